"""How documents act on each other: pairs of a short text and what it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import SELF, Header, Relation
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations

PLAN = Header(
    number="224/KH-UBND",
    type="KH",
    issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
    level="provincial",
    territory="tỉnh Lạng Sơn",
)


def read(text: str, zone: Zone, header: Header = PLAN) -> tuple[Relation, ...]:
    """The relations of a text whose lines are paragraphs of one zone."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(at, at + len(line), line, zone))
        at += len(line) + 1
    references = find_references(text, tuple(paragraphs), header)
    found = find_relations(text, tuple(paragraphs), header, references)
    for relation in found:
        evidence = relation.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert 0 < len(evidence.quote) <= 200
        assert 0 < evidence.confidence <= 1
    return found


def said(text: str, zone: Zone, header: Header = PLAN) -> set[str]:
    """What the text says besides citing."""
    return {f"{r.source} {r.type} {r.target}" for r in read(text, zone, header) if r.type != "cites"}


# (zone, text, relations)
CASES = [
    # the title says what a plan is for
    (Zone.TITLE, "KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 63-NQ/TU NGÀY 29/12/2021", {"SELF implements 63-NQ/TU"}),
    (Zone.TITLE, "KẾ HOẠCH triển khai thi hành Luật Nhà giáo", {"SELF implements Luật Nhà giáo"}),
    (
        Zone.TITLE,
        "QUYẾT ĐỊNH về việc ban hành Kế hoạch thực hiện Chỉ thị số 14-CT/TW ngày 19/7/2017",
        {"SELF implements 14-CT/TW"},
    ),
    (
        Zone.TITLE,
        "KẾ HOẠCH thực hiện Kế hoạch số 232-KH/TU, ngày 17/4/2024 của Ban Thường vụ Tỉnh ủy thực hiện "
        "Chỉ thị số 29-CT/TW, ngày 05/01/2024 của Bộ Chính trị",
        {"SELF implements 232-KH/TU", "232-KH/TU implements 29-CT/TW"},
    ),
    (
        Zone.TITLE,
        "KẾ HOẠCH THỰC HIỆN KẾT LUẬN SỐ 51-KL/TW NGÀY 30/5/2019 CỦA BAN BÍ THƯ VỀ ĐỔI MỚI GIÁO DỤC "
        "VÀ KẾ HOẠCH SỐ 82-KH/TU NGÀY 27/8/2019 CỦA BAN THƯỜNG VỤ TỈNH ỦY",
        {"SELF implements 51-KL/TW", "SELF implements 82-KH/TU"},
    ),
    (Zone.TITLE, "BÁO CÁO kết quả thực hiện Nghị quyết số 63-NQ/TU", set()),
    (Zone.TITLE, "BÁO CÁO sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW", set()),
    (Zone.TITLE, "KẾ HOẠCH kiểm tra việc thực hiện Chỉ thị số 05-CT/TW", set()),
    (
        Zone.TITLE,
        "QUYẾT ĐỊNH sửa đổi, bổ sung một số điều của Quyết định số 10/2024/QĐ-UBND",
        {"SELF amends 10/2024/QĐ-UBND"},
    ),
    (Zone.TITLE, "HƯỚNG DẪN thực hiện Quy định số 377-QĐ/TW ngày 08/10/2025", {"SELF guides 377-QĐ/TW"}),
    # the opening
    (
        Zone.OPENING,
        "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư về giáo dục; Chỉ thị số 1112/CT-BGDĐT ngày "
        "19/8/2022; Quyết định số 68/QĐ-UBND ngày 19/01/2023 của UBND tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch",
        {"SELF implements 51-KL/TW", "SELF implements 1112/CT-BGDĐT", "SELF implements 68/QĐ-UBND"},
    ),
    (
        Zone.OPENING,
        "Thực hiện Quyết định số 628/QĐ-TTg ngày 11/5/2020 của Thủ tướng Chính phủ ban hành Kế hoạch thực hiện "
        "Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 29-NQ/TW",
        {"SELF implements 628/QĐ-TTg", "628/QĐ-TTg implements 51-KL/TW", "51-KL/TW implements 29-NQ/TW"},
    ),
    (
        Zone.OPENING,
        "Ngày 30/7/2020, UBND tỉnh ban hành Kế hoạch hành động thực hiện Quyết định số 628/QĐ-TTg",
        {"SELF implements 628/QĐ-TTg"},
    ),
    (Zone.OPENING, "Nhằm cụ thể hóa Nghị quyết số 57-NQ/TW, UBND tỉnh yêu cầu", {"SELF implements 57-NQ/TW"}),
    (Zone.OPENING, "Qua quá trình triển khai thực hiện Quyết định số 766/QĐ-TTg còn một số hạn chế", set()),
    # the legal basis
    (Zone.BASIS, "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;", {"SELF based_on Luật Tổ chức Chính phủ"}),
    (
        Zone.BASIS,
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024; Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ;",
        {"SELF based_on 57-NQ/TW", "SELF based_on 71/NQ-CP"},
    ),
    (
        Zone.BASIS,
        "Xét đề nghị của Sở Xây dựng tại Công văn số 4236/SXD-QLN ngày 22/5/2014,",
        {"SELF based_on 4236/SXD-QLN"},
    ),
    (Zone.BASIS, "Căn cứ chức năng, nhiệm vụ của Sở;", set()),
    (
        Zone.BASIS,
        "Căn cứ Quyết định số 3/QĐ-TTg ngày 1/2/2020 về việc thực hiện Nghị quyết số 5-NQ/TW;",
        {"SELF based_on 03/QĐ-TTg", "03/QĐ-TTg implements 05-NQ/TW"},
    ),
    # the body: a task is no purpose, but references speak for themselves
    (Zone.BODY, "Tiếp tục thực hiện Chỉ thị số 05-CT/TW trong toàn ngành", set()),
    (Zone.BODY, "Các sở căn cứ Quyết định số 12/QĐ-TTg để thực hiện", set()),
    (Zone.BODY, "theo Quyết định số 12/QĐ-TTg và tổ chức thực hiện Kế hoạch số 15/KH-BYT", set()),
    (Zone.BODY, "Nghị quyết số 4-NQ/TU về xây dựng Đảng gắn với thực hiện Chỉ thị số 05-CT/TW", set()),
    (
        Zone.BODY,
        "kế hoạch thực hiện Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện "
        "Chỉ thị số 05-CT/TW",
        {"01-KL/TW implements 05-CT/TW"},
    ),
    (
        Zone.BODY,
        "Chương trình hành động số 51-CTr/TU ngày 23/7/2014 của Tỉnh ủy, Kế hoạch số 5447/KH-UBND ngày 24/11/2014 "
        "của UBND tỉnh và Kế hoạch số 697/KH-SGDĐT ngày 17/12/2014 về thực hiện Nghị quyết số 29-NQ/TW",
        {
            "51-CTr/TU implements 29-NQ/TW",
            "5447/KH-UBND implements 29-NQ/TW",
            "697/KH-SGDĐT implements 29-NQ/TW",
        },
    ),
    (
        Zone.BODY,
        "Kế hoạch số 17/KH-UBND ngày 11/8/2025 về thực hiện Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ và "
        "Kế hoạch số 07-KH/TU ngày 25/7/2025",
        {"17/KH-UBND implements 71/NQ-CP", "17/KH-UBND implements 07-KH/TU"},
    ),
    (
        Zone.BODY,
        "Quyết định số 744/QĐ-UBND ngày 02/8/2019 phê duyệt Kế hoạch thực hiện Đề án bảo đảm cơ sở vật chất "
        "trường học. "
        "Đề án bảo đảm cơ sở vật chất trường học ban hành kèm theo Quyết định số 1436/QĐ-TTg ngày 29/10/2018",
        {"744/QĐ-UBND implements 1436/QĐ-TTg"},
    ),
    (Zone.BODY, "Công văn số 12/VPCP-KGVX về việc thực hiện Quyết định số 991/QĐ-TTg", set()),
    # change, end, guidance, issue
    (
        Zone.BODY,
        "Quyết định số 1729/QĐ-TTg ngày 04/11/2020 sửa đổi, bổ sung Quyết định số 655/QĐ-TTg",
        {"1729/QĐ-TTg amends 655/QĐ-TTg"},
    ),
    (
        Zone.BODY,
        "Nghị định số 37/2019/NĐ-CP đã được sửa đổi, bổ sung một số điều theo Nghị định số 58/2023/NĐ-CP",
        {"58/2023/NĐ-CP amends 37/2019/NĐ-CP"},
    ),
    (
        Zone.BODY,
        "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu",
        {
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu amends Luật Đầu tư",
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và Luật Đấu thầu amends Luật Đấu thầu",
        },
    ),
    (
        Zone.BODY,
        "Chỉ thị này thay thế Chỉ thị số 35-CT/TW ngày 14/6/2024 về đại hội; Kết luận số 118-KL/TW ngày 18/1/2025.",
        {"SELF replaces 35-CT/TW", "SELF replaces 118-KL/TW"},
    ),
    (Zone.BODY, "Điều 3. Bãi bỏ Quyết định số 10/2024/QĐ-UBND ngày 13/6/2024.", {"SELF repeals 10/2024/QĐ-UBND"}),
    (
        Zone.BODY,
        "Quyết định số 10/2024/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
        {"SELF repeals 10/2024/QĐ-UBND"},
    ),
    (
        Zone.BODY,
        "Thông tư số 09/2013/TT-BXD ngày 01/7/2013 về hướng dẫn thực hiện Quyết định số 22/2013/QĐ-TTg",
        {"09/2013/TT-BXD guides 22/2013/QĐ-TTg"},
    ),
    (
        Zone.BODY,
        "các Nghị định quy định chi tiết một số điều của Luật Quy hoạch (số 37/2019/NĐ-CP, số 22/2025/NĐ-CP)",
        {"37/2019/NĐ-CP guides Luật Quy hoạch", "22/2025/NĐ-CP guides Luật Quy hoạch"},
    ),
    (
        Zone.BODY,
        "Quy chế số 05-QC/TW ban hành kèm theo Quyết định số 10-QĐ/TW ngày 12/12/2018",
        {"10-QĐ/TW promulgates 05-QC/TW"},
    ),
    (
        Zone.BODY,
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tổ chức thực hiện Chỉ thị số 14-CT/TW ngày 19/7/2017",
        {"SELF implements 14-CT/TW"},
    ),
]


