"""A small graph with one of everything that the graph can say."""

from __future__ import annotations

import pytest

from kg.graph import Edge, Graph, Node

DIRECTIVE = "document/ban-bi-thu/kl/2019-05-30/51"
DECISION = "document/thu-tuong-chinh-phu/qd/2021/628"
PLAN = "document/uy-ban-nhan-dan-tinh-quang-ngai/kh/2021-10-29/158"
LAW = "document/quoc-hoi/l/2019/43"
DECREE = "document/chinh-phu/nd/2020/84"
STUB = "document/unknown/kh/43"
COMMITTEE = "body/uy-ban-nhan-dan-tinh-quang-ngai"
DEPARTMENT = "body/so-giao-duc-va-dao-tao-tinh-quang-ngai"
DISTRICTS = "body/uy-ban-nhan-dan-cac-huyen-tinh-quang-ngai"
TASK = f"task/{PLAN.removeprefix('document/')}/3"
TARGET = f"target/{PLAN.removeprefix('document/')}/1"
SOURCE = "source/9f86d081"


@pytest.fixture
def graph() -> Graph:
    return Graph.of(
        [
            Node(
                DIRECTIVE,
                "Document",
                {
                    "title": "Kết luận về đổi mới giáo dục",
                    "symbol": "51-KL/TW",
                    "number": "51",
                    "doc_type": "KL",
                    "issued_on": "2019-05-30",
                    "year": "2019",
                    "term": "12",
                    "level": "central",
                    "track": "party",
                    "status": "cited",
                    "issuer": "Ban Bí thư",
                    "resolved": True,
                },
            ),
            Node(
                DECISION,
                "Document",
                {
                    "title": "Quyết định 628/QĐ-TTg",
                    "symbol": "628/QĐ-TTg",
                    "doc_type": "QĐ",
                    "issued_on": "2021-05",
                    "level": "central",
                    "track": "state",
                    "status": "cited",
                },
            ),
            Node(
                PLAN,
                "Document",
                {
                    "title": "Kế hoạch thực hiện Kết luận số 51-KL/TW",
                    "symbol": "158/KH-UBND",
                    "doc_type": "KH",
                    "issued_on": "2021-10-29",
                    "level": "provincial",
                    "track": "state",
                    "territory": "tỉnh Quảng Ngãi",
                    "status": "held",
                    "signer": "Đặng Văn Minh",
                    "signer_position": "Chủ tịch",
                },
            ),
            Node(
                LAW,
                "Document",
                {
                    "title": "Luật Giáo dục",
                    "symbol": "43/2019/QH14",
                    "doc_type": "L",
                    "issued_on": "2019",
                    "track": "state",
                    "status": "cited",
                },
            ),
            Node(
                DECREE,
                "Document",
                {
                    "title": "Nghị định quy định chi tiết",
                    "symbol": "84/2020/NĐ-CP",
                    "doc_type": "NĐ",
                    "issued_on": "2020-07-17",
                    "track": "state",
                    "status": "cited",
                },
            ),
            Node(
                STUB, "Document", {"title": "43/KH-UBND", "symbol": "43/KH-UBND", "doc_type": "KH", "resolved": False}
            ),
            Node(COMMITTEE, "Organization", {"title": "UBND tỉnh Quảng Ngãi", "kind": "ubnd", "level": "provincial"}),
            Node(DEPARTMENT, "Organization", {"title": "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi"}),
            Node(DISTRICTS, "Organization", {"title": "UBND các huyện, thị xã, thành phố", "collective": True}),
            Node(
                "place/L20", "Place", {"title": "tỉnh Quảng Ngãi", "kind": "tỉnh", "level": "provincial", "code": "51"}
            ),
            Node("place/L21", "Place", {"title": "tỉnh Kon Tum", "valid_to": "2025-06-30"}),
            Node(
                TASK,
                "Task",
                {
                    "title": "Xây dựng kế hoạch",
                    "text": "Xây dựng kế hoạch triển khai hằng năm",
                    "section": "IV.1",
                    "level": "provincial",
                    "deadline": "trước ngày 30/6/2022",
                    "due_on": "2022-06-30",
                    "recurrence": "yearly",
                },
            ),
            Node(
                TARGET,
                "Target",
                {
                    "title": "Trường đạt chuẩn quốc gia",
                    "text": "ít nhất 65,5% trường đạt chuẩn quốc gia",
                    "indicator": "trường đạt chuẩn quốc gia",
                    "comparator": ">=",
                    "value": 65.5,
                    "unit": "%",
                    "due": "2025",
                },
            ),
            Node(
                SOURCE,
                "Source",
                {
                    "title": "158.html",
                    "uri": "https://example.org/158.html",
                    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    "media_type": "text/html",
                    "kind": "original",
                },
            ),
        ],
        [
            Edge(
                PLAN,
                "IMPLEMENTS",
                DIRECTIVE,
                {
                    "quote": "triển khai thực hiện Kết luận số 51-KL/TW",
                    "source": SOURCE,
                    "rule": "title",
                    "confidence": 0.95,
                    "evidence": '[{"start": 10}]',
                },
            ),
            Edge(DECISION, "IMPLEMENTS", DIRECTIVE),
            Edge(DECREE, "IMPLEMENTS", LAW),
            Edge(PLAN, "BASED_ON", LAW),
            Edge(PLAN, "CITES", DIRECTIVE),
            Edge(PLAN, "REPLACES", STUB),
            Edge(PLAN, "AMENDS", STUB),
            Edge(PLAN, "REPEALS", STUB),
            Edge(DECREE, "GUIDES", LAW),
            Edge(DECISION, "PROMULGATES", STUB),
            Edge(PLAN, "ISSUED_BY", COMMITTEE),
            Edge(DECREE, "ISSUED_BY", COMMITTEE),
            Edge(PLAN, "SENT_TO", DEPARTMENT),
            Edge(PLAN, "HAS_TASK", TASK),
            Edge(PLAN, "HAS_TARGET", TARGET),
            Edge(TASK, "ASSIGNED_TO", DEPARTMENT, {"role": "lead"}),
            Edge(TASK, "ASSIGNED_TO", DISTRICTS, {"role": "support"}),
            Edge(TASK, "CITES", DIRECTIVE),
            Edge(DEPARTMENT, "PART_OF", COMMITTEE),
            Edge(DEPARTMENT, "MEMBER_OF", DISTRICTS),
            Edge(COMMITTEE, "LOCATED_IN", "place/L20"),
            Edge("place/L21", "SUCCEEDED_BY", "place/L20"),
            Edge(DEPARTMENT, "SUCCEEDED_BY", COMMITTEE),
            Edge(SOURCE, "DESCRIBES", PLAN),
        ],
    )
