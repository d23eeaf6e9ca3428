"""How fast the RDF export is: `python tests/benchmarks/bench_rdf.py [documents]` prints triples a CPU-second.

The bar is 100,000 (both formats), with memory that does not grow with what is written.
"""

from __future__ import annotations

import io
import sys
import time
import tracemalloc

from kg.exports.rdf import triples, write_rdf
from kg.graph import Edge, Graph, Node

BAR = 100_000


class Sink(io.RawIOBase):
    """Takes bytes and counts them."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        length = len(memoryview(data))  # type: ignore[arg-type]
        self.size += length
        return length


def corpus(documents: int) -> Graph:
    """A made-up graph: each document with an issuer, three citations, two tasks and a target."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for i in range(100):
        nodes.append(
            Node(f"body/uy-ban-{i}", "Organization", {"title": f"Ủy ban nhân dân tỉnh {i}", "level": "provincial"})
        )
    for i in range(documents):
        document = f"document/uy-ban-{i % 100}/kh/2021-03-{i % 28 + 1:02}/{i}"
        facts = {
            "title": f"Kế hoạch số {i} thực hiện Kết luận số 51 về đổi mới căn bản, toàn diện giáo dục và đào tạo",
            "symbol": f"{i}/KH-UBND",
            "number": str(i),
            "doc_type": "KH",
            "issued_on": f"2021-03-{i % 28 + 1:02}",
            "year": "2021",
            "level": "provincial",
            "track": "state",
            "status": "held",
        }
        nodes.append(Node(document, "Document", facts))
        edges.append(Edge(document, "ISSUED_BY", f"body/uy-ban-{i % 100}"))
        cited = {
            f"document/uy-ban-{j % 100}/kh/2021-03-{j % 28 + 1:02}/{j}" for j in (i * 7 % documents, i // 2, i // 3)
        }
        edges.extend(Edge(document, "CITES", other) for other in sorted(cited))
        edges.append(Edge(document, "IMPLEMENTS", min(cited)))
        for t in range(2):
            task = f"task/{i}/{t}"
            text = "Chủ trì, phối hợp với các sở, ngành liên quan xây dựng kế hoạch hằng năm và báo cáo kết quả"
            nodes.append(
                Node(task, "Task", {"title": text, "text": text, "deadline": "trước 30/6", "due_on": "2021-06-30"})
            )
            edges.append(Edge(document, "HAS_TASK", task))
            edges.append(Edge(task, "ASSIGNED_TO", f"body/uy-ban-{(i + t) % 100}", {"role": "lead"}))
        target = f"target/{i}/0"
        nodes.append(
            Node(
                target,
                "Target",
                {"title": "Trường đạt chuẩn", "value": 65.5, "comparator": ">=", "unit": "%", "due": "2025"},
            )
        )
        edges.append(Edge(document, "HAS_TARGET", target))
    return Graph.of(nodes, edges)


def main() -> int:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    graph = corpus(documents)
    total = sum(1 for _ in triples(graph))
    worst = float("inf")
    for form in ("ttl", "nt"):
        sink = Sink()
        start = time.process_time()
        write_rdf(graph, sink, format=form)  # type: ignore[arg-type]
        speed = total / (time.process_time() - start)
        worst = min(worst, speed)
        print(f"{form}: {total:,} triples, {sink.size / 1e6:.1f} MB, {speed:,.0f} triples a CPU-second (bar {BAR:,})")
    tracemalloc.start()
    write_rdf(graph, Sink(), format="ttl")
    print(f"memory while writing: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB beside the graph")
    return 0 if worst >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
