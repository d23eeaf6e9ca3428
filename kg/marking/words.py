"""The words of marked texts in both languages, and why each rule finds what it finds (`ontology/rules.tsv`)."""

from __future__ import annotations

from functools import cache

from kg.pages import Language
from loaders.folding import fold
from loaders.tables import several, table

WORDS: dict[str, tuple[str, str]] = {
    # key: Vietnamese, English
    # kinds of findings
    "header": ("Thể thức", "Header"),
    "reference": ("Văn bản được nhắc", "Reference"),
    "relation": ("Quan hệ", "Relation"),
    "task": ("Nhiệm vụ", "Task"),
    "body": ("Cơ quan", "Body"),
    "deadline": ("Thời hạn", "Deadline"),
    "target": ("Chỉ tiêu", "Target"),
    "recipient": ("Nơi nhận", "Recipient"),
    # fields
    "file": ("Tệp", "File"),
    "kind": ("Nguồn", "Source"),
    "original": ("bản gốc", "original"),
    "report": ("bài đưa tin", "report"),
    "number": ("Số, ký hiệu", "Symbol"),
    "type": ("Loại", "Type"),
    "title": ("Trích yếu", "Title"),
    "issuer": ("Cơ quan ban hành", "Issued by"),
    "issued_on": ("Ngày ban hành", "Issued on"),
    "level": ("Cấp", "Level"),
    "territory": ("Địa bàn", "Territory"),
    "signer": ("Người ký", "Signed by"),
    "signer_position": ("Chức vụ", "Signed as"),
    "conflict": ("Văn bản ghi", "The text says"),
    "also": ("Tên khác", "Also"),
    "term": ("Nhiệm kỳ", "Term"),
    "locator": ("Điều khoản", "Passage"),
    "mention": ("Lần nhắc", "Mention"),
    "nth": ("{n} trên {m}", "{n} of {m}"),
    "from": ("Từ", "From"),
    "to": ("Đến", "To"),
    "role": ("Vai trò", "Role"),
    "section": ("Mục", "Section"),
    "due_on": ("Hạn đến ngày", "Due on"),
    "recurrence": ("Định kỳ", "Recurs"),
    "due": ("Thời hạn", "Due"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "value": ("Giá trị", "Value"),
    "cites": ("nhắc đến", "cites"),
    "rule": ("Quy tắc", "Rule"),
    "confidence": ("Độ tin cậy", "Confidence"),
    "this_document": ("Văn bản này", "This document"),
    # relations
    "implements": ("thực hiện", "implements"),
    "based_on": ("căn cứ", "is based on"),
    "promulgates": ("ban hành", "promulgates"),
    "amends": ("sửa đổi", "amends"),
    "replaces": ("thay thế", "replaces"),
    "repeals": ("bãi bỏ", "repeals"),
    "guides": ("hướng dẫn", "guides"),
    # roles
    "lead": ("Chủ trì", "Leads"),
    "also_lead": ("Cùng chủ trì", "Also leads"),
    "support": ("Phối hợp", "Supports"),
    "advise": ("Tham mưu", "Advises"),
    "direct": ("Chỉ đạo", "Directs"),
    "supervise": ("Giám sát", "Supervises"),
    # levels, recurrence
    "central": ("trung ương", "central"),
    "provincial": ("tỉnh", "province"),
    "district": ("huyện", "district"),
    "commune": ("xã", "commune"),
    "unit": ("đơn vị", "unit"),
    "yearly": ("hằng năm", "yearly"),
    "half-yearly": ("6 tháng một lần", "half-yearly"),
    "quarterly": ("hằng quý", "quarterly"),
    "monthly": ("hằng tháng", "monthly"),
    "continuous": ("thường xuyên", "continuous"),
    # the page
    "marked": ("Văn bản và những gì đọc được", "The text and what was read in it"),
    "from_sidecar": ("theo tệp kèm", "from the sidecar"),
    "text_says": ("văn bản ghi: {value}", "the text says: {value}"),
    "legend": ("Chú giải; bấm để ẩn hoặc hiện", "Legend; press to hide or show"),
    "unsure": ("Kém chắc chắn", "Less sure"),
    "only_unsure": (
        "Chỉ hiện những chỗ có độ tin cậy dưới {n}%",
        "Show only what has a confidence below {n}%",
    ),
    "findings": ("Danh sách", "List"),
    "filter": ("Lọc danh sách", "Filter the list"),
    "nothing": ("Không đọc được gì trong văn bản này.", "Nothing was found in this text."),
    "more": ("thêm {n}", "{n} more"),
    "close": ("Đóng", "Close"),
    "previous": ("Lần nhắc trước", "Previous mention"),
    "next": ("Lần nhắc sau", "Next mention"),
    "text": ("Nội dung văn bản", "The text"),
    "hint": (
        "Trỏ, bấm hoặc dùng phím Tab và mũi tên để xem từng chỗ.",
        "Point, click, or use Tab and the arrow keys to see each place.",
    ),
    "index": ("Các văn bản đã đọc", "The documents that were read"),
    "documents": ("Văn bản", "Documents"),
    "lowest": ("Thấp nhất", "Lowest"),
}


def word(key: str, language: Language, **values: object) -> str:
    """The word for a key, with its values filled in; a key without words stands for itself."""
    words = WORDS.get(key)
    return words[language == "en"].format(**values) if words else key


def type_in_words(code: str, language: Language, said: str = "") -> str:
    """A kind of document in words: `Kế hoạch`, `plan`; a code nobody knows stays. Of kinds that share a code (decision
    and regulation, `QĐ`) it is the one by which the text calls the document, `said`."""
    rows = _types().get(code)
    if rows is None:
        return code
    named = (row for row in rows if fold(said.lstrip()).startswith(fold(several(row["name"])[0])))
    row = next(named, rows[0])
    return several(row["name"])[0] if language == "vi" else row["english"]


@cache
def _types() -> dict[str, list[dict[str, str]]]:
    kinds: dict[str, list[dict[str, str]]] = {}
    for row in table("doc_types"):
        for code in several(row["code"]):
            kinds.setdefault(code, []).append(row)
    return kinds


def why(kind: str, rule: str, language: Language) -> str:
    """One sentence that says why a rule finds what it finds; empty for a rule without one."""
    return _meanings().get((kind, rule), {}).get(f"meaning_{language}", "")


@cache
def _meanings() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["kind"], row["rule"]): row for row in table("rules")}
