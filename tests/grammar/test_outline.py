"""Paragraphs, numbers, table rows and zones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.folding import fold
from loaders.grammar.lexicon.symbols import parse_symbol
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.grammar.outline.numbering import read_marker
from loaders.grammar.outline.zones import cues
from loaders.tables import several, table

MARKERS = [
    # beginning of a paragraph, the marker as printed, its part of the path
    ("PHẦN I", "PHẦN I", "Phần I"),
    ("Phần thứ nhất", "Phần thứ nhất", "Phần thứ nhất"),
    ("Chương II", "Chương II", "Chương II"),
    ("Điều 3. Tổ chức thực hiện", "Điều 3.", "Điều 3"),
    ("Khoản 2. Kinh phí", "Khoản 2.", "Khoản 2"),
    ("Phụ lục II", "Phụ lục II", "Phụ lục II"),
    ("A. MỤC TIÊU", "A.", "A"),
    ("A- MỤC TIÊU", "A-", "A"),
    ("I- QUY ĐỊNH CHUNG", "I-", "I"),
    ("IV/ Kinh phí", "IV/", "IV"),
    ("1. Mục đích", "1.", "1"),
    ("2/ Yêu cầu", "2/", "2"),
    ("1.Công tác tuyên truyền", "1.", "1"),
    ("1.1. Thuận lợi", "1.1.", "1"),
    ("2.1.3 Trường học", "2.1.3", "3"),
    ("4.1.a. Thiết kế mẫu", "4.1.a.", "a"),
    ("2.1- Trường học", "2.1-", "1"),
    ("- Phần I: số liệu chung", "-", None),
    ("- Điều 3. là phần chính", "-", None),
    ("đ) Phối hợp", "đ)", "đ"),
    ("f) Kiểm tra, giám sát", "f)", "f"),
    ("w. Lưu hồ sơ", "w.", "w"),
    ("A -MỤC TIÊU", "A -", "A"),
    ("II -NHIỆM VỤ", "II -", "II"),
    ("a. Rà soát", "a.", "a"),
    ("(1) Năm 2025", "(1)", "1"),
    ("ii) Đợt hai", "ii)", "ii"),
    ("- Rà soát", "-", None),
    ("-Rà soát", "-", None),
    ("+ Rà soát", "+", None),
    ("• Rà soát", "•", None),
    ("* Về kinh phí", "*", None),
    ("*   a) Tại Trung ương", "*   a)", "a"),
]

NO_MARKERS = ["63-NQ/TU ngày 29/12/2021", "3.515 tỷ đồng", "100% số trường", "2025. Các sở", "30/5/2019", "Mục tiêu",
              "Điều kiện kinh tế", "Điều 59 Luật Giáo dục quy định", "Sở Y tế", "1.5-2 lần", "3.TCVN"]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "value"), MARKERS)
def test_numbers_and_bullets_are_read(text: str, printed: str, value: str | None) -> None:
    marker = read_marker(text)
    assert marker is not None, f"{text!r} begins with a number or bullet"
    assert (marker.text, marker.value) == (printed, value)


@pytest.mark.parametrize("text", NO_MARKERS)
def test_other_beginnings_are_words(text: str) -> None:
    assert read_marker(text) is None, f"{text!r} begins with words, not with a number"


SECTIONS = {
    "roman, arabic, letter, bullets": (
        "I. MỤC TIÊU\n1. Chung\na) Một;\n- Hai;\n+ Ba.\nb) Bốn.\n2. Riêng\nNăm.\nII. KINH PHÍ\n1. Nguồn vốn.",
        ["I", "I.1", "I.1.a", "I.1.a", "I.1.a", "I.1.b", "I.2", "I.2", "II", "II.1"],
    ),
    "decimals take the place of the number above": (
        "II. NHIỆM VỤ\n1. Dữ liệu\n1.1. Rà soát\na) Việc một.\n1.2. Số hóa\na) Việc hai.\n2. Nền tảng\n2.1.a. Việc ba.",
        ["II", "II.1", "II.1.1", "II.1.1.a", "II.1.2", "II.1.2.a", "II.2", "II.2.1.a"],
    ),
    "letters above roman numbers": (
        "B. NHIỆM VỤ\nI. Tuyên truyền\n1. Nội dung\na) Một.\nIX. Kiểm tra\n1. Nội dung\nC. GIẢI PHÁP\n1. Chung.",
        ["B", "B.I", "B.I.1", "B.I.1.a", "B.IX", "B.IX.1", "C", "C.1"],
    ),
    "I goes on an alphabet behind H": (
        "G. BẢY\n1. Một.\nH. TÁM\n1. Hai.\nI. CHÍN\n1. Ba.",
        ["G", "G.1", "H", "H.1", "I", "I.1"],
    ),
    "repeated and skipped numbers do no harm": (
        "III. THỜI GIAN\n1. Một.\n3. Hai.\nIII. TỔ CHỨC\n1. Ba.",
        ["III", "III.1", "III.3", "III", "III.1"],
    ),
    "articles with clauses and points": (
        "Điều 1. Phạm vi\n1. Quy định này.\na) Một;\nb) Hai.\nĐiều 2. Hiệu lực\nTừ ngày ký.",
        ["Điều 1", "Điều 1.1", "Điều 1.1.a", "Điều 1.1.b", "Điều 2", "Điều 2"],
    ),
    "chapters stand above articles": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\nChương II\nTỔ CHỨC\nĐiều 2. Giao việc\n1. Hai.",
        ["Chương I", "Chương I", "Chương I.Điều 1", "Chương I.Điều 1.1", "Chương II", "Chương II", "Chương II.Điều 2",
         "Chương II.Điều 2.1"],
    ),
    "numbers in brackets": (
        "1. Nội dung:\n(1) Một;\n(2) Hai.\n2. Thời gian.",
        ["1", "1.1", "1.2", "2"],
    ),
    "mixed brackets and dots go on counting": (
        "1. Một.\n2) Hai.\n3) Ba.",
        ["1", "1.2", "1.3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SECTIONS)
def test_sections_are_the_path_of_numbers(case: str) -> None:
    text, sections = SECTIONS[case]
    found = [(p.text, p.section) for p in outline(text)]
    assert [section for _, section in found] == sections, f"{case}: {found}"


def test_annexes_and_annexed_plans_count_anew() -> None:
    plan = (
        "QUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH PHỔ CẬP\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
        "Điều 2. Giám đốc Sở thi hành.\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An\n"
        "KẾ HOẠCH\nPHỔ CẬP GIÁO DỤC\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\nI. MỤC TIÊU\n1. Đến năm 2030.\n"
        "PHỤ LỤC\n1. Danh sách.\nI. Nhóm.\n1. Mẫu."
    )
    found = [(p.zone, p.section) for p in outline(plan)]
    assert [section for zone, section in found if zone is Zone.BODY] == ["Điều 1", "Điều 2", "I", "I.1"]
    assert [section for zone, section in found if zone is Zone.ANNEX] == [
        "Phụ lục", "Phụ lục.1", "Phụ lục.I", "Phụ lục.I.1",
    ]  # fmt: skip
    assert sum(zone is Zone.TITLE for zone, _ in found) == 5, "both titles, with the note under the second"


def test_the_last_paragraphs_belong_to_the_part_not_to_its_last_item() -> None:
    found = outline(
        "KẾ HOẠCH\nPHỔ CẬP GIÁO DỤC\nThực hiện chỉ đạo, UBND tỉnh ban hành kế hoạch như sau:\nV. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở Giáo dục và Đào tạo chủ trì.\n2. Sở Tài chính bố trí kinh phí.\n"
        "Trên đây là Kế hoạch, yêu cầu các sở thực hiện./."
    )
    assert (found[-1].zone, found[-1].section, found[-1].parent) == (Zone.CLOSING, "V", 3)


HEADINGS = [
    # text, which of its lines only name what stands below them
    ("I. MỤC TIÊU\n1. Giai đoạn 2021 - 2025\n- Giảm 10% số đơn vị.", [True, True, False]),
    ("1. Sở Nội vụ\nChủ trì rà soát biên chế.\n2. Sở Y tế: chủ trì khám sức khỏe.", [True, False, False]),
    ("1. Sở Xây dựng:\n- Rà soát quy hoạch;\n- Báo cáo kết quả.", [True, False, False]),
    ("1. Rà soát, sắp xếp lại mạng lưới trường lớp.\n2. Bố trí giáo viên.", [False, False]),
    ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy định này áp dụng toàn tỉnh.", [True, True, True, False]),
]


@pytest.mark.parametrize(("text", "headings"), HEADINGS)
def test_headings_name_what_stands_below(text: str, headings: list[bool]) -> None:
    assert [p.heading for p in outline(text)] == headings, f"headings of {text!r}"


WRAPPED = {
    "lines go on until a sentence ends short of the edge": (
        "a) Phân công nhiệm vụ cụ thể, phát huy vai trò chỉ đạo, điều hành, nâng cao tinh thần\n"
        "trách nhiệm của các sở, ban, ngành trong việc đổi mới giáo dục.\n"
        "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các huyện, thành phố\n"
        "thực hiện.",
        2,
    ),
    "years and names of ministries that begin a line are no bullets": (
        "Thực hiện chương trình phát triển giáo dục và đào tạo trên địa bàn tỉnh giai đoạn 2021\n"
        "- 2025, định hướng đến năm 2030 và các nhiệm vụ phối hợp với ngành Bộ Lao động, ngành nghề\n"
        "- Thương binh và Xã hội.",
        1,
    ),
    "a number alone on its line belongs to the next": (
        "1.\nMục đích của kế hoạch này là nâng cao nhận thức của các cấp, các ngành về giáo dục nghề\nnghiệp.",
        1,
    ),
    "numbers in brackets that run on in a paragraph do not part it": (
        "- Xây dựng các kế hoạch: (1) Sắp xếp trung tâm giáo dục thường xuyên của huyện; (2) Phát triển;\n"
        "(3) Xây dựng trường đạt chuẩn quốc gia trên địa bàn tỉnh, ưu tiên vùng có điều kiện khó\nkhăn.",
        1,
    ),
    "words that call for more go on with a capital": (
        "Các bộ, cơ quan ngang\n"
        "Bộ rà soát các chương trình, kế hoạch đã ban hành trong năm để bảo đảm mục tiêu tăng\ntrưởng đã đề ra.",
        1,
    ),
    "what is signed stands on a line of its own": (
        "Nơi nhận:\n- Bộ Y tế, Bộ Nội vụ, các sở, ban, ngành, đoàn thể, địa phương trong vùng và các nơi khác;\n"
        "- Lưu: VT.\n(Đã ký)\nTrần Văn An",
        5,
    ),
    "a heading without an end stands apart from its text": (
        "2. Sở Kế hoạch và Đầu tư\n"
        "Chủ trì tham mưu Ủy ban nhân dân tỉnh xây dựng chương trình mục tiêu quốc gia về giáo dục\nđào tạo.",
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRAPPED)
def test_wrapped_lines_become_paragraphs(case: str) -> None:
    text, count = WRAPPED[case]
    found = [p.text for p in outline(text)]
    assert len(found) == count, f"{case}: {found}"


def test_the_lines_of_a_page_do_not_hide_the_wrap_of_its_text() -> None:
    full = "rà soát, cập nhật các kế hoạch, chương trình hành động để bảo đảm thực hiện tốt"
    page = "Trang này do cổng thông tin giữ bản quyền, mọi sao chép phải được sự đồng ý trước bằng văn bản của cổng"
    text = "\n".join([*[f"Các sở, ngành\n{full}\n{full}\nmục tiêu."] * 5, *[f"\n{page}\n"] * 4])
    found = [p.text for p in outline(text)]
    assert found[:5] == [f"Các sở, ngành {full} {full} mục tiêu."] * 5


def cells(paragraph: Paragraph) -> list[str]:
    return [" ".join(paragraph.text[a:b].split()) for a, b in paragraph.cells]


ROWS = {
    "cells between bars": ("a | b | c\n1 | x | y", [["a", "b", "c"], ["1", "x", "y"]]),
    "Markdown with its rule": ("| TT | Việc |\n|---|---|\n| 1 | Rà soát |", [["TT", "Việc"], ["1", "Rà soát"]]),
    "a bar on the line above": ("|\na | b\nc | d", [["a", "b"], ["c", "d"]]),
    "a bar astray in a sentence": ("8/ Thực hiện ý | kiến chỉ đạo của tỉnh.\n9/ Báo cáo.", []),
    "an empty cell": ("| 1 |  | Sở Y tế |", [["1", "", "Sở Y tế"]]),
    "drawn with lines of one bar": (
        "|\nTT\n|\nNội dung\n|\n|\n1\n|\nRà soát,\nsắp xếp\n|\n\nTrên đây là Kế hoạch.",
        [["TT", "Nội dung"], ["1", "Rà soát, sắp xếp"]],
    ),
    "a drawn row of one cell less": (
        "|\nTT\n|\nViệc\n|\nSở\n|\n|\nI\n|\nHạ tầng\n|\n|\n1\n|\nRà soát\n|\nSở Y tế\n|",
        [["TT", "Việc", "Sở"], ["I", "Hạ tầng"], ["1", "Rà soát", "Sở Y tế"]],
    ),
    "drawn rows wider than those above": (
        "|\nA\n|\nHạ tầng\n|\n|\nViệc\n|\nSở\n|\nNăm\n|\n|\n1\n|\nRà soát\n|\nSở Y tế\n|\n2026\n|\n\nHết.",
        [["A", "Hạ tầng"], ["Việc", "Sở", "Năm"], ["1", "Rà soát", "Sở Y tế", "2026"]],
    ),
    "text behind a drawn row is no cell": (
        f"|\nSố: 12\n|\nHà Nội\n|\n|\nSố: 13\n|\nHuế\n|\n{'Các sở rà soát kế hoạch. ' * 12}\n|\nNơi nhận\n|",
        [["Số: 12", "Hà Nội"], ["Số: 13", "Huế"], ["Nơi nhận"]],
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_is_one_paragraph_with_cells(case: str) -> None:
    text, rows = ROWS[case]
    assert [cells(p) for p in outline(text) if p.cells] == rows, case


def test_rows_count_by_their_first_cell() -> None:
    found = outline("PHỤ LỤC\nTT | Việc | Cơ quan\nI | Hạ tầng\n1 | Rà soát | Sở Xây dựng\n2 | Báo cáo | Sở Y tế")
    assert [p.section for p in found][2:] == ["Phụ lục.I", "Phụ lục.I.1", "Phụ lục.I.2"]
    assert [p.heading for p in found][2:] == [True, False, False]


ZONES = {
    "a plan": (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND | Lạng Sơn, ngày 3 tháng 2 năm 2022\n"
        "KẾ HOẠCH\nPHỔ CẬP GIÁO DỤC\nCăn cứ Luật Giáo dục;\nUBND tỉnh ban hành kế hoạch như sau:\nI. MỤC TIÊU\n"
        "1. Một.\nTrên đây là Kế hoạch./.\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn An\n"
        "[1] Luật số 43/2019/QH14.",
        "letterhead letterhead title title basis opening body body closing recipients recipients recipients signature "
        "signature footnote",
    ),
    "a letter": (
        "Số: 12/UBND-VX | Lạng Sơn, ngày 3 tháng 2 năm 2022\nKính gửi:\n- Sở Y tế;\n- Sở Nội vụ.\n"
        "Thực hiện chỉ đạo của Bộ, UBND tỉnh yêu cầu như sau:\n1. Rà soát.\n2. Báo cáo.",
        "letterhead opening opening opening opening body body",
    ),
    "a Party plan": (
        "TỈNH ỦY LẠNG SƠN\n*\nSố 63-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLạng Sơn, ngày 3 tháng 2 năm 2022\nNGHỊ QUYẾT\n"
        "về đổi mới giáo dục\n-----\n- Căn cứ Điều lệ Đảng;\nBan Thường vụ Tỉnh ủy quyết định:\nI- MỤC TIÊU\n1- Một.\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn An",
        "letterhead letterhead letterhead letterhead letterhead title title title basis opening body body signature "
        "signature signature",
    ),
}


@pytest.mark.parametrize("case", ZONES)
def test_each_part_of_a_document_has_its_zone(case: str) -> None:
    text, zones = ZONES[case]
    found = [(str(p.zone), p.text) for p in outline(text)]
    assert [zone for zone, _ in found] == zones.split(), f"{case}: {found}"


@pytest.mark.parametrize("row", table("zone_cues"), ids=lambda row: f"{row['zone']}: {row['example'][:30]}")
def test_every_cue_fits_its_example_only(row: dict[str, str]) -> None:
    assert cues(row["zone"]).match(fold(row["example"])), f"{row['example']!r} tells of the zone {row['zone']}"
    assert not cues(row["zone"]).match(fold(row["counterexample"])), f"{row['counterexample']!r} is no {row['zone']}"


@pytest.mark.parametrize("row", table("doc_types"), ids=lambda row: f"{row['code']} {row['name']}")
def test_every_document_type_is_the_type_of_its_example(row: dict[str, str]) -> None:
    symbol = parse_symbol(row["example"])
    assert symbol is not None and symbol.type == row["code"], f"{row['example']} is a {row['name']}"
    assert set(several(row["track"])) <= {"party", "state", "mass"} and set(several(row["numbering"])) <= {
        "year",
        "term",
    }


TEXTS = st.text(alphabet="aB .:;|-+1.)I\nĐiều Ủy ban NHÂN DÂN\t", max_size=400) | st.text(max_size=200)


@given(TEXTS)
def test_paragraphs_cover_the_text(content: str) -> None:
    covered = 0
    for paragraph in outline(content):
        assert covered <= paragraph.start < paragraph.end, "paragraphs are in order and apart"
        assert content[paragraph.start : paragraph.end].replace("\n", " ") == paragraph.text
        assert 0 <= paragraph.body <= len(paragraph.text)
        assert all(0 <= a <= b <= len(paragraph.text) for a, b in paragraph.cells)
        assert not any(c.isalnum() for c in content[covered : paragraph.start]), "every word lies in a paragraph"
        covered = paragraph.end
    assert not any(c.isalnum() for c in content[covered:]), "every word lies in a paragraph"


@given(TEXTS)
def test_the_outline_is_a_tree(content: str) -> None:
    for at, paragraph in enumerate(outline(content)):
        assert paragraph.parent is None or paragraph.parent < at, "a parent stands above"


def test_an_annex_without_a_heading_stands_under_nothing() -> None:
    lines = (
        "I. MỤC ĐÍCH",
        "Nơi nhận: các sở.",
        "GIÁM ĐỐC",
        "Nguyễn Văn A",
        "a) Nhiệm vụ: Xây dựng đề án",
        "b) Thời gian:",
    )
    content = "\n\n".join(lines)
    first = next(p for p in outline(content) if p.marker == "a)")
    assert first.zone is Zone.ANNEX, "what follows the signature is an annex"
    assert first.parent is None, "it stands under no other paragraph, least of all under itself"
