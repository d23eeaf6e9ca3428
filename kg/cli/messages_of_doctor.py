"""What `kg doctor` says, in Vietnamese and English."""

from __future__ import annotations

CHECKING = {
    "newer_python": ("cài Python 3.11 trở lên", "install Python 3.11 or newer"),
    "not_installed": ("chạy thẳng từ mã nguồn, chưa cài đặt", "runs from the source, not installed"),
    "missing_package": ("chưa được cài", "is not installed"),
    "files": ("số tệp: {count}", "files: {count}"),
    "no_data_yet": ("{path}: chưa có dữ liệu", "{path}: nothing there yet"),
    "read_only_folder": ("cấp quyền ghi, nếu muốn nạp thêm", "allow writing, if more is to be loaded"),
    "sources": ("số nguồn: {count}", "sources: {count}"),
    "unsettled": (
        "một lệnh đã bị ngắt trước khi làm xong những gì suy ra từ các nguồn",
        "a command was interrupted before all was made that follows from the sources",
    ),
    "load_or_rebuild": ("nạp lại, hoặc chạy: kg rebuild", "load again, or run: kg rebuild"),
    "of_another_version": (
        "được đọc bằng phiên bản kg khác; lần nạp sau sẽ làm lại đồ thị",
        "was read by another version of kg; the next load makes the graph anew",
    ),
    "judgements_waiting": (
        "số phán đoán: {count}, trong đó chờ nguồn được nạp: {waiting}",
        "judgements: {count}, of which wait for a source: {waiting}",
    ),
    "not_followed": (
        "{path} đã thay đổi mà đồ thị chưa theo",
        "{path} has changed, and the graph doesn't follow it yet",
    ),
    "journal": (
        "thay đổi còn ở {path}: {count}; khi chép đồ thị, chép cả hai tệp",
        "changes that lie in {path}: {count}; to copy the graph, copy both files",
    ),
    "behind": ("chưa có những thay đổi mới nhất của kho văn bản", "lacks the latest changes of the corpus"),
    "no_graph": ("{path}: chưa có đồ thị", "{path}: there is no graph"),
    "another_corpus": ("được ghi từ một kho văn bản khác", "was written from another corpus"),
    "delete_and_rebuild": ("xóa {path} rồi chạy: kg rebuild", "delete {path} and run: kg rebuild"),
    "size": ("nút: {nodes}, quan hệ: {edges}", "nodes: {nodes}, relationships: {edges}"),
    "runs": ("chạy được, {ms} ms", "runs, {ms} ms"),
    "slow": ("chậm: {ms} ms", "slow: {ms} ms"),
    "for_tests": ("playwright đã cài; chỉ cần cho kiểm thử", "playwright is installed; only tests need it"),
    "not_needed": ("không có và không cần", "is not there and not needed"),
    "at": ("{what}, {place}", "{what}, {place}"),
    "indexes_there": ("đủ ràng buộc và chỉ mục", "all constraints and indexes are there"),
    "indexes_missing": ("thiếu ràng buộc hoặc chỉ mục: {names}", "constraints or indexes are missing: {names}"),
    "recognition": ("đọc được bản quét, với {path}", "reads scans, with {path}"),
    "no_recognition": ("chưa cài; chỉ cần cho bản quét và ảnh", "is not there; only scans and pictures need it"),
    "no_vietnamese_data": ("thiếu dữ liệu tiếng Việt của Tesseract", "lacks Tesseract's Vietnamese data"),
}