@pytest.mark.parametrize(("zone", "text", "relations"), CASES, ids=[f"{c[0]}: {c[1][:60]}" for c in CASES])
def test_what_the_text_says(zone: Zone, text: str, relations: set[str]) -> None:
    assert said(text, zone) == relations


def test_every_reference_is_cited_once() -> None:
    text = "Kết luận số 51-KL/TW; Nghị quyết số 29-NQ/TW và Kết luận số 51-KL/TW"
    cited = [(r.source, r.target) for r in read(text, Zone.BODY) if r.type == "cites"]
    assert cited == [(SELF, "51-KL/TW"), (SELF, "29-NQ/TW")]


def test_what_implements_a_directive_does_not_merely_rest_on_it() -> None:
    lines = ["KẾ HOẠCH thực hiện Nghị quyết số 57-NQ/TW", "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024;"]
    text = "\n".join(lines)
    title = Paragraph(0, len(lines[0]), lines[0], Zone.TITLE)
    basis = Paragraph(title.end + 1, len(text), lines[1], Zone.BASIS)
    references = find_references(text, (title, basis), PLAN)
    relations = find_relations(text, (title, basis), PLAN, references)
    assert {(r.type, r.target) for r in relations} == {("implements", "57-NQ/TW"), ("cites", "57-NQ/TW")}


