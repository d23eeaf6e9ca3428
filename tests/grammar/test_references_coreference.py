"""Which mentions name one document, and which do not: lists, short forms, bodies, years, aliases."""

from __future__ import annotations

import pytest

from loaders.extraction import Header, Reference
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references
from loaders.grammar.references.sameness import family, is_slip, may_be_one_board, seat_of, sphere_of

LANG_SON = Header(
    number="43/KH-UBND",
    type="KH",
    issuer="Ủy ban nhân dân tỉnh Lạng Sơn",
    issued_on="2022-02-23",
    level="provincial",
    territory="tỉnh Lạng Sơn",
)


def read(text: str) -> tuple[Reference, ...]:
    found = find_references(text, outline(text), LANG_SON)
    for reference in found:
        for mention in reference.mentions:
            assert text[mention.start : mention.end] == mention.quote
    return found


# (text, documents): a document is `ref | issuer | date | term`, as far as it is given
LISTS = [
    # the end of the list says date, issuer and term for all
    (
        "các Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương (khóa XII)",
        [f"{n}-NQ/TW | Ban Chấp hành Trung ương | 2017-10-25 | XII" for n in (18, 19)],
    ),
    (
        "các Kết luận số 126, 127, 137-KL/TW ngày 28/3/2025 của Bộ Chính trị",
        [f"{n}-KL/TW | Bộ Chính trị | 2025-03-28" for n in (126, 127, 137)],
    ),
    ("các Kết luận số 50, 62 của Bộ Chính trị", ["Kết luận 50 | Bộ Chính trị", "Kết luận 62 | Bộ Chính trị"]),
    (
        "các nghị quyết 57, 59, 66 và 68 của Bộ Chính trị",
        [f"Nghị quyết {n} | Bộ Chính trị" for n in (57, 59, 66, 68)],
    ),
    ("Chỉ thị 05, Kết luận 21 của Bộ Chính trị", ["Chỉ thị 05 | None", "Kết luận 21 | Bộ Chính trị"]),
    ("các Luật số 43/2019/QH14, 34/2018/QH14", ["43/2019/QH14 | Quốc hội", "34/2018/QH14 | Quốc hội"]),
    (
        "Kế hoạch số 12/KH-UBND ngày 1/2/2021, Kế hoạch số 15/KH-UBND ngày 3/4/2022 của UBND tỉnh",
        [
            "12/KH-UBND | Ủy ban nhân dân tỉnh Lạng Sơn | 2021-02-01",
            "15/KH-UBND | Ủy ban nhân dân tỉnh Lạng Sơn | 2022-04-03",
        ],
    ),
    # numbers that are no members
    ("Thực hiện Kết luận 51, 12 xã đã báo cáo", ["Kết luận 51"]),
    ("Quyết định 12, 15 ngày sau khi ký", ["Quyết định 12"]),
    ("Nghị quyết 57, 5 nhiệm vụ; Chỉ thị 29 và 3 năm thực hiện", ["Nghị quyết 57", "Chỉ thị 29"]),
    ("nghị quyết 5 năm; kết luận số 3 nội dung; Nghị quyết 3 khóa", []),
]


@pytest.mark.parametrize(("text", "documents"), LISTS, ids=[c[0][:50] for c in LISTS])
def test_lists(text: str, documents: list[str]) -> None:
    found = read(text)
    printed = []
    for reference, expected in zip(found, documents, strict=False):
        parts = [reference.ref, str(reference.issuer), str(reference.issued_on), str(reference.term)]
        printed.append(" | ".join(parts[: expected.count("|") + 1]))
    assert printed + [r.ref for r in found[len(documents) :]] == documents


