"""Graphs to draw, and a browser to look at them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.graph import Edge, Graph, Node, Value

QUOTE = "Kế hoạch này triển khai thực hiện Kết luận số 51-KL/TW ngày 30/5/2019"
ADDRESS = "https://example.org/158.html"


def document(name: str, symbol: str | None, issued_on: str | None, level: str | None, **more: Value) -> Node:
    facts = {"symbol": symbol, "issued_on": issued_on, "level": level, "status": "held", "title": f"Về {name}", **more}
    return Node(f"document/{name}", "Document", {k: v for k, v in facts.items() if v is not None})


def implements(lower: str, upper: str, quote: str = QUOTE, source: str = ADDRESS) -> Edge:
    other = {"quote": "một câu khác cũng nói vậy", "source": source, "rule": "purpose", "confidence": 0.7}
    said: dict[str, Value] = {"quote": quote, "source": source, "rule": "title", "confidence": 0.95}
    evidence = json.dumps([said, other], ensure_ascii=False)
    return Edge(f"document/{lower}", "IMPLEMENTS", f"document/{upper}", {**said, "evidence": evidence})


@pytest.fixture
def graph() -> Graph:
    """A conclusion, what it carries on, what implements it in three levels, and a commune's tasks."""
    return Graph.of(
        [
            document("kl51", "51-KL/TW", "2019-05-30", "central", issuer="Ban Bí thư", status="cited"),
            document("nq29", "29-NQ/TW", "2013-11-04", "central", issuer="Ban Chấp hành Trung ương", status="cited"),
            document("qd628", "628/QĐ-TTg", "2021", "central", issuer="Thủ tướng Chính phủ", status="cited"),
            document("kh158", "158/KH-UBND", "2019-10-29", "provincial", issuer="UBND tỉnh Quảng Ngãi"),
            document("kh9", "9/KH-UBND", "2019-10-29", "provincial", issuer="UBND tỉnh Điện Biên"),
            document("so", None, "2019-12", "provincial", issuer="Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi"),
            document("xa", "12/KH-UBND", "2020-02-01", "commune", issuer="UBND xã Bình Minh"),
            document("other", "43/KH-UBND", "2022-01-01", "provincial", issuer="UBND tỉnh Lạng Sơn"),
            Node("body/xa", "Organization", {"title": "UBND xã Bình Minh"}),
            Node("body/truong", "Organization", {"title": "Trường THCS Bình Minh"}),
            Node("source/1", "Source", {"title": "158.html", "uri": ADDRESS}),
            Node("task/so/1", "Task", {"title": "của Sở", "text": "của Sở"}),
            *(
                Node(
                    f"task/xa/{n}",
                    "Task",
                    {"title": f"Việc {n}", "text": f"Mở lớp xóa mù chữ số {n}", "deadline": f"trong tháng {n}"},
                )
                for n in range(1, 13)
            ),
        ],
        [
            implements("kl51", "nq29"),
            implements("qd628", "kl51"),
            implements("kh158", "kl51"),
            implements("kh9", "qd628"),
            implements("so", "kh158"),
            implements("xa", "kh158"),
            Edge("document/so", "GUIDES", "document/kh158", {"quote": "hướng dẫn", "confidence": 0.8}),
            Edge("document/kh9", "CITES", "document/kl51", {"quote": "nhắc đến"}),
            Edge("document/so", "HAS_TASK", "task/so/1"),
            *(Edge("document/xa", "HAS_TASK", f"task/xa/{n}", {"quote": f"câu giao việc {n}"}) for n in range(1, 13)),
            Edge("task/xa/1", "ASSIGNED_TO", "body/truong", {"role": "support"}),
            Edge("task/xa/1", "ASSIGNED_TO", "body/xa", {"role": "lead"}),
            Edge("source/1", "DESCRIBES", "document/kh158"),
        ],
    )


@pytest.fixture
def crowded() -> Graph:
    """Sixty plans with long titles under one directive."""
    long = "Kế hoạch triển khai thực hiện Chỉ thị về công tác phổ cập giáo dục, giáo dục bắt buộc, xóa mù chữ " * 3
    levels = ["central"] * 3 + ["provincial"] * 35 + ["district"] * 12 + ["commune"] * 8 + [None] * 2
    plans = [
        document(f"p{n}", f"{n}/KH-UBND", f"2024-{n % 12 + 1:02}", level, title=long, issuer=f"UBND tỉnh số {n}")
        for n, level in enumerate(levels)
    ]
    nodes = [document("ct29", "29-CT/TW", "2024-01-05", "central", title=long), *plans]
    edges = [implements(f"p{n}", "ct29" if n < 30 else f"p{n - 30}") for n in range(60)]
    tasks = [Node(f"task/p{n}/{t}", "Task", {"title": long, "text": long}) for n in range(50, 58) for t in range(9)]
    given = [Edge(f"document/p{n}", "HAS_TASK", f"task/p{n}/{t}") for n in range(50, 58) for t in range(9)]
    return Graph.of([*nodes, *tasks], [*edges, *given])


@pytest.fixture
def page_of(tmp_path: Path) -> Path:
    return tmp_path / "x.html"
