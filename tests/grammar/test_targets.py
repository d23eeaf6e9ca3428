"""Measurable aims: what is one, what it measures, by when; and what is none."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import Header, Target
from loaders.grammar.lexicon.quantities import bearing, find_quantities
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.targets import find_targets
from loaders.grammar.targets.indicators import wording
from loaders.tables import table


def read(text: str, heading: str = "II. MỤC TIÊU", title: str | None = None) -> tuple[Target, ...]:
    """The aims of one paragraph below a heading."""
    top = Paragraph(0, len(heading), heading, Zone.BODY, "II", "II.", heading.index(" ") + 1, 0, True)
    start = len(heading) + 1
    item = Paragraph(start, start + len(text), text, Zone.BODY, "II", None, 0, 1, False, 0)
    found = find_targets(f"{heading}\n{text}", (top, item), Header(title=title))
    for target in found:
        assert target.evidence.quote == f"{heading}\n{text}"[target.evidence.start : target.evidence.end]
    return found


def short(target: Target) -> str:
    return f"{target.comparator} {target.value} {target.unit} {target.due or ''}".strip()


AIMS = [
    ("Giảm 10% số đơn vị trường học", ["- 10 %"]),
    ("Nâng số trường đạt chuẩn lên 300 trường", ["= 300 trường"]),
    ("Phấn đấu 100% số xã có điện; ít nhất 50% hộ dùng nước sạch", ["= 100 %", ">= 50 %"]),
    ("Bảo đảm 100% chỗ ở nội trú và ít nhất 50% chỗ ở bán trú", ["= 100 %", ">= 50 %"]),
    ("Tỷ lệ huy động trẻ 5 tuổi đạt 99,9%", ["= 99.9 %"]),
    ("Trên 97% học sinh tốt nghiệp. Trên 98% người từ 15 tuổi trở lên biết chữ", ["> 97 %", "> 98 %"]),
    ("Duy trì phổ cập giáo dục tiểu học mức độ 3", ["= 3 mức độ"]),
    ("Trên 95% số xã đạt phổ cập giáo dục mức độ 3", ["> 95 %"]),
    ("Tăng ít nhất 03 trường mầm non, 01 trường tiểu học", ["+ 3 trường", "+ 1 trường"]),
    ("Ít nhất 18 trường tự chủ tài chính ở mức 30% chi thường xuyên", [">= 18 trường"]),
    ("Phấn đấu tỷ lệ cấp ủy viên nữ từ 15% trở lên", [">= 15 %"]),
    ("Giảm tỷ lệ hộ nghèo xuống dưới 2%", ["< 2 %"]),
    ("Tỷ lệ thất nghiệp không quá 3%", ["<= 3 %"]),
    ("Thành lập 1.500 doanh nghiệp", ["= 1500 doanh nghiệp"]),
    ("40 triệu người dân được xác nhận đạt phổ cập tri thức số", ["= 40 triệu người"]),
    ("Thu nhập bình quân đạt 80 triệu đồng", ["= 80 triệu đồng"]),
    ("100% các khu công nghiệp, cụm công nghiệp có tối thiểu 1 trạm 5G", ["= 100 %"]),
    # rates, ranges (their lower end), fractions, numbers in words
    ("Tốc độ tăng trưởng đạt 10 - 12%/năm, đóng góp 55 - 58% GRDP", ["= 10 %/năm", "= 55 %"]),
    ("Thu nhập bình quân đạt 95 triệu đồng/người/năm", ["= 95 triệu đồng/người/năm"]),
    ("Có 6/8 trường đạt chuẩn, trong đó có ít nhất 01 trường chất lượng cao", ["= 6 trường", ">= 1 trường"]),
    ("Đổi mới không dưới 1/3 tổng số cấp ủy viên", [">= 0.3333 tổng số cấp ủy viên"]),
    ("Tổ chức ít nhất một sự kiện về văn hóa", [">= 1 sự kiện"]),
    ("Hoàn thành vượt mức 100% kế hoạch công tác năm 2025", ["> 100 % 2025"]),
    ("Tỷ lệ che phủ rừng ổn định ở mức 54%", ["= 54 %"]),
    ("Năm 2025 cắt giảm ít nhất 30% thời gian, 20% chi phí", ["- 30 % 2025", "- 20 % 2025"]),
    ("Tăng trưởng giai đoạn 2021 - 2030 đạt 7%", ["= 7 % 2021-2030"]),
    ("100% hồ sơ được số hóa, xong trước 31/12/2024", ["= 100 % 2024"]),
    # shares and money for research count as percentages among aims; what experts and data are counted in
    ("Công nghiệp hỗ trợ chiếm 35% GRDP của tỉnh", ["= 35 %"]),
    ("Kinh phí dành cho đào tạo nghề đạt trên 3% tổng chi", ["> 3 %"]),
    ("Công bố ít nhất 12 tập dữ liệu; có tối thiểu 02 kịch bản sử dụng", [">= 12 tập dữ liệu", ">= 2 kịch bản"]),
    ("Tuyển ít nhất 450 giảng viên", [">= 450 giảng viên"]),
    # the year of the sentence
    ("Đến năm 2025, tỷ lệ trường đạt chuẩn đạt 75%, tỷ lệ trường kiểm định trên 70%", ["= 75 % 2025", "> 70 % 2025"]),
    ("Đến năm 2020, đạt 100% hộ có mức sống khá (năm 2018 đạt 99%, năm 2019 đạt 99,5%)", [
        "= 100 % 2020", "= 99 % 2018", "= 99.5 % 2019",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AIMS, ids=[case[0][:45] for case in AIMS])
def test_aims(text: str, expected: list[str]) -> None:
    found = [short(target) for target in read(text)]
    assert found == expected, f"“{text}” aims at {expected}, not at {found}"


PERIODS = [
    ("II. MỤC TIÊU GIAI ĐOẠN 2021 - 2025", "2021-2025"),
    ("II. Mục tiêu đến hết năm 2026", "2026"),
    ("II. Mục tiêu đến năm 2030", "2030"),
    ("II. MỤC TIÊU", None),
]


@pytest.mark.parametrize(("heading", "due"), PERIODS)
def test_the_heading_sets_the_period(heading: str, due: str | None) -> None:
    assert [target.due for target in read("100% số xã có điện", heading)] == [due]


ELSEWHERE = [
    ("Thu ngân sách ước đạt 1.950 tỷ đồng, tăng 7% so với năm 2016", []),
    ("Tổng sản phẩm bình quân đầu người đạt 22,4 triệu đồng", []),
    ("Sở Y tế phấn đấu giảm tối thiểu 30% thời gian giải quyết hồ sơ", ["- 30 %"]),
    ("Bảo đảm 100% hồ sơ được xử lý trên môi trường điện tử", ["= 100 %"]),
    ("80% cán bộ có kiến thức về chuyển đổi số", ["= 80 %"]),
    ("Thiết kế tối thiểu 03 mẫu nhà ở", [">= 3 mẫu"]),
    ("Trồng mới để diện tích rừng đến năm 2030 đạt 1.700 ha", ["= 1700 ha 2030"]),
    ("Hoàn thành cải tạo 100 trường trong năm 2025", ["= 100 trường 2025"]),
    ("Số hóa 100% hồ sơ còn hiệu lực", ["= 100 %"]),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE, ids=[case[0][:45] for case in ELSEWHERE])
def test_aims_outside_their_sections(text: str, expected: list[str]) -> None:
    assert [short(target) for target in read(text, "III. NHIỆM VỤ")] == expected


NO_AIMS = [
    ("Đứng trong top 03 vùng trồng chè", "II. MỤC TIÊU"),
    ("Tổ chức một sự kiện, ba hội nghị", "II. MỤC TIÊU"),
    ("Ngày 01/8 họp giao ban", "II. MỤC TIÊU"),
    ("Hiện nay toàn tỉnh có 180 trạm", "II. MỤC TIÊU"),
    ("Tổng vốn đầu tư khoảng 500 tỷ đồng", "II. MỤC TIÊU"),
    ("Ngân sách xã chiếm 20% tổng nguồn lực", "II. MỤC TIÊU"),
    ("Kinh phí 12 tỷ đồng", "II. MỤC TIÊU"),
    ("Lao động nữ chiếm 60%", "III. NHIỆM VỤ"),
    ("Trẻ em từ 3 tháng đến dưới 36 tháng tuổi được đến trường", "II. MỤC TIÊU"),
    ("Thực hiện Chương trình 135, Nghị quyết số 29-NQ/TW ngày 04/11/2013", "II. MỤC TIÊU"),
    ("Triển khai Đề án “Xây dựng ít nhất 100 trường”", "III. NHIỆM VỤ"),
    ("Xét tặng Bằng khen cho không quá 10% số tập thể", "III. NHIỆM VỤ"),
    ("Tổ chức 3 hội nghị tập huấn", "III. NHIỆM VỤ"),
    ("Phát triển mạng 5G, học sinh lớp 5 ở Trường số 2", "II. MỤC TIÊU"),
    ("100% cán bộ quán triệt mục đích", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("", "II. MỤC TIÊU"),
]


@pytest.mark.parametrize(("text", "heading"), NO_AIMS, ids=[case[0][:45] for case in NO_AIMS])
def test_no_aims(text: str, heading: str) -> None:
    assert [short(target) for target in read(text, heading)] == []


TITLES = [
    ("Kế hoạch phòng, chống thiên tai năm 2024", "II. MỤC TIÊU", "2024"),
    ("Kế hoạch phát triển kinh tế số giai đoạn 2026 - 2030", "II. MỤC TIÊU", "2026-2030"),
    ("Kế hoạch thực hiện Nghị quyết ngày 28/9/2021", "II. MỤC TIÊU", None),
    ("Kế hoạch chuyển đổi số đến năm 2030", "II. MỤC TIÊU", None),
    ("Kế hoạch năm 2024 thực hiện Nghị quyết năm 2021", "II. MỤC TIÊU", None),
    ("Kế hoạch phòng, chống thiên tai năm 2024", "III. NHIỆM VỤ", None),
    ("Kế hoạch phòng, chống thiên tai năm 2024", "II. MỤC TIÊU ĐẾN NĂM 2026", "2026"),
]


@pytest.mark.parametrize(("title", "heading", "due"), TITLES)
def test_the_year_of_an_annual_plan(title: str, heading: str, due: str | None) -> None:
    assert [target.due for target in read("Phấn đấu 100% số xã có điện", heading, title)] == [due]


def test_a_term_without_years_is_that_of_the_text() -> None:
    (target,) = read("Phấn đấu đổi mới 30% cấp ủy viên trong nhiệm kỳ", "II. MỤC TIÊU đại hội nhiệm kỳ 2025-2030")
    assert target.due == "2025-2030"


@pytest.mark.parametrize("unit", ['"100% ', "100% và ", "đạt 10 - 12%/năm, ", "1/3 tổng số ", "ít nhất một "])
def test_endless_numbers_end(unit: str) -> None:
    began = process_time()
    read(unit * (40_000 // len(unit)))
    assert process_time() - began < 5, f"“{unit}” without end is read in linear time"


def test_a_decimal_comma_begins_no_clause() -> None:
    (target,) = read("Chỉ số hài lòng đạt trên 0,8, trong đó tỷ lệ hồ sơ trễ hạn giảm xuống dưới 5%")
    assert target.text.startswith(("tỷ lệ hồ sơ", "trong đó", "Chỉ số")), (
        f"the clause is cut within 0,8: “{target.text}”"
    )


def test_indicator_says_what_is_measured() -> None:
    (share,) = read("Phấn đấu 100% số xã có điện")
    (rate,) = read("Đến năm 2025, tỷ lệ lao động qua đào tạo đạt 65%")
    assert (share.indicator, rate.indicator) == ("tỷ lệ xã có điện", "tỷ lệ lao động qua đào tạo")


@pytest.mark.parametrize("row", table("target_units"), ids=lambda row: row["unit"])
def test_every_unit_is_counted(row: dict[str, str]) -> None:
    def counted(text: str) -> list[str]:
        return [q.unit.lower() for q in find_quantities(text, 0, len(text))]

    assert row["unit"] in counted(row["example"])
    assert row["unit"] not in counted(row["counterexample"])


@pytest.mark.parametrize("row", table("target_cues"), ids=lambda row: row["cue"])
def test_every_cue_bears_on_its_quantity(row: dict[str, str]) -> None:
    def told(text: str) -> tuple[bool, bool, str, bool] | None:
        found = find_quantities(text, 0, len(text))
        if not found:
            return None
        said = bearing(text, 0, found[0], len(text))
        return said.aim, said.fact, said.comparator, said.share

    with_cue, without = told(row["example"]), told(row["counterexample"])
    assert with_cue is not None, f"“{row['example']}” has a quantity"
    if row["means"] == "fact":
        assert with_cue[1] and not (without and without[1])
    elif row["means"] in ("aim", "sets"):
        assert with_cue[0] and not (without and without[0])
    elif row["means"] == "share":
        assert with_cue[3] and not (without and without[3])
    else:
        assert with_cue[2] == row["comparator"]


@given(st.text(alphabet="Tỷ lệ đạt trên 0123456789,.%; trường xã và (năm 2025)\n", max_size=160))
def test_any_text_gives_numbers_that_stand_in_it(text: str) -> None:
    for target in read(text.replace("\n", " ")):
        assert target.value >= 0 and target.unit


# ratios, rates, money, yields, changes, ranges, frames of years
FURTHER_AIMS = [
    (
        "Tỷ lệ cặp nam, nữ được khám sức khỏe trước khi kết hôn đạt 70% năm 2025; 90% năm 2030",
        ["= 70 % 2025", "= 90 % 2030"],
    ),
    (
        "Các chỉ tiêu chủ yếu: tốc độ tăng trưởng đạt từ 7,5% trở lên; giá trị xuất khẩu đạt 2,2 tỷ USD; tổng vốn"
        " đầu tư xã hội đạt 30,8 nghìn tỷ đồng; có thêm 10 xã đạt chuẩn; hộ nghèo giảm 1,17% trở lên",
        [">= 7.5 %", "= 2.2 tỷ USD", "+ 10 xã", "- 1.17 %"],
    ),
    (
        "GRDP tăng từ 6,8 đến 7%; thành lập mới 900 doanh nghiệp; tỷ lệ trẻ em suy dinh dưỡng dưới 5 tuổi còn"
        " 13,5%; bao phủ bảo hiểm y tế 82,2%; 9 xã đạt chuẩn",
        ["+ 6.8 %", "= 900 doanh nghiệp", "= 13.5 %", "= 82.2 %", "= 9 xã"],
    ),
    ("Đến năm 2030, đạt 35 giường bệnh và 19 bác sĩ trên một vạn dân", ["= 35 giường bệnh 2030", "= 19 bác sĩ 2030"]),
    ("Tỷ lệ giường bệnh đạt 30,8/10.000 dân", ["= 30.8 /10.000 dân"]),
    ("Phấn đấu tổng tỷ suất sinh đạt 2,1 con/phụ nữ.", ["= 2.1 con/phụ nữ"]),
    ("Tỷ số giới tính khi sinh dưới 109 bé trai/100 bé gái", ["< 109 bé trai/100 bé gái"]),
    (
        "Tỷ số giới tính khi sinh ở mức dưới 111 bé trai/100 bé gái sinh ra sống",
        ["< 111 bé trai/100 bé gái"],
    ),
    ("Đạt 32 giường bệnh/vạn dân, 11 bác sĩ/vạn dân", ["= 32 giường bệnh/vạn dân", "= 11 bác sĩ/vạn dân"]),
    ("Đạt 30 giường bệnh trên 10.000 dân", ["= 30 giường bệnh"]),
    ("Diện tích nhà ở bình quân đạt 27 m2/người", ["= 27 m2/người"]),
    ("Diện tích nhà ở bình quân đạt 27 m² sàn/người", ["= 27 m² sàn/người"]),
    ("Tỷ suất tử vong trẻ em dưới 5 tuổi còn dưới 15‰", ["< 15 ‰"]),
    ("Tỷ số tử vong mẹ giảm còn 42/100.000 trẻ đẻ sống", ["= 42 /100.000 trẻ đẻ sống"]),
    ("Tổng sản lượng lương thực bình quân hằng năm giữ mức 58 nghìn tấn", ["= 58 nghìn tấn"]),
    ("Sản lượng thủy sản đạt 120.000 tấn", ["= 120000 tấn"]),
    ("Quy mô GDP năm 2025 đạt khoảng trên 500 tỉ đô la Mỹ", ["> 500 tỉ đô la Mỹ 2025"]),
    ("Kim ngạch xuất khẩu đạt trên 2 tỷ USD", ["> 2 tỷ USD"]),
    ("Kim ngạch xuất khẩu đạt 1,5 tỷ đô la Mỹ vào năm 2030", ["= 1.5 tỷ đô la Mỹ 2030"]),
    ("Tuổi thọ trung bình đạt 75 tuổi", ["= 75 tuổi"]),
    ("Tuổi thọ trung bình đạt 75,5 tuổi", ["= 75.5 tuổi"]),
    (
        "Thu ngân sách đạt 10.000 tỷ đồng; thu nhập đạt 70 triệu đồng/người/năm",
        ["= 10000 tỷ đồng", "= 70 triệu đồng/người/năm"],
    ),
    ("Năng suất lúa đạt 65 tạ/ha", ["= 65 tạ/ha"]),
    ("Đón 3 triệu lượt khách", ["= 3 triệu lượt khách"]),
    ("Mật độ đường đạt 2,5 km/km2", ["= 2.5 km/km2"]),
    ("Tỷ lệ hộ nghèo giảm bình quân 1%/năm", ["- 1 %/năm"]),
    ("Tỷ lệ hộ nghèo giảm bình quân hằng năm 1% trở lên", ["- 1 %"]),
    ("Giảm tỷ lệ hộ nghèo từ 5% xuống 2%", ["= 2 %"]),
    ("Nâng tỷ lệ bao phủ từ 90% lên 95%", ["= 95 %"]),
    ("Tốc độ tăng trưởng đạt từ 8% đến 10%", ["= 8 %"]),
    ("Tốc độ tăng trưởng từ 8 đến 10%", ["= 8 %"]),
    ("Chỉ số giá tiêu dùng bình quân khoảng 4,5 - 5%", ["= 4.5 %"]),
    ("Bình quân đạt 19 tiêu chí/xã", ["= 19 tiêu chí/xã"]),
    ("Tỷ lệ che phủ rừng giữ ổn định 54%", ["= 54 %"]),
    ("Số giường bệnh đạt 32/vạn dân", ["= 32 /vạn dân"]),
    ("Giảm ít nhất 5% số vụ, 5% số người chết so với năm 2024", ["- 5 %", "- 5 %"]),
    ("Tỷ lệ xã chuẩn nông thôn mới đạt 100%", ["= 100 %"]),
    ("Tỷ lệ dân số tham gia bảo hiểm y tế đạt trên 95% vào năm 2025", ["> 95 % 2025"]),
    (
        "Trong nhiệm kỳ 2020-2025, thu nhập đến năm 2025 đạt 70 triệu đồng; tỷ lệ xã đạt chuẩn 100%",
        ["= 70 triệu đồng 2025", "= 100 % 2020-2025"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FURTHER_AIMS)
def test_units_changes_and_periods(text: str, expected: list[str]) -> None:
    assert [short(target) for target in read(text)] == expected


# outside sections of aims: aims in later clauses; then results, allowances, rules of voting, limits, money
ELSEWHERE = [
    (
        "Đẩy nhanh tiến độ giải ngân vốn đầu tư công, phấn đấu tỷ lệ giải ngân năm 2025 đạt 95% kế hoạch",
        ["= 95 % 2025"],
    ),
    ("Tập trung cải cách hành chính, phấn đấu 100% hồ sơ được giải quyết đúng hạn", ["= 100 %"]),
    ("Tiết kiệm thêm 10% chi thường xuyên trong dự toán năm 2025", ["= 10 % 2025"]),
    ("Trường hợp cần thiết, điều chỉnh bội chi ngân sách lên mức khoảng 4 - 4,5% GDP", []),
    ("Nợ công có thể đến ngưỡng hoặc vượt 5% GDP", []),
    ("Không đưa vào danh sách những người không đạt tín nhiệm trên 50% số cử tri dự họp", []),
    ("6 tháng đầu năm đã thanh tra 500 doanh nghiệp, đạt 62,15% kế hoạch năm 2016", []),
    ("Số thuế tăng thu đạt 52,2% so với cùng kỳ", []),
    ("Kết quả, toàn tỉnh có 80% số xã đạt chuẩn", []),
    ("Người trúng cử phải đạt trên 50% tổng số phiếu hợp lệ", []),
    ("Ngân sách tỉnh hỗ trợ 50% chi phí mua giống", []),
    ("Mức phạt tối đa 50 triệu đồng đối với cá nhân", []),
    ("Vay vốn tối đa 100 triệu đồng/hộ", []),
    ("Hội nghị phải có ít nhất 2/3 tổng số đại biểu dự họp", []),
    ("Dự án có tổng mức đầu tư trên 500 tỷ đồng", []),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_aims_and_what_is_none_in_running_text(text: str, expected: list[str]) -> None:
    assert [short(target) for target in read(text, "III. NHIỆM VỤ, GIẢI PHÁP")] == expected


@pytest.mark.parametrize("row", table("target_wording"), ids=lambda row: f"{row['role']}-{row['phrase']}")
def test_every_wording_is_found(row: dict[str, str]) -> None:
    assert wording(row["role"]).search(row["example"].lower())
    assert row["phrase"] not in [m[0].lower() for m in wording(row["role"]).finditer(row["counterexample"].lower())]