def test_an_aim_is_weaker_than_a_title() -> None:
    heading, aim = "1. Mục đích", "a) Triển khai các nhiệm vụ đã xác định trong Chỉ thị số 29-CT/TW ngày 05/01/2024"
    text = f"{heading}\n{aim}"
    paragraphs = (
        Paragraph(0, len(heading), heading, Zone.BODY, heading=True),
        Paragraph(len(heading) + 1, len(text), aim, Zone.BODY, parent=0),
    )
    references = find_references(text, paragraphs, PLAN)
    (relation,) = [r for r in find_relations(text, paragraphs, PLAN, references) if r.type == "implements"]
    assert (relation.source, relation.target) == (SELF, "29-CT/TW")
    assert relation.evidence.confidence < 0.9


CARRIED_OUT = [
    (
        Zone.OPENING,
        "Để bảo đảm thực hiện quyết liệt, có hiệu quả các nhiệm vụ, giải pháp nêu tại Kết luận số 121-KL/TW của Ban "
        "Chấp hành Trung ương về tổng kết Nghị quyết số 18-NQ/TW và Kết luận số 126-KL/TW của Bộ Chính trị, yêu cầu:",
        {"SELF implements 121-KL/TW", "SELF implements 126-KL/TW"},
    ),
    (
        Zone.OPENING,
        "Thực hiện ý kiến chỉ đạo của Bộ Tài chính tại công văn số 11614/BTC-PC ngày 24/10/2023, Cục Thuế yêu cầu:",
        {"SELF implements 11614/BTC-PC"},
    ),
    (
        Zone.BODY,
        "Căn cứ chỉ đạo của Bộ Chính trị tại Thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại văn bản số "
        "213-KL/TW ngày 21/11/2025, Nghị quyết 380/NQ-CP ngày 25/11/2025 của Chính phủ, Thủ tướng yêu cầu:",
        {"SELF based_on 99-TB/TW", "SELF based_on 213-KL/TW", "SELF based_on 380/NQ-CP"},
    ),
    (
        Zone.BODY,
        "Công văn số 4102/BVHTTDL ngày 25/9/2024 của Bộ VHTTDL về thực hiện Chỉ thị số 31/CT-TTg ngày 04/9/2024",
        {"4102/BVHTTDL implements 31/CT-TTg"},
    ),
    (
        Zone.BODY,
        "Hướng dẫn số 06-HD/BTCTW ngày 15/8/2011 về thực hiện chế độ phụ cấp theo Thông báo số 13-TB/TW",
        {"06-HD/BTCTW guides 13-TB/TW"},
    ),
    (
        Zone.BODY,
        "Kế hoạch số 371/KH-UBND ngày 31/7/2023 của UBND tỉnh Tiền Giang (nay là tỉnh Đồng Tháp) về thực hiện Nghị "
        "quyết số 48/NQ-CP",
        {"371/KH-UBND implements 48/NQ-CP"},
    ),
    (
        Zone.BASIS,
        "Xét đề nghị của Chủ tịch UBND thành phố Hà Nội tại Tờ trình số 96/TTr-UB; của Bộ trưởng Bộ Kế hoạch và Đầu tư "
        "tại công văn số 2325/BKH/VPTĐ,",
        {"SELF based_on 96/TTr-UB", "SELF based_on 2325/BKH-VPTĐ"},
    ),
    (
        Zone.OPENING,
        "Thực hiện Chỉ thị số 19/CT-TTg về thi đua theo Nghị quyết Đại hội XIII của Đảng và Kế hoạch số 16/KH-HĐTĐKT "
        "của Hội đồng Thi đua - Khen thưởng Trung ương, UBND tỉnh ban hành Kế hoạch:",
        {"SELF implements 19/CT-TTg", "SELF implements 16/KH-HĐTĐKT"},
    ),
    (Zone.BODY, "Nghị định số 181/2004/NĐ-CP về thi hành Luật Đất đai", {"181/2004/NĐ-CP guides Luật Đất đai"}),
    (Zone.BODY, "Công điện số 128/CĐ-TTg | Hội nghị sơ kết thực hiện Nghị quyết số 57-NQ/TW", set()),
    (
        Zone.BODY,
        "Chỉ thị số 31/CT-TTg về bảo đảm thực hiện hiệu quả nhiệm vụ năm học (Công văn số 12/VPCP-KGVX)",
        set(),
    ),
]


