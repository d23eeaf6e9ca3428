"""Messages of what users state beside the documents: their judgements, and documents that they know."""

from __future__ import annotations

JUDGING: tuple[tuple[str, str], ...] = (
    # judgements and their file
    (
        "{id} is no id of a document or mention; kg review shows the ids",
        "{id} không phải mã của văn bản hay chỗ nhắc đến; kg review liệt kê các mã",
    ),
    ("{id} is judged against itself; name two ids", "{id} được so với chính nó; hãy nêu hai mã khác nhau"),
    (
        "{verdict} is no verdict; write same, not_same or unsure",
        "{verdict} không phải phán đoán; hãy ghi same, not_same hoặc unsure",
    ),
    (
        "a judgement says who made it; write a name into the column who",
        "phán đoán phải nêu người đưa ra; hãy ghi tên vào cột who",
    ),
    ("{when} is no date; write it as 2026-11-26", "{when} không phải ngày; hãy ghi theo dạng 2026-11-26"),
    (
        "these judgements contradict each other: {which}; take one of them back",
        "các phán đoán này mâu thuẫn nhau: {which}; hãy rút lại một trong số đó",
    ),
    (
        "this file is too large for a list of judgements; check what it is",
        "tệp quá lớn so với một danh sách phán đoán; kiểm tra xem đó là tệp gì",
    ),
    ("this is no CSV in UTF-8; save it as `CSV UTF-8`", "đây không phải CSV mã UTF-8; hãy lưu lại dạng `CSV UTF-8`"),
    ("this is no line of CSV; check its quotes", "đây không phải dòng CSV; kiểm tra dấu ngoặc kép"),
    ("{path} has no column {name}; its first line is {header}", "{path} thiếu cột {name}; dòng đầu phải là {header}"),
    (
        "{path} has the unknown column {name}; its first line is {header}",
        "{path} có cột lạ {name}; dòng đầu phải là {header}",
    ),
    # why a mention is open, and what speaks for a candidate
    ("its number", "số, ký hiệu"),
    ("its number and its date", "số, ký hiệu và ngày ban hành"),
    ("its number and whose it is", "số, ký hiệu và cơ quan ban hành"),
    ("its number and its date and whose it is", "số, ký hiệu, ngày và cơ quan ban hành"),
    ("{count} documents bear this name", "có {count} văn bản mang tên này"),
    ("its date looks like a misprint of {date}", "ngày ban hành có vẻ là {date} bị ghi nhầm"),
    (
        "its date and {date} differ by a slip, and one number has one date",
        "ngày ban hành chỉ lệch với {date} như do ghi nhầm, mà mỗi số chỉ có một ngày",
    ),
    ("the name agrees", "khớp tên gọi"),
    ("the body agrees", "khớp cơ quan ban hành"),
    ("the day agrees", "khớp ngày ban hành"),
    ("the text tells it apart from this one", "văn bản dẫn phân biệt rõ với văn bản này"),
    ("the date agrees, as far as it is told", "khớp phần ngày tháng được nêu"),
    ("the term agrees", "khớp nhiệm kỳ"),
    ("the place of the text suggests this body", "địa phương của văn bản gợi ý cơ quan này"),
    ("the same text names it in full", "chính văn bản này có chỗ nêu đầy đủ"),
    ("number and body agree, and the dates differ by a slip", "khớp số và cơ quan, ngày lệch như do viết nhầm"),
    ("decided: not the same", "đã phán đoán: không phải văn bản này"),
    # how sure the authority list is of a candidate
    (
        "published mentions, date or title from general knowledge",
        "thấy văn bản khác nhắc đến, ngày hoặc trích yếu chỉ theo hiểu biết chung",
    ),
    (
        "general knowledge, not yet seen in a published document",
        "chỉ theo hiểu biết chung, chưa thấy trong văn bản nào đã công bố",
    ),
    # usage
    ("No such command '{name}'", "không có lệnh '{name}'"),
    # a user's list of documents
    (
        "this file is too large for a list of documents; check what it is",
        "tệp quá lớn so với một danh sách văn bản; kiểm tra xem đó là tệp gì",
    ),
    (
        "this is no table in UTF-8; save it as text with tabs, in UTF-8",
        "đây không phải bảng mã UTF-8; hãy lưu lại dạng văn bản phân cách bằng tab, mã UTF-8",
    ),
    ("there are more cells than columns; a tab parts two cells", "dòng có nhiều ô hơn số cột; hai ô cách nhau một tab"),
    ("line {line} has the key {key} too; keep one of them", "dòng {line} cũng có khóa {key}; hãy giữ một dòng"),
    (
        "there is no column {name}; the first line names the columns, with tabs",
        "thiếu cột {name}; dòng đầu nêu tên các cột, cách nhau một tab",
    ),
    (
        "there is no column {name} in such a list; use {columns}",
        "danh sách này không có cột {name}; các cột là {columns}",
    ),
    (
        "`{name}` is empty; each row states symbol, issued_on and issuer",
        "`{name}` để trống; mỗi dòng phải có symbol, issued_on và issuer",
    ),
    ("{symbol} is no symbol; write one such as 51-KL/TW", "{symbol} không phải số, ký hiệu; hãy ghi như 51-KL/TW"),
    (
        "{date} is no date; write it as 2019-05-30, 2019-05 or 2019",
        "{date} không phải ngày; hãy ghi 2019-05-30, 2019-05 hoặc 2019",
    ),
    ("{term} is no term; write it as XIII", "{term} không phải khóa; hãy ghi như XIII"),
    ("`certainty` is one of {values}", "`certainty` là một trong {values}"),
    (
        "the symbol tells no type of document; write one, such as Luật, into `type`",
        "số, ký hiệu không cho biết loại văn bản; hãy ghi loại, ví dụ Luật, vào cột `type`",
    ),
)
