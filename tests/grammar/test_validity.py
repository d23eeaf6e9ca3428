"""What a document says of its own force and that of others: pairs of a short text and what it says."""

from __future__ import annotations

import pytest

from loaders.extraction import SELF, Header
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations


def said(text: str, zone: Zone, header: Header) -> set[str]:
    """What a line in a zone says besides citing."""
    paragraphs = (Paragraph(0, len(text), text, zone),)
    references = find_references(text, paragraphs, header)
    found = find_relations(text, paragraphs, header, references)
    return {f"{r.source} {r.type} {r.target}" for r in found if r.type != "cites"}


DECISION = Header(number="20/2025/QĐ-UBND", type="QĐ", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", level="provincial")
OLD, NEW = "Quyết định số 15/2020/QĐ-UBND ngày 02/6/2020", "Quyết định số 16/2023/QĐ-UBND ngày 03/6/2023"

# (zone, text, relations): what a document says of its own force, and what others say of each other's
VALIDITY = [
    (Zone.BODY, f"Quyết định này thay thế {OLD} của UBND tỉnh.", {"SELF replaces 15/2020/QĐ-UBND"}),
    (Zone.CLOSING, "Kế hoạch này thay thế Kế hoạch số 45/KH-UBND ngày 02/3/2023.", {"SELF replaces 45/KH-UBND"}),
    (Zone.BODY, "Chương trình này thay cho Chương trình số 05-CTr/TU ngày 01/02/2020.", {"SELF replaces 05-CTr/TU"}),
    (
        Zone.CLOSING,
        "Hướng dẫn này, các phụ lục 1, 2A kèm theo có hiệu lực từ ngày ký và thay thế các Hướng dẫn số 16-HD/BTCTW "
        "ngày 15/02/2022, Hướng dẫn số 21-HD/BTCTW ngày 20/9/2022.",
        {"SELF replaces 16-HD/BTCTW", "SELF replaces 21-HD/BTCTW"},
    ),
    (
        Zone.BODY,
        f"Điều 3. Quyết định này có hiệu lực từ ngày 01/01/2026; thay thế {OLD} và bãi bỏ {NEW}.",
        {"SELF replaces 15/2020/QĐ-UBND", "SELF repeals 16/2023/QĐ-UBND"},
    ),
    (Zone.BODY, f"Quyết định này có hiệu lực kể từ ngày ký. Thay thế {OLD}.", {"SELF replaces 15/2020/QĐ-UBND"}),
    (
        Zone.BODY,
        "Các Quyết định số 15/2020/QĐ-UBND và số 17/2020/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
        {"SELF repeals 15/2020/QĐ-UBND", "SELF repeals 17/2020/QĐ-UBND"},
    ),
    (
        Zone.BODY,
        "Các sở báo cáo trước ngày 15/12 để tổng hợp. Quyết định này thay thế Quyết định số 15/2020/QĐ-UBND; nếu vướng "
        "mắc, các xã phản ánh kịp thời.",
        {"SELF replaces 15/2020/QĐ-UBND"},
    ),
    (
        Zone.BODY,
        f"Thực hiện Nghị quyết số 5/NQ-CP ngày 3/4/2023 của Chính phủ (Quyết định này thay thế {OLD} của UBND tỉnh).",
        {"SELF replaces 15/2020/QĐ-UBND"},
    ),
    (Zone.BODY, f"{OLD} được thay thế bằng Quyết định này.", {"SELF replaces 15/2020/QĐ-UBND"}),
    (Zone.BODY, f"Điều 2. Bãi bỏ khoản 2 Điều 5 {OLD}.", {"SELF amends 15/2020/QĐ-UBND"}),
    (Zone.BODY, f"Điều 1. Sửa đổi Quy định ban hành kèm theo {OLD}", {"SELF amends 15/2020/QĐ-UBND"}),
    (Zone.BODY, f"{OLD} bị thay thế bởi {NEW}", {"16/2023/QĐ-UBND replaces 15/2020/QĐ-UBND"}),
    (Zone.BODY, f"{OLD} bị bãi bỏ theo {NEW}", {"16/2023/QĐ-UBND repeals 15/2020/QĐ-UBND"}),
    (Zone.TITLE, f"QUYẾT ĐỊNH Về việc bãi bỏ {OLD}", {"SELF repeals 15/2020/QĐ-UBND"}),
    (Zone.TITLE, "KẾ HOẠCH chuyển đổi số (thay thế Kế hoạch số 45/KH-UBND)", {"SELF replaces 45/KH-UBND"}),
    # nothing that the document does itself
    (Zone.BODY, f"Quyết định này không thay thế {OLD}.", set()),
    (Zone.BODY, f"- Sở Nội vụ tham mưu bãi bỏ {OLD} trước ngày 30/6/2026.", set()),
    (Zone.BODY, f"Khi văn bản thay thế {OLD} được ban hành thì áp dụng văn bản mới.", set()),
    (Zone.BODY, f"{OLD} hết hiệu lực từ ngày 01/01/2024.", set()),
    (Zone.TITLE, f"CÔNG VĂN V/v góp ý việc bãi bỏ {OLD}", set()),
]


@pytest.mark.parametrize(("zone", "text", "relations"), VALIDITY, ids=[f"{c[0]}: {c[1][:50]}" for c in VALIDITY])
def test_what_stays_in_force(zone: Zone, text: str, relations: set[str]) -> None:
    assert said(text, zone, DECISION) == relations


LISTS = [
    ("Điều 4. Các văn bản sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:", "repeals"),
    ("Điều 4. Quyết định này thay thế các văn bản sau:", "replaces"),
    ("Điều 4. Các đơn vị thực hiện theo các văn bản sau:", None),
]


@pytest.mark.parametrize(("lead", "relation"), LISTS)
def test_a_lead_in_speaks_for_its_list(lead: str, relation: str | None) -> None:
    text = f"{lead}\na) {OLD};\nb) {NEW}."
    first, second = len(lead) + 1, len(lead) + 1 + len(f"a) {OLD};\n")
    paragraphs = (
        Paragraph(0, len(lead), lead, Zone.BODY, heading=True),
        Paragraph(first, second - 1, text[first : second - 1], Zone.BODY, marker="a)", body=3, parent=0),
        Paragraph(second, len(text), text[second:], Zone.BODY, marker="b)", body=3, parent=0),
    )
    references = find_references(text, paragraphs, DECISION)
    found = {(r.type, r.target) for r in find_relations(text, paragraphs, DECISION, references) if r.type != "cites"}
    assert found == ({(relation, "15/2020/QĐ-UBND"), (relation, "16/2023/QĐ-UBND")} if relation else set())


def test_an_article_changes_what_its_items_name() -> None:
    lead = "Điều 1. Phê duyệt điều chỉnh Quy hoạch khoáng sản như sau:"
    item = f"1. Điều chỉnh danh mục dự án tại mục 3 Phụ lục II.8 kèm theo {OLD}."
    text = f"{lead}\n{item}"
    paragraphs = (
        Paragraph(0, len(lead), lead, Zone.BODY, heading=True),
        Paragraph(len(lead) + 1, len(text), item, Zone.BODY, marker="1.", body=3, parent=0),
    )
    references = find_references(text, paragraphs, DECISION)
    (relation,) = [r for r in find_relations(text, paragraphs, DECISION, references) if r.type != "cites"]
    assert (relation.source, relation.type, relation.target) == (SELF, "amends", "15/2020/QĐ-UBND")
