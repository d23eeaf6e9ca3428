"""What `kg review` says, in Vietnamese and English."""

from __future__ import annotations

REVIEWING = {
    "no_such_mention": (
        "{mention}: không có chỗ nhắc đến nào như vậy — ghi NGUỒN#SỐ_KÝ_HIỆU như kg review in ra, hoặc mã của nó",
        "{mention}: there is no such mention — write SOURCE#REF as kg review prints it, or its id",
    ),
    "which_mention": (
        "{mention} là {count} chỗ nhắc đến — chọn một bằng mã: {which}",
        "{mention} is {count} mentions — choose one by its id: {which}",
    ),
    "which_document": (
        "{symbol} là {count} văn bản — chọn một: {which}",
        "{symbol} is {count} documents — choose one: {which}",
    ),
    "no_name": (
        "không rõ ai phán đoán — ghi tên bằng --who TÊN",
        "it isn't known who judges — say so with --who NAME",
    ),
    "judged_already": (
        '{mention} đã được cho là {document} — rút lại trước: kg review undo "{mention}"',
        '{mention} is judged to be {document} — take that back first: kg review undo "{mention}"',
    ),
    "judged": ("đã ghi vào {path}: {judgement}", "written to {path}: {judgement}"),
    "means_now": ("{mention} nay là {document}", "{mention} is now {document}"),
    "open_still": ("{mention} vẫn chưa xác định", "{mention} is still undecided"),
    "taken_back": ("đã rút khỏi {path}: {judgement}", "taken out of {path}: {judgement}"),
    "not_judged": (
        "{path} không có phán đoán nào về {mention} — kg review decisions liệt kê các phán đoán",
        "{path} holds no judgement of {mention} — kg review decisions lists them",
    ),
    "which_judgement": (
        "{path} có {count} phán đoán về {mention} — nêu thêm văn bản: {which}",
        "{path} holds {count} judgements of {mention} — name the document too: {which}",
    ),
    "decisions_changed": (
        "{path} đã thay đổi mà đồ thị chưa theo — chạy: kg review apply",
        "{path} has changed and the graph doesn't follow it yet — run: kg review apply",
    ),
    "applied": ("đồ thị đã theo {path}; số phán đoán: {count}", "the graph follows {path}; judgements: {count}"),
    "judgements": ("Phán đoán: {count}", "Judgements: {count}"),
    "judgement_replaced": ("đã có phán đoán mới hơn", "replaced by a newer one"),
    "judgement_waiting": ("chờ nguồn được nạp", "waiting for a source"),
    "nothing_judged": ("Chưa có phán đoán nào.", "Nothing has been judged."),
    "none_about": ("Không có gì chưa xác định về {symbol}.", "Nothing is undecided about {symbol}."),
}
