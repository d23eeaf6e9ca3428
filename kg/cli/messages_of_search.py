"""What `kg search` says, in Vietnamese and English."""

from __future__ import annotations

SEARCHING = {
    "nothing_found": (
        "không tìm thấy gì có đủ các từ: {text} — bớt từ, hoặc tìm phần đầu của từ bằng dấu * (chuy*)",
        "nothing has all of these words: {text} — leave some out, or look for the beginning of one with * (chuy*)",
    ),
    "years_turned": (
        "--from {first} sau --to {last} — đổi chỗ hai năm",
        "--from {first} is after --to {last} — exchange the two years",
    ),
    "more_found": (
        "còn {count} kết quả nữa — thêm từ, lọc bằng --kind, --level, --from, --to, hoặc tăng --limit",
        "{count} more — add words, narrow down with --kind, --level, --from, --to, or raise --limit",
    ),
}
