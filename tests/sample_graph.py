"""A small graph written by hand: the cascade of 29-NQ/TW with everything that makes answers go wrong.

Two documents share the symbol 51-KL/TW and two 43/KH-UBND; chains form diamonds, two plans implement each other, one
chain is longer than a query walks, a stub is unresolved, a plan has no symbol.
"""

from __future__ import annotations

import itertools
from typing import Any

from kg.graph import Edge, Graph, Node, Value
from kg.resolution.work import wording

NQ29 = "document/ban-chap-hanh-trung-uong/nq/2013-11-04/29"
KL51 = "document/ban-bi-thu/kl/2019-05-30/51"
KL51_LATER = "document/bo-chinh-tri/kl/2026-06-17/51"
QD628 = "document/thu-tuong-chinh-phu/qd/2020-05-11/628"
KH224 = "document/tinh-uy-quang-ngai/kh/2019-09-30/224"
KH158 = "document/ubnd-tinh-quang-ngai/kh/2019-10-29/158"
KH3243 = "document/ubnd-tinh-dien-bien/kh/2019-11-06/3243"
QD1385 = "document/ubnd-tinh-bac-kan/qd/2020-07-30/1385"
SGDDT = "document/so-giao-duc-va-dao-tao-tinh-quang-ngai/kh/2023/khong-so"
DISTRICT = "document/ubnd-huyen-mau/kh/2021-01-15/12"
COMMUNE_A = "document/ubnd-xa-mau-a/kh/2021-03-01/7"
COMMUNE_B = "document/ubnd-xa-mau-b/kh/2021-04/khong-so"
KH43_LANG_SON = "document/ubnd-tinh-lang-son/kh/2022-02-23/43"
KH43_DIEN_BIEN = "document/ubnd-tinh-dien-bien/kh/2022/43"
RING_A = "document/ubnd-tinh-mau/kh/2020/01"
RING_B = "document/ubnd-tinh-mau/kh/2020/02"
STUB = "document/khong-ro/kh/khong-ro/232"

UBND_LANG_SON = "body/ubnd-tinh-lang-son"
SO_QUANG_NGAI = "body/so-giao-duc-va-dao-tao-tinh-quang-ngai"
SO_LANG_SON = "body/so-giao-duc-va-dao-tao-tinh-lang-son"
BO_GDDT = "body/bo-giao-duc-va-dao-tao"
XA_A = "body/ubnd-xa-mau-a"
TRUONG_A = "body/truong-tieu-hoc-xa-mau-a"
CAC_XA = "body/ubnd-cac-xa-huyen-mau"

TASK_LEAD, TASK_SUPPORT, TASK_NOBODY = "task/xa-a/1", "task/xa-a/2", "task/xa-b/1"
TASK_COLLECTIVE, TASK_PROVINCE = "task/huyen/1", "task/dien-bien/1"


def document(id: str, symbol: str | None, title: str, **more: Value) -> Node:
    _, issuer, doc_type, date, number = id.split("/")
    known = {
        "symbol": symbol,
        "number": number if number.isdigit() else None,
        "doc_type": {"qd": "QĐ"}.get(doc_type, doc_type.upper()),
        "issued_on": date if date[0].isdigit() else None,
        "year": int(date[:4]) if date[0].isdigit() else None,
        "issuer": issuer.replace("-", " "),
        "title": title,
        "status": "held",
        "resolved": True,
        **more,
    }
    return Node(id, "Document", {name: value for name, value in known.items() if value is not None})


def body(id: str, title: str, **more: Value) -> Node:
    return Node(id, "Organization", {"title": title, "collective": False, **more})


def task(id: str, text: str, **more: Value) -> Node:
    return Node(id, "Task", {"title": text, "text": text, "wording": wording(text), **more})


