"""Messages of packs: their files, the values that they take, and what would differ between stores."""

from __future__ import annotations

PACKS: tuple[tuple[str, str], ...] = (
    # files
    (
        "{file} is a file; name the folder that it lies in",
        "{file} là tệp; hãy nêu thư mục chứa nó",
    ),
    (
        "{folder}: there is no such folder; --packs and KG_PACKS name folders of packs",
        "{folder}: không có thư mục này; --packs và KG_PACKS nhận thư mục chứa các truy vấn",
    ),
    (
        "{file}: the name of a pack holds only letters, digits, _ and -; rename the file",
        "{file}: tên truy vấn chỉ gồm chữ, chữ số, _ và -; hãy đổi tên tệp",
    ),
    (
        "{file}: the file can't be opened ({reason}); check its permissions",
        "{file}: không mở được tệp ({reason}); kiểm tra quyền truy cập",
    ),
    ("{file} is larger than {size} kB; a pack is one query", "{file} lớn hơn {size} kB; mỗi tệp là một truy vấn"),
    ("{file} is no UTF-8 text; save it as UTF-8", "{file} không phải văn bản UTF-8; lưu lại dạng UTF-8"),
    # headers
    ("{pack}, line {number}: {wrong} — {instead}", "{pack}, dòng {number}: {wrong} — {instead}"),
    ("this parameter can't be read", "không đọc được tham số này"),
    ("write NAME TYPE = DEFAULT — meaning (example: …)", "viết NAME TYPE = DEFAULT — nghĩa (example: …)"),
    ("this column can't be read", "không đọc được cột này"),
    ("write NAME — meaning", "viết NAME — nghĩa"),
    ("there is no line '{line}'", "thiếu dòng '{line}'"),
    ("add it to the header", "thêm vào phần đầu"),
    ("the parameter {name} was described before", "tham số {name} đã được mô tả ở trên"),
    ("the column {name} was described before", "cột {name} đã được mô tả ở trên"),
    ("'// {kind}' was said before", "'// {kind}' đã có ở trên"),
    ("leave one of the lines out", "bỏ một trong các dòng ấy"),
    ("there is no type {type}", "không có kiểu {type}"),
    ("take one of {known}", "dùng một trong {known}"),
    ("this choice has no values", "choice này không có giá trị nào"),
    ("list them: NAME choice(one, other)", "liệt kê: NAME choice(một, hai)"),
    ("only a choice lists values, {type} doesn't", "chỉ choice liệt kê giá trị, {type} thì không"),
    ("write choice, or leave the values out", "viết choice, hoặc bỏ các giá trị"),
    ("the default of {name} is {value}", "giá trị mặc định của {name} là {value}"),
    ("the example of {name} is {value}", "ví dụ của {name} là {value}"),
    ("it takes {kind}", "nó nhận {kind}"),
    # what a header says otherwise than the query
    ("there is no query", "không có truy vấn"),
    ("write it below the header", "viết dưới phần đầu"),
    ("the header describes no parameter {name}", "phần đầu không mô tả tham số {name}"),
    ("add // param {name} TYPE — meaning", "thêm // param {name} TYPE — nghĩa"),
    ("the query has no parameter {name}", "truy vấn không có tham số {name}"),
    ("use {name}, or leave the line out", "dùng {name}, hoặc bỏ dòng này"),
    ("the parameter {name} has no example", "tham số {name} không có ví dụ"),
    ("add (example: …) behind its meaning", "thêm (example: …) sau nghĩa"),
    ("the header describes no column {name}", "phần đầu không mô tả cột {name}"),
    ("add // column {name} — meaning", "thêm // column {name} — nghĩa"),
    ("the query returns no column {name}", "truy vấn không trả về cột {name}"),
    ("return it, or leave the line out", "trả về cột ấy, hoặc bỏ dòng này"),
    ("the columns stand in another order", "các cột được mô tả theo thứ tự khác"),
    ("order them as {names}", "sắp xếp theo {names}"),
    ("the quotes of the example don't match", "dấu nháy trong ví dụ không khớp"),
    ("close each of them", "đóng từng dấu nháy"),
    ("the example asks another query", "ví dụ gọi truy vấn khác"),
    ("begin it with kg query {name}", "bắt đầu bằng kg query {name}"),
    ("the example does not run", "ví dụ không chạy được"),
    # query texts
    (
        "several statements are not allowed: ask one query at a time",
        "không được viết nhiều lệnh: mỗi lần hỏi một truy vấn",
    ),
    # values
    ("one value", "một giá trị"),
    ("a name or a list of names", "một tên hoặc danh sách tên"),
    ("a text of at most {count} letters", "chữ dài tối đa {count} ký tự"),
    # types of parameters: what a person may write, and what the query gets
    ("any text", "chữ bất kỳ"),
    ("the text", "chữ đó"),
    (
        "one of the values that the pack lists: `choice(lead, support)`",
        "một trong các giá trị mà truy vấn liệt kê: `choice(lead, support)`",
    ),
    ("that value", "giá trị đó"),
    ("the text, without blanks", "chữ đó, bỏ dấu cách"),
    ("the number", "số đó"),
    (
        "a day, a month or a year: `30/6/2025`, `2025-06`, `2025`",
        "ngày, tháng hoặc năm: `30/6/2025`, `2025-06`, `2025`",
    ),
    ("ISO text", "ngày dạng ISO"),
    ("one of {known}, or its Vietnamese name", "một trong {known}, hoặc tên tiếng Việt"),
    ("the English name", "tên tiếng Anh"),
    (
        "symbols, with a year or date where several share one, types and numbers, parts of titles, or ids",
        "số, ký hiệu (thêm năm hoặc ngày nếu nhiều văn bản trùng), loại và số, một phần trích yếu, hoặc mã",
    ),
    ("the ids of all documents that fit", "mã của mọi văn bản phù hợp"),
    ("names of bodies, or ids", "tên cơ quan, hoặc mã"),
    ("names of places, or ids", "tên địa phương, hoặc mã"),
    ("the ids of all that fit", "mã của mọi nơi phù hợp"),
)
