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
    ("{pack}, line {number}: {wrong}", "{pack}, dòng {number}: {wrong}"),
    (
        "a parameter reads NAME TYPE = DEFAULT — meaning (example: …)",
        "tham số viết là NAME TYPE = DEFAULT — nghĩa (example: …)",
    ),
    ("a column reads NAME — meaning", "cột viết là NAME — nghĩa"),
    ("it has no line '{line}'", "tệp thiếu dòng '{line}'"),
    ("the parameter {name} was described before", "tham số {name} đã được mô tả ở trên"),
    ("the column {name} was described before", "cột {name} đã được mô tả ở trên"),
    ("'// {kind}' was said before", "'// {kind}' đã có ở trên"),
    (
        "there is no type {type}: a type is one of {known}",
        "không có kiểu {type}: kiểu là một trong {known}",
    ),
    (
        "a choice lists its values, and no other type does: NAME choice(one, other)",
        "chỉ kiểu choice liệt kê các giá trị, và phải liệt kê: NAME choice(giá trị, giá trị khác)",
    ),
    ("the default {value} of {name} is not {kind}", "giá trị mặc định {value} của {name} không phải {kind}"),
    ("the example {value} of {name} is not {kind}", "ví dụ {value} của {name} không phải {kind}"),
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
