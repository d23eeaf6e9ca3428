"""Times that stand in a paragraph of their own behind the duty that they are set for."""

from __future__ import annotations

import pytest

from loaders import Text, extract

DUTY = "Ủy ban nhân dân tỉnh yêu cầu Sở Y tế rà soát cơ sở dữ liệu bệnh viện."


def deadlines(*paragraphs: str) -> list[tuple[str | None, str | None]]:
    text = Text("a.txt", "a.txt", "\n\n".join(paragraphs), "text/plain", "")
    return [(a.deadline, a.due_on) for a in extract(text).assignments]


@pytest.mark.parametrize(
    ("sentence", "deadline", "due"),
    [
        ("Thời gian hoàn thành việc rà soát, chậm nhất ngày 14/5/2021.", "chậm nhất ngày 14/5/2021", "2021-05-14"),
        ("Thời hạn gửi báo cáo trước ngày 30/6/2025.", "trước ngày 30/6/2025", "2025-06-30"),
        ("Hoàn thành trước ngày 30/6/2025.", "trước ngày 30/6/2025", "2025-06-30"),
        ("Việc rà soát phải hoàn thành trước ngày 30/6/2025.", "trước ngày 30/6/2025", "2025-06-30"),
    ],
)
def test_a_sentence_of_time_belongs_to_the_duty_before_it(sentence: str, deadline: str, due: str) -> None:
    assert deadlines(DUTY, sentence) == [(deadline, due)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thời gian qua, ngành y tế đã hoàn thành đề án trước ngày 30/6/2025.",
        "Tiến độ giải ngân đến hết tháng 9/2024 đạt thấp.",
        "Đề án có hiệu lực trước ngày 30/6/2025.",
    ],
)
def test_other_times_are_left_where_they_stand(sentence: str) -> None:
    assert deadlines(DUTY, sentence) == [(None, None)]


def test_a_duty_keeps_its_own_time() -> None:
    own = DUTY[:-1] + " trước ngày 01/5/2025."
    assert deadlines(own, "Thời gian hoàn thành chậm nhất ngày 30/6/2025.") == [("trước ngày 01/5/2025", "2025-05-01")]
