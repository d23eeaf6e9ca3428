"""Times that are set for duties."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.lexicon.deadlines import due_after, due_on, find_deadline, recurrence
from loaders.tables import table

CASES = [
    # days
    ("gửi báo cáo về Sở trước ngày 30.11.2020.", "trước ngày 30.11.2020", "2020-11-30", None),
    ("hoàn thành trước ngày 15/12/2024.", "trước ngày 15/12/2024", "2024-12-15", None),
    ("gửi Sở Y tế trước ngày 27 tháng 6 năm 2014", "trước ngày 27 tháng 6 năm 2014", "2014-06-27", None),
    ("chậm nhất là ngày 30/6/2025 phải xong", "chậm nhất là ngày 30/6/2025", "2025-06-30", None),
    ("trước ngày 15/12 báo cáo", "trước ngày 15/12", None, None),
    (
        "trình trước ngày 01/6/2025 và ban hành trước ngày 25/6/2025",
        "trước ngày 01/6/2025 và ban hành trước ngày 25/6/2025",
        "2025-06-25",
        None,
    ),
    # with the name of the day
    ("xong trước ngày Quốc khánh 02/9/2025.", "xong trước ngày Quốc khánh 02/9/2025", "2025-09-02", None),
    (
        "tặng quà trước ngày Thương binh - Liệt sĩ (27/7/2026)",
        "trước ngày Thương binh - Liệt sĩ (27/7/2026)",
        "2026-07-27",
        None,
    ),
    ("xong trước ngày bầu cử 15 tháng 3 năm 2026", "xong trước ngày bầu cử 15 tháng 3 năm 2026", "2026-03-15", None),
    # from a year on
    ("bố trí đủ vốn ngay từ năm 2026; rà soát", "ngay từ năm 2026", None, None),
    ("triển khai ngay từ đầu năm học 2025 - 2026", "ngay từ đầu năm học 2025 - 2026", None, None),
    # months, quarters, years end with their last day
    ("thí điểm từ nay đến hết tháng 10/2025", "từ nay đến hết tháng 10/2025", "2025-10-31", None),
    ("hoàn thành trong Quý III/2024", "hoàn thành trong Quý III/2024", "2024-09-30", None),
    ("trình Chính phủ trong quý 1/2019", "trong quý 1/2019", "2019-03-31", None),
    ("hoàn thành trong năm 2025", "hoàn thành trong năm 2025", "2025-12-31", None),
    ("thực hiện từ năm 2013 đến năm 2015", "từ năm 2013 đến năm 2015", "2015-12-31", None),
    # recurring
    ("Định kỳ hằng năm (trước ngày 15/12) báo cáo", "Định kỳ hằng năm (trước ngày 15/12)", None, "yearly"),
    ("báo cáo trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng", None, "monthly"),
    ("Hằng năm, tổ chức kiểm tra", "Hằng năm", None, "yearly"),
    ("định kỳ hằng quý báo cáo", "định kỳ hằng quý", None, "quarterly"),
    ("báo cáo 3 tháng một lần", "3 tháng một lần", None, "quarterly"),
    ("hàng năm tổng hợp kết quả", "hàng năm", None, "yearly"),
    ("trước ngày 25 của tháng cuối quý báo cáo", "trước ngày 25 của tháng cuối quý", None, "quarterly"),
    ("Sở Y tế báo cáo kết quả hằng quý.", "hằng quý", None, "quarterly"),
    ("sơ kết hằng năm, tổng kết vào năm 2030", "sơ kết hằng năm, tổng kết vào năm 2030", None, "yearly"),
    # of several days the one by which the duty is done
    (
        "họp trước ngày 07/4/2025, trình trước ngày 05/5/2025, thời gian hoàn thành chậm nhất ngày 30/6/2025",
        "chậm nhất ngày 30/6/2025",
        "2025-06-30",
        None,
    ),
    ("ra quân vào ngày 01/12/2025 để hỗ trợ", "vào ngày 01/12/2025", "2025-12-01", None),
    ("hỗ trợ nhà ở trong hai năm 2012 - 2013", "trong hai năm 2012 - 2013", "2013-12-31", None),
    ("Hoàn thành tuyến đường vào năm 2025.", "vào năm 2025", "2025-12-31", None),
    ("sửa đổi quy định trong năm 2025.", "trong năm 2025", "2025-12-31", None),
    # relative
    ("báo cáo chậm nhất 02 giờ sau khi bão tan", "chậm nhất 02 giờ sau khi bão tan", None, None),
    ("gửi về Sở trước 05 ngày (tính từ ngày làm việc)", "trước 05 ngày (tính từ ngày làm việc)", None, None),
    ("Trong thời hạn 5 năm, phải chỉnh lý xong hồ sơ", "Trong thời hạn 5 năm", None, None),
    (
        "báo cáo định kỳ hằng năm (trước ngày 25/12 trong năm) hoặc đột xuất",
        "định kỳ hằng năm (trước ngày 25/12 trong năm) hoặc đột xuất",
        None,
        "yearly",
    ),
    ("định kỳ hằng năm báo cáo kết quả chậm nhất ngày 17 tháng 12", "chậm nhất ngày 17 tháng 12", None, "yearly"),
    ("Tháng 11 hằng năm, báo cáo kết quả", "Tháng 11 hằng năm", None, "yearly"),
    (
        "đưa tin thường xuyên, định kỳ hằng ngày, hằng tuần",
        "thường xuyên, định kỳ hằng ngày, hằng tuần",
        None,
        "continuous",
    ),
    ("báo cáo kết quả hằng năm theo quy định", "hằng năm", None, "yearly"),
    ("hoàn thành 100% kế hoạch trước ngày 30/6/2025", "trước ngày 30/6/2025", "2025-06-30", None),
    ("xong trong 15 ngày kể từ ngày nhận hồ sơ", "trong 15 ngày kể từ ngày nhận hồ sơ", None, None),
]


@pytest.mark.parametrize(("text", "verbatim", "due", "often"), CASES, ids=[case[0] for case in CASES])
def test_deadline(text: str, verbatim: str, due: str | None, often: str | None) -> None:
    found = find_deadline(text)
    assert found is not None, f"“{text}” sets a time"
    assert (found.text, found.due_on, found.recurrence) == (verbatim, due, often)
    assert " ".join(text[found.start : found.end].split()) == verbatim


NONE = [
    "đưa vào kế hoạch 5 năm và hằng năm về đào tạo nghề",
    "lập dự toán trung hạn, hằng năm của ngành",
    "phấn đấu 20% xã không có ma túy ngay trong năm 2025",
    "theo hợp đồng trong thời hạn 5 năm của dự án",
    "đối với nhiệm vụ triển khai trong năm 2025, các sở bố trí kinh phí",
    "không kiểm tra trong năm 2020 đối với doanh nghiệp mới",
    "đánh giá kế hoạch hằng năm",
    "bố trí ngân sách hằng năm để sửa chữa",
    "theo kế hoạch hằng năm của ngành",
    "Nghị quyết ngày 30 tháng 6 năm 2025",
    "thường xuyên theo dõi, kiểm tra",
    "trẻ từ 3 tháng đến 36 tháng tuổi",
    "nhiệm vụ năm 2025",
    "định kỳ hoặc đột xuất tham mưu",
    "giai đoạn 2021 - 2025",
    "áp dụng trước ngày ban hành Nghị định 15/2020/NĐ-CP",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_no_deadline(text: str) -> None:
    found = find_deadline(text)
    assert found is None, f"“{text}” sets no time, but {found} was found"


LINES = [
    ("Quý IV/2025 và các năm tiếp theo", None, "continuous"),
    ("Hoàn thành trong Quý III/2024 và thực hiện thường xuyên", "2024-09-30", "continuous"),
    ("Thường xuyên", None, "continuous"),
    ("6 tháng, hằng năm", None, "half-yearly"),
    ("Năm 2026", "2026-12-31", None),
    ("Tháng 12/2025", "2025-12-31", None),
    ("Tháng 11, 12/2013", "2013-12-31", None),
    ("trong năm tiếp theo", None, None),
    ("Từ năm 2013 đến năm 2020 và tiếp theo", None, "continuous"),
]


@pytest.mark.parametrize(("text", "due", "often"), LINES)
def test_value_of_a_time_line(text: str, due: str | None, often: str | None) -> None:
    assert (due_on(text), recurrence(text)) == (due, often)


AFTER_ISSUE = [  # of a document of 15 March 2025
    ("trước ngày 15/12", "2025-12-15"),
    ("trước ngày 10 tháng 02", "2026-02-10"),
    ("trong quý II", "2025-06-30"),
    ("xong trong tháng 4", "2025-04-30"),
    ("trong 30 ngày kể từ ngày ban hành", "2025-04-14"),
    ("chậm nhất 30 ngày sau khi Kế hoạch này được ban hành", "2025-04-14"),
    ("trong 02 tháng kể từ ngày ký", "2025-05-15"),
    ("trong 15 ngày kể từ ngày nhận hồ sơ", None),
    ("trước ngày 15 hằng tháng", None),
    ("trước ngày 15/12/2026", None),
    ("trước ngày 31/02", None),
]


@pytest.mark.parametrize(("text", "due"), AFTER_ISSUE)
def test_times_that_count_from_the_issue(text: str, due: str | None) -> None:
    assert due_after(text, "2025-03-15") == due
    assert due_after(text, "2025") is None and due_after(text, None) is None


@pytest.mark.parametrize("row", table("deadline_forms"), ids=lambda row: row["example"])
def test_every_form_fits_its_example(row: dict[str, str]) -> None:
    found = find_deadline(row["example"])
    assert found is not None and found.text in row["example"]
    other = find_deadline(row["counterexample"])
    assert other is None or other.text != found.text


@given(st.text(alphabet="trước ngày15/2024*() hằngămquýIV\n", max_size=120))
def test_any_text_gives_its_own_words(text: str) -> None:
    found = find_deadline(text)
    if found is not None:
        assert found.text == " ".join(text[found.start : found.end].split())
        assert found.due_on is None or re.fullmatch(r"\d{4}-\d\d-\d\d", found.due_on)
