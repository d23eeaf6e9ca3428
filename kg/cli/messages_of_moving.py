"""What `kg copy` and the exports for databases say, in Vietnamese and English."""

from __future__ import annotations

MOVING = {
    "copying": ("Đang chép", "Copying"),
    "comparing": ("Đang đối chiếu", "Comparing"),
    "exporting": ("Đang xuất", "Exporting"),
    "copied": (
        "Đã chép vào {path} và đối chiếu: {nodes} nút, {relationships} quan hệ, mã kiểm {digest}",
        "Copied to {path} and compared: {nodes} nodes, {relationships} relationships, checksum {digest}",
    ),
    "copy_differs": (
        "Bản sao khác: {name} — nơi chép từ {first}, nơi chép đến {second}",
        "The copy differs: {name} — {first} in FROM, {second} in TO",
    ),
    "copy_differs_inside": (
        "Bản sao khác: {name} — cùng số lượng ({first}), khác nội dung",
        "The copy differs: {name} — as many ({first}), with other contents",
    ),
    "copy_interrupted": (
        "Bị ngắt: chạy lại đúng lệnh này để chép tiếp.",
        "Interrupted: give the same command again to go on.",
    ),
    "same_place": (
        "{path}: nơi chép từ và nơi chép đến là một — chọn nơi khác",
        "{path}: FROM and TO are one place — choose another",
    ),
    "other_corpus_there": (
        "{path} có kho văn bản khác — chọn thư mục khác để chép đến",
        "{path} holds another corpus — choose another folder to copy to",
    ),
    "no_origin": (
        "đồ thị không cho biết được lập từ kho nào — chạy: kg rebuild",
        "the graph doesn't say which corpus it was made from — run: kg rebuild",
    ),
    "not_an_export": (
        "{path} có tệp khác — chọn một thư mục mới",
        "{path} holds other files — choose a new folder",
    ),
    "no_output": (
        "chưa nêu nơi ghi — thêm tên tệp hoặc thư mục: kg export {kind} NƠI_GHI",
        "it isn't said where to write — name a file or folder: kg export {kind} OUTPUT",
    ),
    "output_twice": (
        "nêu nơi ghi hai lần ({first} và {second}) — chỉ nêu một",
        "two places to write are named ({first} and {second}) — name one",
    ),
    "import_with": (
        "Nạp vào Neo4j: xem {path}/import.sh (Windows: import.ps1), rồi after-import.cypher",
        "To load it into Neo4j: see {path}/import.sh (Windows: import.ps1), then after-import.cypher",
    ),
}