@pytest.mark.parametrize(("zone", "text", "relations"), CARRIED_OUT, ids=[c[1][:50] for c in CARRIED_OUT])
def test_what_is_carried_out(zone: Zone, text: str, relations: set[str]) -> None:
    assert said(text, zone) == relations


def test_a_quote_begins_at_its_own_source() -> None:
    text = (
        "Chương trình số 51-CTr/TU ngày 15/4/2025 của Tỉnh ủy, Kế hoạch số 5447/KH-UBND ngày 20/5/2025 của UBND tỉnh, "
        "Kế hoạch số 697/KH-SGDĐT ngày 30/5/2025 của Sở Giáo dục và Đào tạo về thực hiện Nghị quyết số 29-NQ/TW"
    )
    for relation in read(text, Zone.BODY):
        if relation.type == "implements":
            assert relation.source in relation.evidence.quote[:40], "the quote names its source first"
            assert relation.evidence.quote == relation.evidence.quote.strip()


def test_report_of_another_does_not_speak_of_itself() -> None:
    page = Header("report", "188/KH-UBND", "KH", "Ủy ban nhân dân tỉnh Lạng Sơn", territory="tỉnh Lạng Sơn")
    own = "Phó Chủ tịch UBND tỉnh vừa ký ban hành Kế hoạch số 188/KH-UBND triển khai Chỉ thị số 20/CT-TTg"
    assert said(own, Zone.BODY, page) == {"SELF implements 20/CT-TTg"}
    issued = "Ngày 05/12/2025, UBND tỉnh ban hành Kế hoạch hành động thực hiện Quyết định số 628/QĐ-TTg"
    assert said(issued, Zone.BODY, page) == {"SELF implements 628/QĐ-TTg"}
    task = "Chủ trì tham mưu UBND tỉnh ban hành Kế hoạch thực hiện Quyết định số 628/QĐ-TTg"
    assert said(task, Zone.BODY, page) == set()
    text = "Căn cứ theo quy định tại khoản 2 Điều 13 Thông tư 49/2021/TT-BGDĐT thì giáo viên có nhiệm vụ"
    assert said(text, Zone.BASIS, page) == set()