# (text, {document: number of mentions})
COUNTS = [
    # one document, in full and in short
    ("Chỉ thị số 29-CT/TW ngày 05/01/2024; Chỉ thị số 29; CT 29; chỉ thị số 29 của Bộ Chính trị", {"29-CT/TW": 4}),
    ("Nghị quyết số 57-NQ/TW, số 59-NQ/TW. Các Nghị quyết 57, 59 nêu", {"57-NQ/TW": 2, "59-NQ/TW": 2}),
    ("Hướng dẫn số 31-HD/BTGTW. Theo HD 31, các cơ quan", {"31-HD/BTGTW": 2}),
    # a type and a body that mean the one of theirs; behind one in full in the same sentence they mean a further one
    (
        "Theo Hướng dẫn số 31-HD/BTGTW ngày 2/3/2022. Nêu trong Hướng dẫn của Ban Tuyên giáo Trung ương, Nghị định số "
        "5/2020/NĐ-CP",
        {"31-HD/BTGTW": 2, "05/2020/NĐ-CP": 1},
    ),
    (
        "Theo Hướng dẫn số 31-HD/BTGTW ngày 2/3/2022. Vận dụng Nghị định số 5/2020/NĐ-CP quy định mức chi và Hướng dẫn "
        "của Ban Tuyên giáo Trung ương",
        {"31-HD/BTGTW": 1, "05/2020/NĐ-CP": 1},
    ),
    (
        "Theo Hướng dẫn số 31-HD/BTGTW ngày 2/3/2022. Thi hành Nghị định số 5/2020/NĐ-CP về chi. Các xã nhận tài liệu, "
        "Hướng dẫn của Ban Tuyên giáo Trung ương",
        {"31-HD/BTGTW": 2, "05/2020/NĐ-CP": 1},
    ),
    # a number that the text has cited in full, whatever follows; unless that is what it counts, or it stands before
    ("Kế hoạch số 47/KH-UBND về bơi lội. Đội giao Kế hoạch 47 thành việc từng tháng", {"47/KH-UBND": 2}),
    ("Kế hoạch số 47/KH-UBND về bơi lội. Từng mục của Kế hoạch số 47 dưới đây", {"47/KH-UBND": 2}),
    ("Kế hoạch số 47/KH-UBND về bơi lội. Kế hoạch 47 lớp học, Kế hoạch 47 giờ, kế hoạch 47 thành", {"47/KH-UBND": 1}),
    ("Kế hoạch số 47/KH-UBND về bơi lội. Kế hoạch 44 thành việc, Chỉ thị 47 thành việc", {"47/KH-UBND": 1}),
    ("Đội giao Kế hoạch 47 thành việc. Kế hoạch số 47/KH-UBND về bơi lội", {"47/KH-UBND": 1}),
    ("Quyết định số 03/QĐ-UBND về bơi lội. Quyết định 3 nhóm việc", {"03/QĐ-UBND": 1}),
    # two fit: it stays apart; unless its year or body tells
    (
        "Nghị quyết số 29-NQ/TW ngày 04/11/2013, Nghị quyết số 29-NQ/TW ngày 17/11/2022; Nghị quyết 29",
        {"29-NQ/TW": 1, "29-NQ/TW@2022-11-17": 1, "Nghị quyết 29": 1},
    ),
    (
        "Nghị quyết số 29-NQ/TW ngày 04/11/2013, Nghị quyết số 29-NQ/TW ngày 17/11/2022; Nghị quyết 29 năm 2022",
        {"29-NQ/TW": 1, "29-NQ/TW@2022-11-17": 2},
    ),
    (
        "Kế hoạch số 15/KH-UBND của UBND tỉnh; Kế hoạch số 15-KH/TU của Tỉnh ủy; theo Kế hoạch 15",
        {"15/KH-UBND": 1, "15-KH/TU": 1, "Kế hoạch 15": 1},
    ),
    (
        "Kế hoạch số 15/KH-UBND của UBND tỉnh; Kế hoạch số 15-KH/TU của Tỉnh ủy; theo Kế hoạch 15 của Tỉnh ủy",
        {"15/KH-UBND": 1, "15-KH/TU": 2},
    ),
    # one number: other body, other place, other type, other year
    ("Nghị quyết số 68-NQ/TW của Bộ Chính trị; Nghị quyết 68 của Chính phủ", {"68-NQ/TW": 1, "Nghị quyết 68": 1}),
    (
        "Kế hoạch số 15/KH-UBND của UBND tỉnh; Kế hoạch số 15/KH-UBND của UBND huyện Văn Quan",
        {"15/KH-UBND": 1, "15/KH-UBND@1": 1},
    ),
    # two days in one year: a slip of the pen is one document, what no slip explains is two; an undated mention after
    # one in full is that document, whichever way its body is called
    (
        "Kế hoạch số 15/KH-BCĐ ngày 12/3/2023; Kế hoạch số 15/KH-BCĐ ngày 13/3/2023; Kế hoạch số 15/KH-BCĐ",
        {"15/KH-BCĐ": 3},
    ),
    ("Kế hoạch số 15/KH-BCĐ ngày 02/3/2023, Kế hoạch số 15/KH-BCĐ ngày 03/02/2023", {"15/KH-BCĐ": 2}),
    (
        "Kế hoạch số 15/KH-BCĐ ngày 12/3/2023, Kế hoạch số 15/KH-BCĐ ngày 27/3/2023",
        {"15/KH-BCĐ": 1, "15/KH-BCĐ@2023-03-27": 1},
    ),
    ("Nghị định số 88/2025/NĐ-CP ngày 13/4/2025; Nghị định số 88/2025/NĐ-CP ngày 25/6/2025", {"88/2025/NĐ-CP": 2}),
    (
        "Chương trình số 10-CTr/TU ngày 4/5/2021 của Tỉnh ủy Lạng Sơn, Chương trình số 10-CTr/TU của Tỉnh ủy",
        {"10-CTr/TU": 2},
    ),
    # two boards of one code, and one that is called in two ways
    (
        "Kế hoạch số 15/KH-BCĐ của Ban Chỉ đạo phòng, chống thiên tai tỉnh, Kế hoạch số 15/KH-BCĐ của Ban Chỉ đạo xóa "
        "nhà tạm tỉnh; Kế hoạch số 15/KH-BCĐ của Ban Chỉ đạo xóa nhà tạm, nhà dột nát.",
        {"15/KH-BCĐ": 1, "15/KH-BCĐ@1": 2},
    ),
    (
        "Kế hoạch số 15/KH-BCĐ của Ban Chỉ đạo chuyển đổi số tỉnh, Kế hoạch số 15/KH-BCĐ của Ban Chỉ đạo tỉnh; Kế hoạch"
        " số 15/KH-BCĐ của Trưởng Ban Chỉ đạo về chuyển đổi số.",
        {"15/KH-BCĐ": 3},
    ),
    # three documents of one symbol, two of them of one day
    (
        "Kế hoạch số 15/KH-UBND ngày 1/2/2023 của UBND tỉnh; Kế hoạch số 15/KH-UBND ngày 1/2/2023 của UBND huyện Văn "
        "Quan; Kế hoạch số 15/KH-UBND ngày 1/2/2023 của UBND huyện Bắc Sơn",
        {"15/KH-UBND": 1, "15/KH-UBND@2023-02-01": 1, "15/KH-UBND@2": 1},
    ),
    ("Chương trình số 10-CTr/TU; Chỉ thị 10 của Ban Bí thư", {"10-CTr/TU": 1, "Chỉ thị 10": 1}),
    ("Tờ trình số 15/TTr-SNV; Thông tư 15 của Bộ Nội vụ", {"15/TTr-SNV": 1, "Thông tư 15": 1}),
    ("Quy định số 66-QĐ/TW; Quyết định 66; Quy định 66", {"66-QĐ/TW": 2, "Quyết định 66": 1}),
    (
        "Quyết định số 749/QĐ-TTg ngày 3/6/2020; Quyết định 749 của Chính phủ; Quyết định 749 năm 2021",
        {"749/QĐ-TTg": 2, "Quyết định 749": 1},
    ),
    ("Kế hoạch 43 của Tỉnh ủy; Kế hoạch số 43/KH-UBND", {"Kế hoạch 43": 1}),
    # what the text agrees to call it
    ("Nghị quyết số 68/NQ-CP (sau đây gọi tắt là Nghị quyết số 68). Nghị quyết số 68 nêu", {"68/NQ-CP": 3}),
    ("Kế hoạch số 158/KH-UBND về chuyển đổi số (Kế hoạch 158). Mục I Kế hoạch 158", {"158/KH-UBND": 3}),
    ("Nghị quyết số 57-NQ/TW (sau đây viết tắt là NQ57); theo NQ57", {"57-NQ/TW": 3}),
    (
        "Quyết định số 06/QĐ-TTg phê duyệt Đề án phát triển dữ liệu về dân cư (gọi tắt là Đề án 06). Đề án 06 đặt ra",
        {"06/QĐ-TTg": 4},
    ),
    (
        "Quy chế làm việc ban hành kèm theo Quyết định số 12/QĐ-UBND (gọi tắt là Quy chế). Theo Quy chế, các sở",
        {"12/QĐ-UBND": 4},
    ),
    ("Luật Tổ chức chính quyền địa phương năm 2025 (sau đây gọi tắt là Luật). Quy định của Luật, các xã",
     {"Luật Tổ chức chính quyền địa phương năm 2025": 3}),
    ("Nghị quyết của Bộ Chính trị số 57-NQ/TW ngày 22/12/2024", {"57-NQ/TW": 1}),
    ("Luật An ninh mạng ngày 12/6/2018 (Luật số 24/2018/QH14)", {"24/2018/QH14": 2}),
    ("Luật Đầu tư ngày 17/6/2020 đã được sửa đổi (Luật số 03/2022/QH15)", {"Luật Đầu tư": 1, "03/2022/QH15": 1}),
    # what the text points back to
    (
        "Kết luận số 51-KL/TW và Chỉ thị số 29-CT/TW. Kết luận nêu trên được phổ biến; Chỉ thị trên, Kết luận này",
        {"51-KL/TW": 2, "29-CT/TW": 2},
    ),
    ("Kết luận số 51-KL/TW; phổ biến Kết luận trên địa bàn; Nghị quyết nêu trên", {"51-KL/TW": 1}),
    # what a decision issues stands for it: also a regulation, an updated programme, and the programme of a body alone
    (
        "Quyết định số 4970/QĐ-UBND ban hành Quy định đánh giá viên chức. Theo Quy định đánh giá viên chức, các sở",
        {"4970/QĐ-UBND": 3},
    ),
    (
        "Nghị quyết số 81/2023/QH15 về Quy hoạch tổng thể quốc gia thời kỳ 2021 - 2030. Quy hoạch tổng thể quốc gia",
        {"81/2023/QH15": 3},
    ),
    (
        "Nghị quyết số 71/NQ-CP cập nhật Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW. "
        "Chương trình hành động của Chính phủ đặt ra; Chương trình hành động của Chính phủ thực hiện Luật Đầu tư",
        {"71/NQ-CP": 3, "57-NQ/TW": 1, "Luật Đầu tư": 1},
    ),
    ("Quyết định số 16/QĐ-UBND về kế hoạch sử dụng đất. Lập kế hoạch sử dụng đất", {"16/QĐ-UBND": 1}),
    ("Nghị định số 24/2014/NĐ-CP quy định tổ chức các cơ quan chuyên môn; quy định tổ chức", {"24/2014/NĐ-CP": 1}),
    # scans, and lines in capitals without marks
    ("Quyết định sồ 628/QĐ-TTg; QUYET DINH SO 628/QD-TTG", {"628/QĐ-TTg": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), COUNTS, ids=[c[0][-60:] for c in COUNTS])
def test_counts(text: str, counts: dict[str, int]) -> None:
    assert {r.ref: len(r.mentions) for r in read(text)} == counts


def test_a_line_without_marks_tells_date_and_body() -> None:
    (reference,) = read("NGHI QUYET SO 57-NQ/TW NGAY 22/12/2024 CUA BO CHINH TRI")
    assert (reference.issued_on, reference.issuer) == ("2024-12-22", "Bộ Chính trị")
    assert reference.mentions[0].quote == "NGHI QUYET SO 57-NQ/TW"


BODIES = [
    ("Ban Bí thư Trung ương Đảng", "party centre", None),
    ("Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", None, None),
    ("Thủ tướng Chính phủ", "government", None),
    ("Chủ tịch UBND tỉnh Lạng Sơn", "people's committee", ("tỉnh", "lạng sơn")),
    ("Ban Thường vụ Thành uỷ Hà Nội", "party committee", ("thành phố", "hà nội")),
    ("Văn phòng Thành ủy Thành phố Hồ Chí Minh", None, ("thành phố", "hồ chí minh")),
    ("Ủy ban nhân dân xã Hữu Lũng, tỉnh Lạng Sơn", "people's committee", ("xã", "hữu lũng")),
    ("Bộ Y tế", "ministry", None),
    ("Tỉnh ủy", "party committee", None),
    ("Ban Thường vụ Tỉnh đoàn", None, None),
]

BOARDS = [
    ("Ban Chỉ đạo chuyển đổi số tỉnh Lạng Sơn", "Trưởng Ban Chỉ đạo về chuyển đổi số", True),
    ("Ban Chỉ đạo tỉnh", "Ban Chỉ đạo chuyển đổi số tỉnh", True),
    ("Ban Chỉ đạo phòng, chống thiên tai", "Ban Chỉ đạo xóa nhà tạm", False),
    ("Hội đồng thi tuyển công chức", "Hội đồng thi đua, khen thưởng tỉnh", False),
    ("Ban Chỉ đạo chuyển đổi số", "Sở Thông tin và Truyền thông", True),
]


@pytest.mark.parametrize(("one", "other", "may_be"), BOARDS)
def test_boards_by_what_they_are_for(one: str, other: str, may_be: bool) -> None:
    assert may_be_one_board(one, other) is may_be_one_board(other, one) is may_be


def test_slips_of_the_pen() -> None:
    assert is_slip("2023-03-12", "2023-03-13") and is_slip("2023-03-12", "2022-03-12")
    assert is_slip("2023-02-03", "2023-03-02")
    assert not is_slip("2023-03-12", "2023-03-27") and not is_slip("2022-02-03", "2023-03-02")


@pytest.mark.parametrize(("body", "sphere", "seat"), BODIES)
def test_bodies(body: str, sphere: str | None, seat: tuple[str, str] | None) -> None:
    assert (sphere_of(body), seat_of(body)) == (sphere, seat)


def test_families_of_types() -> None:
    assert family("CTHĐ") == family("CTr") != family("CT")
    assert family("TTLT") == family("TT") != family("TTr")


def test_the_own_number_stays_own_behind_another_body() -> None:
    found = read(
        "UBND tỉnh ban hành Kế hoạch thực hiện Quyết định số 628/QĐ-TTg ban hành Kế hoạch thực hiện Kết luận số "
        "51-KL/TW của Ban Bí thư (tại Kế hoạch số 43/KH-UBND)."
    )
    assert [r.ref for r in found] == ["628/QĐ-TTg", "51-KL/TW"]


# (text, documents): a document is `ref | date | day of each mention that says another one`
DAYS = [
    # two days for one document: the commoner, else the first one; the other is told where it stands
    (
        "Luật Dược ngày 06/4/2016; Luật Dược ngày 08/4/2016; theo Luật Dược ngày 06/4/2016",
        ["Luật Dược | 2016-04-06 | None 2016-04-08 None"],
    ),
    (
        "Quyết định số 7/QĐ-TTg ngày 14/3/2022; Quyết định số 7/QĐ-TTg ngày 11/3/2022",
        ["07/QĐ-TTg | 2022-03-14 | None 2022-03-11"],
    ),
    # the year in a symbol is surer than the one beside it
    (
        "Nghị quyết số 52/2019/QH14 ngày 20/11/2020 và Nghị quyết số 52/2019/QH14 ngày 20/11/2019",
        ["52/2019/QH14 | 2019-11-20 | 2020-11-20 None"],
    ),
    ("Nghị định số 52/2019/NĐ-CP ngày 20/11/2020", ["52/2019/NĐ-CP | 2019 | 2020-11-20"]),
    # no slip, so two documents; a year, no date, the same day
    (
        "Luật Dược ngày 06/4/2016; Luật Dược ngày 17/11/2005",
        ["Luật Dược | 2016-04-06 | None", "Luật Dược@2005-11-17 | 2005-11-17 | None"],
    ),
    (
        "Quyết định số 7/QĐ-TTg ngày 14/3/2022; Quyết định số 7/QĐ-TTg năm 2022; Quyết định số 7/QĐ-TTg",
        ["07/QĐ-TTg | 2022-03-14 | None None None"],
    ),
]


@pytest.mark.parametrize(("text", "documents"), DAYS, ids=[case[0] for case in DAYS])
def test_days_that_a_slip_tells_apart(text: str, documents: list[str]) -> None:
    found = read(text)
    assert [f"{r.ref} | {r.issued_on} | {' '.join(str(m.issued_on) for m in r.mentions)}" for r in found] == documents
