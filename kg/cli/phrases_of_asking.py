"""Messages of those who ask the graph: queries and their parameters, names that fit nothing, facts of a document."""

from __future__ import annotations

ASKING: tuple[tuple[str, str], ...] = (
    # queries
    (
        "LOAD CSV is not allowed: queries read the graph, not files",
        "không được dùng LOAD CSV: truy vấn đọc đồ thị, không đọc tệp",
    ),
    (
        "the query would change the graph: only reading is allowed",
        "truy vấn này sẽ thay đổi đồ thị: chỉ được đọc",
    ),
    (
        "the query takes longer than {time} seconds: narrow it down",
        "truy vấn chạy quá {time} giây: hãy thu hẹp lại",
    ),
    (
        "FORMAT CSV is not allowed in a query: choose the output with --format csv",
        "không được dùng FORMAT CSV trong truy vấn: chọn bằng --format csv",
    ),
    ("{pack} has no parameter {name}: {has}", "truy vấn {pack} không có tham số {name}: {has}"),
    ("it takes {known}", "nó nhận {known}"),
    ("it takes none", "nó không nhận tham số nào"),
    (
        "{pack} needs {name} ({meaning}), for example: {example}",
        "truy vấn {pack} cần tham số {name}, ví dụ: {example}",
    ),
    ("{name} is {kind}, not {value}", "{name} phải là {kind}, không phải {value}"),
    (
        "{name} is {kind}, not {value}, for example {example}",
        "{name} phải là {kind}, không phải {value}, ví dụ {example}",
    ),
    ("a whole number (0 or more)", "số nguyên từ 0 trở lên"),
    ("codes with commas between them", "các mã cách nhau bằng dấu phẩy"),
    ("a date", "ngày"),
    ("one of {known}", "một trong: {known}"),
    ("there is no query {name}; did you mean {other}?", "không có truy vấn {name}; ý bạn là {other}?"),
    ("no document was named", "chưa nêu văn bản nào"),
    ("no body was named", "chưa nêu cơ quan nào"),
    ("no document fits {name}", "không có văn bản nào khớp với {name}"),
    ("no document fits {name}; did you mean {other}?", "không có văn bản nào khớp với {name}; ý bạn là {other}?"),
    ("no body fits {name}", "không có cơ quan nào khớp với {name}"),
    ("no body fits {name}; did you mean {other}?", "không có cơ quan nào khớp với {name}; ý bạn là {other}?"),
    ("no place was named", "chưa nêu địa phương nào"),
    ("no place fits {name}", "không có địa phương nào khớp với {name}"),
    ("no place fits {name}; did you mean {other}?", "không có địa phương nào khớp với {name}; ý bạn là {other}?"),
    ("no {name} of {what} is known", "kho không có {name} của {what}"),
    ("no {name} of {what} is known; did you mean {other}?", "kho không có {name} của {what}; ý bạn là {other}?"),
    # what speaks against a relation of a document
    ("it is older than this document", "văn bản ấy ban hành trước văn bản này"),
)
