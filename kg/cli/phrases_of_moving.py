"""Messages of what copies a graph from one store into another."""

from __future__ import annotations

MOVING: tuple[tuple[str, str], ...] = (
    (
        "the graph to copy doesn't say what it was written from: run kg rebuild there",
        "đồ thị cần chép không cho biết được lập từ kho nào: hãy chạy kg rebuild ở nơi ấy",
    ),
    (
        "the place to copy to holds the graph of another corpus: choose an empty one",
        "nơi chép đến đã có đồ thị của kho văn bản khác: hãy chọn nơi còn trống",
    ),
    (
        "the graph changed while it was copied: copy it again",
        "đồ thị thay đổi trong lúc chép: hãy chép lại",
    ),
)