def link(source: str, kind: str, target: str, **more: Value) -> Edge:
    evidence = {
        "quote": f"{kind}: {target.rsplit('/', 1)[-1]}",
        "source": f"{source.split('/')[1]}.txt",
        "rule": "by-hand",
        "confidence": 0.9,
        "evidence": "[]",
    }
    return Edge(source, kind, target, {**evidence, **more})


CHAIN = tuple(f"document/chuoi/kh/20{20 + step}-01-01/{step}" for step in range(11))

NODES = (
    document(NQ29, "29-NQ/TW", "Nghị quyết về đổi mới căn bản, toàn diện giáo dục và đào tạo", level="central"),
    document(KL51, "51-KL/TW", "Kết luận về tiếp tục thực hiện Nghị quyết 29", level="central", track="party"),
    document(KL51_LATER, "51-KL/TW", "Kết luận về sở hữu trí tuệ", level="central", status="cited"),
    document(QD628, "628/QĐ-TTg", "Quyết định ban hành Kế hoạch thực hiện Kết luận 51", level="central"),
    document(KH224, "224-KH/TU", "Kế hoạch của Tỉnh ủy", level="provincial", status="cited"),
    document(KH158, "158/KH-UBND", "Kế hoạch của tỉnh", level="provincial", territory="tỉnh Quảng Ngãi"),
    document(KH3243, "3243/KH-UBND", "Kế hoạch của tỉnh", level="provincial", territory="tỉnh Điện Biên"),
    document(QD1385, "1385/QĐ-UBND", "Kế hoạch hành động", level="provincial", territory="tỉnh Bắc Kạn"),
    document(SGDDT, None, "Kế hoạch làm việc với các huyện", level="provincial"),
    document(DISTRICT, "12/KH-UBND", "Kế hoạch của huyện", level="district"),
    document(COMMUNE_A, "07/KH-UBND", "Kế hoạch của xã A", level="commune"),
    document(COMMUNE_B, None, "Kế hoạch của xã B", level="commune"),
    document(KH43_LANG_SON, "43/KH-UBND", "Kế hoạch cải cách", level="provincial", territory="tỉnh Lạng Sơn"),
    document(KH43_DIEN_BIEN, "43/KH-UBND", "Kế hoạch chuyển đổi số", level="provincial", status="cited"),
    document(RING_A, "01/KH-UBND", "Kế hoạch vòng một", level="provincial"),
    document(RING_B, "02/KH-UBND", "Kế hoạch vòng hai", level="provincial"),
    document(STUB, "232-KH/TU", "232-KH/TU", status="cited", resolved=False),
    *(document(id, f"{step:02d}/KH-XN", f"Mắt xích {step}") for step, id in enumerate(CHAIN)),
    body(UBND_LANG_SON, "Ủy ban nhân dân tỉnh Lạng Sơn", level="provincial", territory="tỉnh Lạng Sơn"),
    body(SO_QUANG_NGAI, "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi", level="provincial"),
    body(SO_LANG_SON, "Sở Giáo dục và Đào tạo tỉnh Lạng Sơn", level="provincial"),
    body(BO_GDDT, "Bộ Giáo dục và Đào tạo", level="central"),
    body(XA_A, "Ủy ban nhân dân xã Mẫu A", level="commune"),
    body(TRUONG_A, "Trường Tiểu học xã Mẫu A", level="unit"),
    body(CAC_XA, "Ủy ban nhân dân các xã", level="commune", collective=True),
    task(TASK_LEAD, "Rà soát trường lớp", level="commune", deadline="trước 30/6/2021", due_on="2021-06-30"),
    task(TASK_SUPPORT, "Vận động học sinh đến trường", level="commune", recurrence="yearly"),
    task(TASK_NOBODY, "Báo cáo kết quả", due_on="2021-12"),
    task(TASK_COLLECTIVE, "Xây dựng kế hoạch của xã", level="commune", due_on="2021"),
    task(TASK_PROVINCE, "Sắp xếp mạng lưới trường lớp", level="provincial", due_on="2025-12-31"),
    Node(
        "target/dien-bien/1",
        "Target",
        {"title": "100% xã", "wording": wording("100% xã"), "indicator": "xã", "value": 100.0, "unit": "%"},
    ),
    Node("source/dien-bien.txt", "Source", {"title": "dien-bien.txt", "uri": "dien-bien.txt", "kind": "original"}),
    Node("place/lang-son", "Place", {"title": "tỉnh Lạng Sơn", "kind": "tỉnh", "level": "provincial"}),
)

