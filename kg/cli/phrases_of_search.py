"""What is said of a text in which nothing can be looked for."""

from __future__ import annotations

SEARCH: tuple[tuple[str, str], ...] = (
    (
        "there is no word to look for: name letters or digits that titles and tasks may hold",
        "không có từ nào để tìm: hãy nêu chữ hoặc số có thể có trong tên gọi và nhiệm vụ",
    ),
    ("these are too many words to look for: name at most {most}", "quá nhiều từ để tìm: nêu nhiều nhất {most} từ"),
    ("there is no kind {kind} to look for: one of {known}", "không có loại {kind} để tìm: chọn một trong {known}"),
)