HOSTILE = [
    "Kế hoạch này có hiệu lực, ",
    "Quyết định này thay thế Quyết định số 1/QĐ-TTg, ",
    "Quyết định số 1/QĐ-TTg hết hiệu lực ",
    "Điều 1. Sửa đổi, bổ sung Điều 2 Quyết định số 1/QĐ-TTg; ",
    "thực hiện các nhiệm vụ, giải pháp, ",
    "QUYẾT ĐỊNH (thay thế ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_endless_repetition_ends(unit: str) -> None:
    """Twenty thousand characters of one line take no time worth naming."""
    begun = time.process_time()
    for zone in (Zone.BODY, Zone.TITLE):
        read(unit * (20_000 // len(unit)) + "Kế hoạch số 5/KH-UBND", zone)
    assert time.process_time() - begun < 5


@given(st.lists(st.sampled_from([c[1] for c in CASES] + ["\n", "; ", " và ", " ("]), max_size=6))
def test_any_mixture(parts: list[str]) -> None:
    text = "".join(parts)
    paragraphs = outline(text)
    references = find_references(text, paragraphs, PLAN)
    names = {r.ref for r in references} | {SELF}
    relations = find_relations(text, paragraphs, PLAN, references)
    assert len({(r.source, r.type, r.target) for r in relations}) == len(relations)
    for relation in relations:
        assert relation.source in names and relation.target in names and relation.source != relation.target
        assert text[relation.evidence.start : relation.evidence.end] == relation.evidence.quote