EDGES = (
    link(KL51, "IMPLEMENTS", NQ29),
    link(QD628, "IMPLEMENTS", KL51, confidence=0.95),
    link(KH224, "IMPLEMENTS", KL51),
    link(KH158, "IMPLEMENTS", KL51),
    link(KH3243, "IMPLEMENTS", KL51),
    link(KH3243, "IMPLEMENTS", NQ29),
    link(KH158, "BASED_ON", KH224),
    link(QD1385, "IMPLEMENTS", QD628),
    link(SGDDT, "IMPLEMENTS", KH224),
    # the district stands under three plans of one depth and under one that is deeper
    link(DISTRICT, "IMPLEMENTS", KH224),
    link(DISTRICT, "IMPLEMENTS", KH158),
    link(DISTRICT, "IMPLEMENTS", QD628),
    link(DISTRICT, "IMPLEMENTS", QD1385),
    link(COMMUNE_A, "IMPLEMENTS", DISTRICT),
    link(COMMUNE_B, "IMPLEMENTS", DISTRICT),
    link(COMMUNE_B, "IMPLEMENTS", COMMUNE_A),
    link(RING_A, "IMPLEMENTS", RING_B),
    link(RING_B, "IMPLEMENTS", RING_A),
    link(RING_A, "IMPLEMENTS", KL51_LATER),
    link(KL51_LATER, "IMPLEMENTS", RING_B),
    link(KH43_LANG_SON, "CITES", KH43_DIEN_BIEN),
    link(KH43_LANG_SON, "CITES", KH224),
    link(KH43_LANG_SON, "CITES", STUB),
    link(COMMUNE_A, "BASED_ON", STUB),
    *(link(lower, "IMPLEMENTS", upper) for upper, lower in itertools.pairwise(CHAIN)),
    link(COMMUNE_A, "HAS_TASK", TASK_LEAD),
    link(COMMUNE_A, "HAS_TASK", TASK_SUPPORT),
    link(COMMUNE_B, "HAS_TASK", TASK_NOBODY),
    link(DISTRICT, "HAS_TASK", TASK_COLLECTIVE),
    link(KH3243, "HAS_TASK", TASK_PROVINCE),
    link(KH3243, "HAS_TARGET", "target/dien-bien/1"),
    link(TASK_LEAD, "ASSIGNED_TO", XA_A, role="lead"),
    link(TASK_LEAD, "ASSIGNED_TO", TRUONG_A, role="support"),
    link(TASK_SUPPORT, "ASSIGNED_TO", TRUONG_A, role="support"),
    link(TASK_SUPPORT, "ASSIGNED_TO", XA_A, role="support"),
    link(TASK_COLLECTIVE, "ASSIGNED_TO", CAC_XA, role="lead"),
    link(TASK_PROVINCE, "ASSIGNED_TO", SO_LANG_SON, role="lead"),
    Edge(XA_A, "MEMBER_OF", CAC_XA),
    Edge(UBND_LANG_SON, "LOCATED_IN", "place/lang-son"),
    Edge(KH43_LANG_SON, "ISSUED_BY", UBND_LANG_SON),
    Edge("source/dien-bien.txt", "DESCRIBES", KH3243),
)


def sample_graph() -> Graph:
    return Graph.of(NODES, EDGES)


def by(rows: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    """The rows cut down to some columns."""
    return [tuple(row[key] for key in keys) for row in rows]
