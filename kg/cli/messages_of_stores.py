"""What is said of stores: where they are, who may write to them, how they came to an answer."""

from __future__ import annotations

OF_STORES = {
    "unknown_store": (
        "{store}: không biết loại kho này — --store nhận tên một tệp hoặc địa chỉ neo4j://…, bolt://…",
        "{store}: an unknown kind of store — --store takes the name of a file, or neo4j://… or bolt://…",
    ),
    "password_of": ("Mật khẩu của {user} tại {store}", "Password of {user} at {store}"),
    "written_to": ("Đồ thị ở {store}", "The graph is at {store}"),
    "query_took": ("Truy vấn {number}: {ms} ms — {text}", "Query {number}: {ms} ms — {text}"),
    "so_many_chains": ("{count} đường như vậy", "{count} such chains"),
    "step": ("bước", "step"),
    "step_rows": ("dòng", "rows"),
    "step_hits": ("lượt đọc kho", "database hits"),
}
