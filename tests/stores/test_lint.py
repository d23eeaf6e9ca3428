"""The rules that keep a query text portable: for each a text that breaks it and one like it that does not."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stores.cypher import bare, several_statements
from kg.stores.lint import RULES, Finding, Rule, lint, unordered
from tests.grammar.test_growth import growth, repeated

BROKEN_AND_WHOLE = [
    # writing
    ("MATCH (a) SET a.x = 1", "SET does not only read", "MATCH (a) RETURN a.set AS x"),
    ("MATCH (a) DETACH DELETE a", "DELETE does not only read", "MATCH (a:Delete) RETURN a.id AS id"),
    ("CREATE (a:Document {id: 'x'})", "CREATE does not only read", "RETURN 'CREATE' AS x"),
    ("MATCH (a) MERGE (b {id: a.id})", "MERGE does not only read", "MATCH (a) RETURN a.merge AS x"),
    ("MATCH (a) REMOVE a.title", "REMOVE does not only read", "MATCH (a) RETURN $remove AS x"),
    ("FOREACH (x IN [1] | CREATE (:A))", "FOREACH does not only read", "UNWIND [1] AS x RETURN x"),
    ("LOAD  CSV FROM $x AS l RETURN l", "LOAD CSV does not only read", "RETURN 1 AS load, 2 AS csv"),
    ("DROP INDEX a", "DROP does not only read", "RETURN 1 AS x // DROP INDEX a"),
    ("CREATE INDEX FOR (n:A) ON (n.x)", "CREATE does not only read", "RETURN 1 AS created"),
    ("MATCH (a {x: 1})\nSET\na:B", "SET does not only read", "RETURN {set: 1, delete : 2,create: 3} AS m"),
    ("MATCH (a) CALL (a) {SET a:B}", "SET does not only read", "MATCH (a {set: 1}) RETURN a.id AS id"),
    ("MATCH (a) CALL (a) { DELETE a }", "DELETE does not only read", "MATCH (a { delete: 1}) RETURN a.id AS id"),
    (
        "UNWIND [1] AS x CALL (x) { RETURN x AS y } IN TRANSACTIONS RETURN y",
        "IN TRANSACTIONS does not only read",
        "WITH ['a'] AS transactions RETURN 'a' IN transactions AS x",
    ),
    # functions and procedures
    ("MATCH (a) RETURN elementId(a) AS id", "elementId() differs", "MATCH (a) RETURN a.elementId AS id"),
    ("MATCH (a) RETURN id(a) AS id", "id() differs", "MATCH (a) RETURN a.id AS id"),
    ("MATCH (a) RETURN apoc.text.join([a.id], '') AS id", "apoc. is there in one", "WITH 1 AS apoc RETURN apoc"),
    ("CALL db.schema.visualization() YIELD nodes RETURN 1 AS x", "db. is there in one", "MATCH (db) RETURN 1 AS x"),
    ("CALL pagerank() YIELD score RETURN score", "procedure pagerank", "MATCH (a) CALL (a) { RETURN 1 AS x } RETURN x"),
    ("CALL  pagerank YIELD score RETURN score", "procedure pagerank", "MATCH (call) RETURN call.id AS id"),
    ("MATCH (a) RETURN properties(a) AS p", "properties() differs", "MATCH (a) RETURN a.properties AS p"),
    ("MATCH (a) RETURN keys(a) AS p", "keys() differs", "MATCH (a) RETURN a.keys AS p"),
    ("MATCH (a) RETURN a {.*} AS p", ".* differs", "MATCH (a) RETURN a {.id} AS p"),
    ("MATCH (a) RETURN a {.id, .*} AS p", ".* differs", "MATCH (a) RETURN a {.id, .title} AS p"),
    (
        "MATCH (a) WITH percentileCont(a.x, 0.5) AS p RETURN p",
        "percentileCont() differs",
        "MATCH (a) RETURN a.percentile AS p",
    ),
    ("RETURN date() AS x", "date() is not known", "RETURN toLower('A') AS x"),
    ("RETURN date.truncate('year', $d) AS x", "date.truncate() is not known", "RETURN left($d, 4) AS x"),
    ("MATCH (a) WHERE exists(a.x) AND isEmpty(a.y) RETURN 1 AS x", "isEmpty()", "MATCH (a) RETURN size(a.y) AS x"),
    ("MATCH (a) RETURN text_bm25(a, 'title', 'x') AS x", "text_bm25()", "MATCH (a) RETURN a.text_bm25 AS x"),
    ("RETURN rand() AS x", "rand() is not known", "RETURN abs(-1) AS x"),
    ("RETURN round(-1.5) AS x", "round() of negative halves", "RETURN floor($x + 0.5) AS x"),
    ("MATCH (a) RETURN stDev(a.x) AS x", "stDev() of one value", "MATCH (a) RETURN avg(a.x) AS x"),
    ("MATCH (a) RETURN a.x AS all", "all as a name", "MATCH (a) RETURN all(x IN a.l WHERE x > 0) AS every"),
    # subqueries
    (
        "MATCH (a) CALL (a) { MATCH (a)<-[l:A|B]-(b) WHERE type(l) = $t RETURN count(DISTINCT b) AS n } RETURN n",
        "count(DISTINCT …) alone misses rows",
        "MATCH (a) CALL (a) { MATCH (a)<-[l:A|B]-(b) WHERE type(l) = $t RETURN count(DISTINCT b) AS n, count(*) AS m } "
        "RETURN n, m",
    ),
    (
        "MATCH (a:A)<-[:B*0..8]-(b) WHERE a.id IN $ids WITH DISTINCT b RETURN b.id AS id",
        "DISTINCT behind many steps",
        "UNWIND $ids AS one MATCH (a:A {id: one})<-[:B*0..8]-(b) WITH DISTINCT b RETURN b.id AS id",
    ),
    (
        "MATCH (a) WITH a.x AS x, count(*) AS n WHERE n > 1 MATCH (a {x: x}) RETURN a.id AS i",
        "matched again",
        "MATCH (a) WITH a.x AS x, count(*) AS n WHERE n > 1 MATCH (b {x: x}) RETURN b.id AS i",
    ),
    (
        "MATCH (a)-[r]->() WITH a, count(*) AS n OPTIONAL MATCH (a)-[r:B]->(c) RETURN c.id AS i",
        "r is matched again",
        "MATCH (a)-[r]->() WITH a, count(*) AS n WITH a, n OPTIONAL MATCH (a)-[r:B]->(c) RETURN c.id AS i",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b.id AS i ORDER BY i LIMIT 2 } RETURN i",
        "sorts and cuts",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) WITH b ORDER BY b.id LIMIT 2 RETURN b.id AS i } RETURN i",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) WITH b.id AS i ORDER BY i LIMIT 2 RETURN i } RETURN i",
        "sorts and cuts",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) WITH b.x AS i, count(*) AS n ORDER BY n LIMIT 2 RETURN i } RETURN i",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b ORDER BY b.id LIMIT 2 } RETURN b.id AS i",
        "sorts and cuts",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN DISTINCT b.id AS i ORDER BY i LIMIT 2 } RETURN i",
    ),
    (
        "MATCH (a {id: $x})<-[:B*1..8]-(c:C) WHERE c.n > 1 WITH DISTINCT c RETURN c.id AS i",
        "both told",
        "MATCH (a {id: $x})<-[:B*1..8]-(c:C) WITH DISTINCT c WHERE c.n > 1 RETURN c.id AS i",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-[:B*0..8]->(c {n: 1}) RETURN DISTINCT c.id AS i } RETURN i",
        "both told",
        "MATCH (a) CALL (a) { MATCH (a)-[:B*0..4]->(c {n: 1}) RETURN DISTINCT c.id AS i } RETURN i",
    ),
    (
        "MATCH (a {n: 1}) MATCH (b)-[:B]->(c)<-[:B*5]-(a) WHERE c.n = 2 WITH DISTINCT b RETURN b.id AS i",
        "both told",
        "MATCH (a)<-[:B*1..8]-(c) WHERE a.n = 1 WITH DISTINCT c RETURN c.id AS i",
    ),
    (
        "MATCH (a) OPTIONAL MATCH (a)<-[:B*1..8]-(c) WITH DISTINCT a, c WHERE c.n > 1 RETURN a.id AS i",
        "optional steps",
        "MATCH (a) OPTIONAL MATCH (a)<-[:B*1..8]-(c) WITH DISTINCT a, c RETURN a.id AS i",
    ),
    (
        "MATCH (a {n: 1}) MATCH (b {n: 2}) MATCH (a)-[:B*1..8]->(b) RETURN DISTINCT a.id AS i",
        "both told",
        "MATCH (a {n: 1}) MATCH (b {n: 2}) MATCH p = shortestPath((a)-[:B*1..8]->(b)) RETURN DISTINCT a.id AS i",
    ),
    (
        "MATCH (a {n: 1}) MATCH (b {n: 2}) MATCH p = ((a)-[:B*1..8]->(b)) RETURN DISTINCT a.id AS i",
        "both told",
        "MATCH (a {n: 1}) MATCH (b {n: 2}) MATCH p = allShortestPaths((a)-[:B*1..8]->(b)) RETURN DISTINCT a.id AS i",
    ),
    (
        "MATCH (a {n: 1}) MATCH (b {n: 2}) MATCH p = ( (a)-[:B*1..8]->(b)) RETURN DISTINCT a.id AS i",
        "both told",
        "MATCH (a {n: 1}) MATCH (b {n: 2}) MATCH p = shortestpath ( (a)-[:B*1..8]->(b)) RETURN DISTINCT a.id AS i",
    ),
    (
        "MATCH (a)-->(b) WITH a, b.x AS x MATCH (a)-[:B*1..8]->(c {n: x}) RETURN DISTINCT c.id AS i",
        "both told",
        "MATCH (a)-->(b) WITH a.x AS x MATCH (a)-[:B*1..8]->(c {n: x}) RETURN DISTINCT c.id AS i",
    ),
    (
        "MATCH (a)-->(b) WITH *, a.x AS x MATCH (a)-[:B*1..8]->(b) RETURN DISTINCT x",
        "both told",
        "MATCH (a)-->(b) WITH a.b AS x, a MATCH (a)-[:B*1..8]->(b) RETURN DISTINCT x",
    ),
    (
        "MATCH (a)-->(b) WITH *, a.x AS x MATCH (a)-[:B*1..8]->({n: x}) RETURN DISTINCT x",
        "both told",
        "MATCH (a)-->(b) WITH *, a.x AS x MATCH (a)-[:B*1..8]->(:C) RETURN DISTINCT x",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b AS c } MATCH (a)-[:B*1..8]->(c) RETURN DISTINCT c.id AS i",
        "both told",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b AS c } MATCH (a)-[:B*1..8]->(b) RETURN DISTINCT b.id AS i",
    ),
    (
        "MATCH (a) UNWIND [a] AS b MATCH (a)-[:B*1..8]->(b) RETURN DISTINCT b.id AS i",
        "both told",
        "MATCH (a) UNWIND a.b AS x MATCH (a)-[:B*1..8]->(b) RETURN DISTINCT b.id AS i",
    ),
    (
        "MATCH (c) CALL (c) { MATCH (a) RETURN 1 AS i UNION MATCH (c)-[:B*6]->(b {n: 2}) RETURN DISTINCT b.n AS i } "
        "RETURN i",
        "both told",
        "MATCH (c) CALL (c) { MATCH (a) RETURN 1 AS i UNION MATCH (a)-[:B*6]->(b {n: 2}) RETURN DISTINCT b.n AS i } "
        "RETURN i",
    ),
    (
        "MATCH (a)-->(b) RETURN b.id AS b ORDER BY b.year",
        "column and a node behind ORDER BY",
        "MATCH (a)-->(b) WITH b ORDER BY b.year RETURN b.id AS c ORDER BY c, b.year",
    ),
    (
        "MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN b.id } AS p",
        "COLLECT with braces",
        "MATCH (a)-->(b) RETURN a.id AS id, collect(b.id) AS p",
    ),
    (
        "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b } RETURN b.id AS id",
        "the old form",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b.id AS id",
    ),
    (
        "MATCH (a) OPTIONAL CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b.id AS id",
        "OPTIONAL CALL",
        "MATCH (a) CALL (a) { OPTIONAL MATCH (a)-->(b) RETURN b } RETURN b.id AS id",
    ),
    # patterns
    ("MATCH (a)-[:CITES*]->(b) RETURN a.id AS id", "unbounded", "MATCH (a)-[:CITES*1..8]->(b) RETURN a.id AS id"),
    ("MATCH (a)-[:CITES*2..]->(b) RETURN a.id AS id", "unbounded", "MATCH (a)-[:CITES*2]->(b) RETURN a.id AS id"),
    ("MATCH (a)-[*0..]-(b) RETURN a.id AS id", "unbounded", "MATCH (a)-[*..3]-(b) RETURN a.id AS id"),
    ("MATCH (a)-[r:A|B *]->(b) RETURN a.id AS id", "unbounded", "MATCH (a)-[r:A|B *1..2]->(b) RETURN a.id AS id"),
    ("MATCH (a)-[:`A B`*]->(b) RETURN a.id AS id", "unbounded", "MATCH (a)-[:`A B`*1..2]->(b) RETURN a.id AS id"),
    (
        "MATCH (a)-[:CITES]->{1,3}(b) RETURN a.id AS id",
        "quantified",
        "MATCH (a)-[:CITES]->(b {x: 1}) RETURN a.id AS id",
    ),
    ("MATCH (a)-[:CITES]->+(b) RETURN a.id AS id", "quantified", "MATCH (a) RETURN [1] +\n ([2]) AS id"),
    ("MATCH (a)-->+(b) RETURN a.id AS id", "quantified", "RETURN 1 - -1 + (2) AS id"),
    ("MATCH ((a)-[:CITES]->(b)){1,3} RETURN 1 AS id", "quantified", "MATCH (a)-[:CITES]->(b) RETURN 1 AS id"),
    ("MATCH ((a)-[:CITES]->(b))+ (c) RETURN c.id AS id", "quantified", "MATCH (c) RETURN ((c.x) - (c.y)) + 1 AS id"),
    ("MATCH p = ALL SHORTEST (a)-[:CITES]->(b) RETURN 1 AS x", "SHORTEST", "MATCH (a) RETURN a.shortest AS x"),
    ("MATCH p = SHORTEST 2 (a)-[:CITES]->(b) RETURN 1 AS x", "SHORTEST", "WITH 1 AS shortest RETURN shortest"),
    (
        "MATCH (a), p = shortestPath((a)-[:CITES*1..3]->(b)) RETURN length(p) AS n",
        "first pattern",
        "MATCH (a) MATCH p = shortestPath((a)-[:CITES*1..3]->(b)) RETURN length(p) AS n",
    ),
    (
        "match (a), p = allshortestpaths((a)-[:CITES*1..3]->(b)) return length(p) AS n",
        "first pattern",
        "match p = allshortestpaths((a)-[:CITES*1..3]->(b)) return length(p) AS n",
    ),
    ("MATCH (a:!Document) RETURN a.id AS id", "! in labels", "MATCH (a) WHERE NOT a:Document RETURN a.id AS id"),
    ("MATCH (a:%) RETURN a.id AS id", "% in labels", "RETURN 5 % 3 AS x"),
    ("MATCH (a:$label) RETURN a.id AS id", "from a parameter ($)", "MATCH (a {id: $label}) RETURN a.id AS id"),
    (
        "MATCH (a)-[:$($t)]->() RETURN a.id AS id",
        "from a parameter ($)",
        "MATCH (a)-[:T {x: $t}]->() RETURN a.id AS id",
    ),
    (
        "MATCH (a:Document WHERE a.x = 1) RETURN a.id AS id",
        "WHERE within a pattern",
        "MATCH (a:Document) WHERE a.x = 1 RETURN a.id AS id",
    ),
    (
        "MATCH (a)-[r:CITES WHERE r.x = 1]->(b) RETURN a.id AS id",
        "WHERE within a pattern",
        "MATCH (a)-[r:CITES]->(b) WHERE r.x = 1 RETURN [x IN a.list WHERE x > 1 | x] AS id",
    ),
    # aggregates
    ("MATCH (a) RETURN count(a) + 1 AS n", "alone", "MATCH (a) WITH count(a) AS n RETURN n + 1 AS n"),
    ("MATCH (a) RETURN 1 + sum(a.x) AS n", "alone", f"MATCH (a) RETURN // {'how many ' * 9}\nsum(a.x) AS n"),
    ("MATCH (a) WITH collect(a.id)[0] AS n RETURN n", "alone", "MATCH (a) WITH collect(a.id) AS n RETURN n[0] AS n"),
    (
        "MATCH (a) WITH a ORDER BY count(a) RETURN a.id AS id",
        "alone",
        "MATCH (a) WITH a ORDER BY a.id RETURN a.id AS id",
    ),
    ("MATCH (a) RETURN size(collect(a.id)) AS n", "alone", "MATCH (a) RETURN collect(size(a.id)) AS n"),
    ("MATCH (a) RETURN coalesce(a.x, max(a.y)) AS n", "alone", "MATCH (a) RETURN max(coalesce(a.x, a.y)) AS n"),
    ("MATCH (a) RETURN {n: count(a)} AS n", "alone", "MATCH (a) RETURN count(DISTINCT a) AS n"),
    ("MATCH (a) RETURN max(count(a)) AS n", "alone", "MATCH (a) RETURN count(*) AS n"),
    # what is returned
    ("MATCH (a) RETURN a", "a is a node, relationship or path", "MATCH (a) RETURN a.id AS a"),
    ("MATCH (a)-[r]->() RETURN r", "r is a node, relationship or path", "MATCH (a)-[r]->() RETURN type(r) AS r"),
    ("MATCH p = (a)-->() RETURN p", "p is a node, relationship or path", "MATCH p = (a)-->() RETURN length(p) AS p"),
    ("MATCH (a) RETURN a AS b", "b is a node", "MATCH (a) RETURN a.id AS b"),
    ("MATCH ()-[s]->() RETURN s", "s is a node", "UNWIND [0] AS s MATCH (a {x: $l[s]}) RETURN a.x AS x, s"),
    ("MATCH (a) WITH a AS b RETURN b", "b is a node", "MATCH (a) WITH a.id AS b RETURN b"),
    ("MATCH (a) WITH a.id AS a, a AS b RETURN b AS c", "c is a node", "MATCH (a) WITH a.id AS a RETURN a"),
    ("MATCH (a) RETURN collect(a) AS every", "every is a node", "MATCH (a) RETURN collect(a.id) AS every"),
    (
        "MATCH (a) WITH collect(a) AS l RETURN l[0] AS x",
        "x is a node",
        "MATCH (a) WITH collect(a.x) AS b RETURN b[0] AS x",
    ),
    ("MATCH p = (a)-->() RETURN nodes(p) AS x", "x is a node", "MATCH p = (a)-->() RETURN [n IN nodes(p) | n.id] AS x"),
    ("MATCH p = (a)-->() RETURN [n IN nodes(p)] AS x", "x is a node", "MATCH p = (a)-->() RETURN size(nodes(p)) AS x"),
    ("MATCH (a) RETURN {a: a} AS x", "x is a node", "MATCH (a) RETURN {a: a.id} AS x"),
    ("MATCH (a) RETURN [a, a.id] AS x", "x is a node", "MATCH (a) RETURN [a.id] AS x"),
    (
        "MATCH (a) RETURN CASE WHEN a.x THEN a END AS x",
        "x is a node",
        "MATCH (a) RETURN CASE WHEN a.x THEN a.y END AS x",
    ),
    ("MATCH (a) RETURN coalesce(a, 1) AS x", "x is a node", "MATCH (a) RETURN coalesce(a.x, 1) AS x"),
    ("MATCH (a)-[r]->() RETURN endNode(r) AS x", "x is a node", "MATCH (a)-[r]->() RETURN endNode(r).id AS x"),
    ("MATCH (a) WITH collect(a) AS l UNWIND l AS x RETURN x", "x is a node", "UNWIND [1] AS x RETURN x"),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b AS c } RETURN c",
        "c is a node",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b.id AS c } RETURN c",
    ),
    ("RETURN 1 AS x UNION MATCH (x) RETURN x", "x is a node", "RETURN 1 AS x UNION MATCH (x) RETURN x.id AS x"),
    ("MATCH (a) WITH * RETURN a", "a is a node", "MATCH (a) WITH * RETURN a.id AS a"),
    ("MATCH (a) RETURN *", "RETURN *", "MATCH (a) RETURN a.x * a.y AS x"),
    ("MATCH (a) RETURN a.id", "without a name", "MATCH (a) RETURN a.id AS id"),
    ("MATCH (a) RETURN a.type AS t", "property named type", "MATCH (a)-[r]->() RETURN type(r) AS type"),
    ("MATCH (a {type: 'x'}) RETURN a.id AS t", "property named type", "MATCH (a {doc_type: 'x'}) RETURN a.id AS t"),
    ("MATCH (a) RETURN a.`type` AS t", "property named type", "MATCH (a) RETURN a.id AS `type`"),
    # words and marks
    ("MATCH (a) /* no */ RETURN a.id AS id", "block comment", "MATCH (a) // /* yes */\nRETURN a.id AS id"),
    ("MATCH (a) WHERE a.x != 1 RETURN a.id AS id", "!= is there", "MATCH (a) WHERE a.x <> 1 RETURN a.id AS id"),
    ("MATCH (a) WHERE a.x == 1 RETURN a.id AS id", "== is there", "MATCH (a) WHERE a.x = 1 RETURN a.id AS id"),
    (
        "MATCH (a) RETURN a.x AS x, count(*) AS n HAVING n > 1",
        "HAVING is there",
        "MATCH (a) WITH a.x AS x, count(*) AS n WHERE n > 1 RETURN x, n",
    ),
    ("MATCH (a) LET x = a.x RETURN x", "LET is there", "MATCH (a) WITH a.id AS let WHERE let > 1 RETURN let AS next"),
    ("MATCH (a) FILTER a.x = 1 RETURN a.id AS id", "FILTER is there", "MATCH (a) RETURN a.filter AS id"),
    (
        "MATCH (a) RETURN a.id AS id ORDER BY id OFFSET 3",
        "OFFSET is there",
        "WITH 1 AS offset WITH offset AS o RETURN o",
    ),
    (
        "MATCH (a) WHERE a.x BETWEEN 1 AND 2 RETURN a.id AS id",
        "BETWEEN is there",
        "MATCH (a) WITH a.x AS between RETURN between ORDER BY between LIMIT 1",
    ),
    (
        "MATCH (a) WHERE a.x NOT IN [1] RETURN a.id AS id",
        "NOT IN is there",
        "MATCH (a) WHERE NOT a.x IN [1] RETURN a.id AS id",
    ),
    ("MATCH (a) WHERE a.x LIKE 'b%' RETURN a.id AS id", "LIKE is there", "MATCH (a) RETURN a.id AS like"),
    ("MATCH (a) WHERE a.x IS :: INTEGER RETURN a.id AS id", "IS ::", "MATCH (a) WHERE a.x IS NULL RETURN a.id AS id"),
    (
        "MATCH (a) WHERE 1 < a.x < 3 RETURN a.id AS id",
        "twice in a row",
        "MATCH (a)<--(b)-->(c) WHERE 1 < a.x AND a.x < 3 RETURN 1 AS x",
    ),
    ("USE plans MATCH (a) RETURN a.id AS id", "USE is no part", "MATCH (use) RETURN use.id AS id"),
    ("PROFILE MATCH (a) RETURN a.id AS id", "PROFILE is no part", "MATCH (a:Profile) RETURN a.id AS id"),
    ("cypher 5 MATCH (a) RETURN a.id AS id", "cypher is no part", "MATCH (cypher) RETURN cypher.id AS id"),
    ("SHOW PROCEDURES", "SHOW is no part", "MATCH (a) RETURN a.id AS show"),
    ("MATCH (a:A) USING INDEX a:A(x) RETURN a.id AS id", "USING is there", "MATCH (a:A) RETURN a.id AS using"),
    ("RETURN 1 AS x FORMAT CSV", "FORMAT CSV", "RETURN 1 AS format"),
    ("RETURN 1 AS x; RETURN 2 AS x", "more behind ;", "RETURN ';' AS x;\n"),
    (r"RETURN 'a\d' AS x", "backslash", r"RETURN 'a\\d \n \u0041' AS x"),
]


@pytest.mark.parametrize(("broken", "complaint", "whole"), BROKEN_AND_WHOLE, ids=[b for b, _, _ in BROKEN_AND_WHOLE])
def test_a_rule_finds_what_breaks_it_and_lets_the_like_pass(broken: str, complaint: str, whole: str) -> None:
    found = lint(broken)
    assert any(complaint in str(one) for one in found), f"{broken!r} passes, or for another reason: {found}"
    assert all(one.what and one.instead for one in found)
    assert lint(whole) == [], f"{whole!r} obeys the rules"


@pytest.mark.parametrize("rule", RULES, ids=[rule.what for rule in RULES])
def test_every_rule_has_a_case(rule: Rule) -> None:
    assert any(re.search(rule.pattern, bare(broken), re.IGNORECASE) for broken, *_ in BROKEN_AND_WHOLE)


DISORDERED_AND_ORDERED = [
    ("MATCH (a) RETURN a.id AS id", "rows come in any order", "MATCH (a) RETURN a.id AS id ORDER BY id"),
    ("UNWIND [2, 1] AS x RETURN x", "rows come in any order", "RETURN 1 AS x"),
    (
        "MATCH (a) RETURN a.x AS x, count(*) AS n",
        "rows come in any order",
        "MATCH (a) RETURN count(*) AS n, max(a.x) AS x",
    ),
    (
        "MATCH (a) WITH a.x AS x, count(*) AS n RETURN n",
        "rows come in any order",
        "MATCH (a) WITH count(*) AS n, max(a.x) AS x RETURN n * x AS x",
    ),
    (
        "MATCH (a) WITH count(*) AS n MATCH (b) RETURN n * b.x AS x",
        "rows come in any order",
        "MATCH (a) WITH count(*) AS n MATCH (b) WITH n, count(*) AS m RETURN n * 100 / m AS x",
    ),
    (
        "MATCH (a) WITH count(*) AS n MATCH (b) WITH n, b.x AS x, count(*) AS m RETURN n * 100 / m AS x",
        "rows come in any order",
        "MATCH (a) WITH count(*) AS n WITH n + 1 AS k MATCH (b) WITH k AS l, count(*) AS m WITH *, l AS x RETURN x, m",
    ),
    (
        "MATCH (a) WITH count(*) AS n UNWIND [1, 2] AS m WITH *, n AS k RETURN m",
        "rows come in any order",
        "MATCH (a) WITH count(*) AS n UNWIND [1, 2] AS m WITH *, n AS k RETURN n, k, sum(m) AS m",
    ),
    (
        "MATCH (a) WITH a LIMIT 3 RETURN count(a) AS n",
        "LIMIT takes any rows",
        "MATCH (a) WITH a ORDER BY a.id LIMIT 3 RETURN count(a) AS n",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b LIMIT 1 } RETURN b.id AS id ORDER BY id",
        "LIMIT takes any rows",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) WITH b ORDER BY b.id LIMIT 1 RETURN b } RETURN b.id AS id ORDER BY id",
    ),
    (
        "MATCH (a) RETURN 1 AS x UNION MATCH (b) RETURN 2 AS x",
        "rows of a UNION",
        "CALL () { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x ORDER BY x",
    ),
    (
        "MATCH (a) RETURN collect(a.id) AS ids",
        "ids is gathered in any order",
        "MATCH (a) WITH a ORDER BY a.id RETURN collect(a.id) AS ids",
    ),
    (
        "MATCH (a) WITH collect(a.id) AS ids RETURN ids[0] AS id",
        "id is gathered in any order",
        "MATCH (a) WITH collect(a.id) AS ids RETURN size(ids) AS n ORDER BY n",
    ),
    (
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN collect(b.id) AS l } RETURN l ORDER BY a.id",
        "l is gathered in any order",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) WITH b.id AS i ORDER BY i RETURN collect(i) AS l } RETURN l ORDER BY l",
    ),
    (
        "MATCH (a) WITH collect(a.id) AS ids RETURN [x IN ids | x] AS l",
        "l is gathered in any order",
        "MATCH (a) WITH collect(a.id) AS ids MATCH (b) WHERE b.id IN ids RETURN b.id AS id ORDER BY id",
    ),
    (
        "MATCH (a) WITH collect(a.id) AS ids RETURN reduce(t = '', x IN ids | t + x) AS l",
        "l is gathered in any order",
        "MATCH (a) WITH collect(a.x) AS l RETURN reduce(n = 0, x IN l | n + x) AS n ORDER BY n",
    ),
]


@pytest.mark.parametrize(("loose", "complaint", "ordered"), DISORDERED_AND_ORDERED)
def test_rows_and_lists_in_any_order_are_found(loose: str, complaint: str, ordered: str) -> None:
    assert any(complaint in str(one) for one in unordered(loose)), unordered(loose)
    assert unordered(ordered) == []


def test_a_finding_names_its_line() -> None:
    text = "// keys(a)\nMATCH (a)\nWHERE a.x = 'id(a)\n;'\nRETURN keys(a) AS k"
    assert lint(text) == [Finding(5, "keys() differs between stores", "name the properties")]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("RETURN 1 AS x", False),
        ("RETURN 1 AS x;", False),
        ("RETURN 1 AS x ; // end\n", False),
        ("RETURN ';RETURN' AS x", False),
        ("RETURN 1 AS `a;b`", False),
        ("RETURN 1 AS x; RETURN 2 AS x", True),
        ("RETURN 1 AS x;;CREATE (a)", True),
        ("RETURN ';' AS x; // ;\nMATCH (n) RETURN n", True),
        ("RETURN 'a\\';' AS x", False),
        ("RETURN 'a\\\\'; RETURN 2 AS x", True),
    ],
)
def test_several_statements_are_told_from_one(text: str, several: bool) -> None:
    assert several_statements(text) is several


WORDS = st.sampled_from(
    [
        *(
            "MATCH ",
            "(a)",
            "-[:R*]->",
            "(b)",
            " WITH ",
            " RETURN ",
            "a",
            ", ",
            "collect(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "'",
        ),
        *('"', "`", "//", "\n", ";", " AS x", " ORDER BY ", "CALL (a) {", "UNION ", "/*", "\\", "ế", "$p", " LIMIT 1"),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map("".join)))
def test_any_text_is_looked_at_to_its_end(text: str) -> None:
    assert len(bare(text)) == len(text)
    for one in [*lint(text), *unordered(text)]:
        assert 1 <= one.line <= text.count("\n") + 1


def cost(text: str) -> dict[str, float]:
    """The processor time of looking at a text."""
    start = time.process_time()
    assert lint(text) is not None and unordered(text) is not None
    return {"look": time.process_time() - start}


MARKS = (
    "(", "[", "{", "((", "( ( ", "CALL (a) {", "COLLECT {", "{set", "'", "`", "/*", "a", "1", "a ", "a.", "a,",
    "RETURN a,", ":", "(a:", "[a", "-[", "(a)-[", "(a)-[*1", "(a)-[*1..8]->", "*1", "-", ")+(", "<", "< a ", ";", "; ",
    "\n", "\n;", "count(", "collect(", "shortestPath(", "[x IN ", "`type`", "MATCH shortestPath((a)) ", "WITH a ",
    "x WITH a MATCH ", "MATCH (a) WITH a, count(a) AS b ", "MATCH (a)-[:B*1..8]->(b) WHERE a.x WITH DISTINCT a ",
    "UNION RETURN a AS a ", "MATCH (a) WHERE a.id IN $l RETURN DISTINCT b ", "CALL () { RETURN 1 AS x } ",
    "RETURN a AS b ORDER BY a.x ",
)  # fmt: skip
GAPS = (
    "…x", "MATCH (…", "MATCH ((…", "MATCH (a…", "MATCH (a:…", "MATCH (a:A…", "MATCH (a)-[…]->(b) RETURN 1 AS x",
    "MATCH (a)-[*1… RETURN DISTINCT a", "MATCH (a)-[*…1]->(b) RETURN DISTINCT a", "MATCH ((a)-->(b))…+", "LET x…",
    "MATCH (a) WHERE a….id IN $l RETURN b", "MATCH p…= shortestPath((a))", "CALL…", "CALL a…", "MATCH (a) CALL (…",
    "}…IN", "RETURN {…`type`: 1}", "RETURN a {…", "WITH {set…1}", "RETURN count…(a)", "RETURN collect(…a",
    "RETURN [x IN…a", "RETURN collect(DISTINCT…a AS x", "RETURN a AS…", "RETURN 1 AS x;…", "RETURN a <…b",
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_long_hostile_text_is_looked_at_to_its_end(mark: str) -> None:
    """In line with its length: no rule looks from each place to the end, or tries every cut of what stands there."""
    assert growth(lambda length: "MATCH (a) RETURN " + repeated(mark, length // 2), cost) == {}


@pytest.mark.parametrize("text", GAPS)
@pytest.mark.parametrize("filling", [" ", "//\n", "a"], ids=["blanks", "comments", "word"])
def test_a_long_gap_is_looked_over_once(text: str, filling: str) -> None:
    assert growth(lambda length: text.replace("…", repeated(filling, length // 2)), cost) == {}


def test_a_bound_of_any_length_is_a_number() -> None:
    text = f"MATCH (a {{n: 1}})-[:B*1..{'9' * 5000}]->(b {{n: 2}}) RETURN DISTINCT a.id AS i"
    assert any("both told" in str(one) for one in lint(text))
