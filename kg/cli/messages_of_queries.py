"""What `kg query` and `kg cypher` say, in Vietnamese and English."""

from __future__ import annotations

QUERYING = {
    "one_query": (
        "chỉ chạy được một truy vấn mỗi lần — bỏ bớt: {names}",
        "one query runs at a time — leave out: {names}",
    ),
    "which_query": (
        "thiếu tên truy vấn — kg query liệt kê các truy vấn",
        "name a query — kg query lists them",
    ),
    "what_to_check": (
        "nêu tệp hoặc thư mục cần kiểm tra — ví dụ: kg query --check truy-van/",
        "name the files or folders to check — for example: kg query --check my-packs/",
    ),
    "no_pack_in": (
        "{path}: không có tệp .cypher nào — mỗi truy vấn là một tệp như vậy",
        "{path}: there is no file *.cypher — each pack is one",
    ),
    "packs_are_whole": (
        "Đã kiểm tra {count} tệp: không có gì cần sửa.",
        "Files checked: {count}. There is nothing to mend.",
    ),
    "pack_is_broken": ("bỏ qua {reason}", "left out {reason}"),
    "replaces": ("{file}, thay cho truy vấn có sẵn", "{file}, instead of the built-in"),
    "several_bodies": (
        "{name} là {count} cơ quan: {which}; hỏi tất cả. Nêu tên đầy đủ để chọn một.",
        "{name} is {count} bodies: {which}; all are asked. Type a full name to choose one.",
    ),
    "several_places": (
        "{name} là {count} địa phương: {which}; hỏi tất cả. Nêu mã để chọn một, ví dụ {example}",
        "{name} is {count} places: {which}; all are asked. Type an id to choose one, such as {example}",
    ),
    "and_more_of_them": ("; và {count} nữa", "; and {count} more"),
    "not_looked_up": (
        "{name}: để danh sách rỗng, vì ở đây không có đồ thị để tra {what}",
        "{name}: an empty list, for there is no graph here to look up {what}",
    ),
    "set_yourself": (
        "{name}: để danh sách rỗng — thêm -p {name}=…, ví dụ {example}",
        "{name}: an empty list — add -p {name}=…, for example {example}",
    ),
    "example_value": (
        "{name}: lấy giá trị ví dụ {value} — đổi bằng -p {name}=…",
        "{name}: the value of the example, {value} — choose another with -p {name}=…",
    ),
    # kg query --describe
    "described_parameters": ("Tham số", "Parameters"),
    "described_columns": ("Cột", "Columns"),
    "described_name": ("Tên", "Name"),
    "described_type": ("Nhận", "Takes"),
    "described_default": ("Mặc định", "Default"),
    "described_meaning": ("Nghĩa", "Meaning"),
    "described_example": ("Ví dụ", "Example"),
    "required": ("phải nêu", "required"),
    "left_open": ("để trống", "left open"),
    "described_types": ("Kiểu", "Types"),
    # kg query --check
    "checked_where": ("Tệp, dòng", "File, line"),
    "checked_what": ("Vấn đề", "Finding"),
    "checked_instead": ("Cách sửa", "Instead"),
}
