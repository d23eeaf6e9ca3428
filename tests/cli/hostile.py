"""Values that try to be more than a value, wherever one may be typed or read from a document."""

from __future__ import annotations

from collections.abc import Iterator

CYPHER = [
    "' OR 1=1 //",
    "'}) DETACH DELETE n //",
    "'}) MATCH (n) DETACH DELETE n //",
    "x'; MATCH (n) SET n.title = 'owned'; //",
    "' UNION MATCH (n) RETURN n.id AS id //",
    "\"}) CREATE (:Owned {id: 'x'}) //",
    "`) CREATE (:Owned {id: 'x'}) //",
    "' RETURN 1 AS x UNION LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l //",
    "LOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l",
    "' CALL apoc.load.json('http://127.0.0.1:1/') YIELD value RETURN value //",
    "' CALL db.labels() YIELD label RETURN label //",
    "\\u0027}) DETACH DELETE n //",
    "\\' OR 1=1 //",
    "\\\\' OR 1=1 //",
    "*/ MATCH (n) DELETE n /*",
    "$symbol",
    "$`symbol`",
    "{id}",
    "{id: 'x'}",
    ":param x => 1",
    "MATCH (n) DETACH DELETE n",
    "CREATE (:Owned)",
    "// comment",
    "/* comment */",
    "; ;",
]
QUOTES = [
    "'",
    '"',
    "`",
    "''",
    '""',
    "``",
    "'\"`",
    "\\",
    "\\'",
    "\\\\",
    "'" * 500,
    "\\" * 501,
    "«»",
    "“”",
    "‘’",
    "＇",
    "ʼ",
    "′",
]
SQL = [
    "'; DROP TABLE sources; --",
    "1 OR 1=1",
    "' UNION SELECT name FROM sqlite_master --",
    "x' AND load_extension('x') --",
    "'; ATTACH DATABASE 'owned.db' AS x; --",
    "?1",
    ":id",
    "%' ESCAPE '",
]
FULL_TEXT = [
    *(
        '"unterminated',
        "title:x",
        "a AND (",
        "a OR",
        "NOT a",
        "NEAR(a b",
        "a*",
        "^a",
        "-a b",
        "+a",
        "a~2",
        "a^9",
        "/a/",
    ),
    *("[a TO z]", "{title}: x", "*:*", "a && b || !c", "(((((", "\\", "?*?", '"a" "b', "- -", "rowid:1", '""""'),
]
UNICODE = [
    *(
        "\x00",
        "a\x00b",
        "\x1b[2J",
        "\x1b]0;owned\x07",
        "\u202e51-KL/TW",
        "\u200b51\u200b-KL/TW",
        "\ufeff51-KL/TW",
        "\u2028",
    ),
    *(
        "\ud800",
        "a\udcffb",
        "\udc80\udcfe",
        "Ⓗ",
        "ﬁ",
        "ſ",
        "İ",
        "e\u0301" * 40,
        "\u0338" * 200,
        "\U0001f600",
        "\U000e0041",
    ),
    *("５１-KL/TW", "51‑KL/TW", "٥١-KL/TW", "Kе́т lua\u0323\u0302n 51", "\xa0", "\u3000", "\x85", "\r\n", "\t", "\x7f"),
]
HTML = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]><x>",
    "&lt;b&gt;",
    "<!--",
    '" onmouseover="alert(1)',
]
ELSEWHERE = [
    *(
        "../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "..\\..\\windows",
        "%2e%2e/%2e%2e/",
        "~/.ssh/id_rsa",
        ".",
    ),
    *(
        "$(touch owned)",
        "`touch owned`",
        "; touch owned",
        "| touch owned",
        "&& touch owned",
        "${IFS}",
        "${jndi:ldap://x}",
    ),
    *("{0.__class__}", "{symbol}", "%s%s%n", "{{7*7}}", "{% x %}", "[red]x[/red]", "[/]", "[link=http://x]y[/link]"),
    *("=HYPERLINK(1)", "+1", "@SUM(1)", "None", "null", "true", "[]", "{}", "0", "-0", "1e999", "9" * 40, "NaN"),
]
LONG = [
    "A" * 20_000,
    "KL 51 " * 2_000,
    "(" * 5_000,
    "51-KL/TW@" * 1_000,
    "ệ" * 3_000,
    "a b " * 2_000,
    "@" * 3_000,
    "1/" * 3_000,
]
DATED = ["51-KL/TW@", "51-KL/TW@2019'", "51-KL/TW@9999-99-99", "51-KL/TW@2019@2019", "KL 51 ngày 99/99/9999", "@2019"]


def _all() -> Iterator[str]:
    for group in (CYPHER, QUOTES, SQL, FULL_TEXT, UNICODE, HTML, ELSEWHERE, LONG, DATED):
        yield from group
    for value in (*CYPHER[:12], *QUOTES[:8], *SQL[:6], *HTML[:4]):
        yield f"51-KL/TW{value}"
        yield f"UBND xã {value}"


HOSTILE = tuple(dict.fromkeys(_all()))
