// Read queries of every kind that the rules of the lint let pass. Each begins with a line `// === NAME`; rows are
// compared in order where the text ends in ORDER BY, else as a bag; floats to the last bit, but to twelve digits under
// `// floats: 12 digits`, where the order of summing may differ. Each parameter is one of those of `asking.py`.

// === count nodes by label
MATCH (n) WHERE NOT "Meta" IN labels(n)
UNWIND labels(n) AS label
WITH label, count(*) AS nodes
RETURN label, nodes ORDER BY label

// === count relationships by type
MATCH (a)-[r]->(b)
WITH type(r) AS relation, count(r) AS links, count(DISTINCT a) AS from, count(DISTINCT b) AS to
RETURN relation, links, from, to ORDER BY relation

// === one row without matches
MATCH (d:Document) WHERE d.id = 'there is none such'
WITH count(d) AS documents, collect(d.id) AS ids, min(d.year) AS first, max(d.year) AS last, avg(d.year) AS middle,
  sum(d.year) AS total
RETURN documents, ids, first, last, middle, total

// === no rows
MATCH (d:Document) WHERE d.id = 'there is none such'
RETURN d.title AS title, d.year AS year

// === years of documents
MATCH (d:Document) WHERE d.year IS NOT NULL
WITH d.year AS year, count(*) AS documents, count(d.symbol) AS symbols, min(d.issued_on) AS first,
  max(d.issued_on) AS last
RETURN year, documents, symbols, first, last ORDER BY year DESC

// === groups with null keys
MATCH (d:Document)
WITH d.level AS level, d.track AS track, count(*) AS documents
RETURN level, track, documents ORDER BY level, track

// === nulls last going up
MATCH (d:Document)
RETURN d.issued_on AS issued_on, d.id AS id ORDER BY issued_on, id LIMIT 400

// === nulls first going down
MATCH (d:Document)
RETURN d.issued_on AS issued_on, d.id AS id ORDER BY issued_on DESC, id DESC LIMIT 400

// === Vietnamese titles in order
MATCH (o:Organization)
RETURN o.title AS title, o.id AS id ORDER BY title, id LIMIT 1500

// === titles with nasty letters in order
MATCH (d:Document) WHERE d.title CONTAINS '“' OR d.title CONTAINS "'" OR d.title CONTAINS '\\' OR d.title CONTAINS '🐘'
  OR d.title CONTAINS '\n'
RETURN d.title AS title, size(d.title) AS letters, d.id AS id ORDER BY title, id

// === distinct values
MATCH (o:Organization)
RETURN DISTINCT o.kind AS kind, o.level AS level, o.collective AS collective ORDER BY kind, level, collective

// === distinct before an aggregate
MATCH (d:Document)-[:ISSUED_BY]->(o:Organization)
WITH DISTINCT o.level AS level, d.doc_type AS doc_type
WITH level, collect(doc_type) AS types
RETURN level, size(types) AS types ORDER BY level

// === skip and limit
MATCH (d:Document)
RETURN d.id AS id, d.symbol AS symbol ORDER BY d.symbol, id SKIP 10 LIMIT 25

// === limit from a parameter
MATCH (d:Document)
RETURN d.id AS id ORDER BY id SKIP $few LIMIT $many

// === parameters of every type
RETURN $text AS text, $whole AS whole, $float AS float, $yes AS yes, $nothing AS nothing, $texts AS texts,
  $map.name AS name, $map.list[1] AS second, size($texts) AS count

// === documents by ids in a list
MATCH (d:Document) WHERE d.id IN $documents
RETURN d.id AS id, d.title AS title, d.symbol AS symbol, d.year AS year, d.resolved AS resolved,
  d.confidence AS confidence ORDER BY id

// === evidence as text
MATCH (a:Document)-[r:IMPLEMENTS]->(b:Document)
RETURN a.id AS from, b.id AS to, r.quote AS quote, r.source AS source, r.rule AS rule, r.confidence AS confidence,
  r.evidence AS evidence ORDER BY from, to LIMIT 300

// === who issued it, if anybody
MATCH (d:Document)
OPTIONAL MATCH (d)-[:ISSUED_BY]->(o:Organization)
RETURN d.id AS id, o.title AS issuer, o IS NULL AS unknown ORDER BY id, issuer LIMIT 500

// === optional match of a path of two
MATCH (d:Document) WHERE d.status = 'held'
OPTIONAL MATCH (d)-[:HAS_TASK]->(t:Task)-[a:ASSIGNED_TO]->(o:Organization)
WITH d.id AS id, count(DISTINCT t) AS tasks, count(o) AS bodies, count(a.role) AS roles
RETURN id, tasks, bodies, roles ORDER BY tasks DESC, bodies DESC, id LIMIT 200

// === optional match with a condition that fails
MATCH (d:Document)
OPTIONAL MATCH (d)-[:IMPLEMENTS]->(above:Document) WHERE above.year > 3000
RETURN d.id AS id, above.id AS above ORDER BY id LIMIT 50

// === two optional matches
MATCH (o:Organization) WHERE o.level = 'provincial'
OPTIONAL MATCH (o)-[:LOCATED_IN]->(p:Place)
OPTIONAL MATCH (p)-[:SUCCEEDED_BY]->(later:Place)
RETURN o.id AS body, p.title AS place, later.title AS later, coalesce(p.valid_to, 'today') AS until
ORDER BY body, place, later LIMIT 400

// === null handling
UNWIND [null, 0, 1] AS x
RETURN x IS NULL AS missing, x = 1 AS one, x <> 1 AS other, x + 1 AS next, coalesce(x, -1) AS filled,
  x IN [0, null] AS among, NOT (x = 0) AS negated, x = 0 OR true AS either, x = 0 AND false AS both
ORDER BY filled

// === comparing with what is missing
MATCH (d:Document) WHERE NOT (d.issued_on > '2020')
WITH count(*) AS older
MATCH (d:Document) WHERE d.issued_on IS NULL
WITH older, count(*) AS undated
RETURN older, undated

// === three-valued logic
UNWIND [true, false, null] AS a
UNWIND [true, false, null] AS b
RETURN coalesce(toString(a), 'null') AS a, coalesce(toString(b), 'null') AS b, a AND b AS both, a OR b AS either,
  a XOR b AS one ORDER BY a, b

// === simple case
MATCH (t:Task)-[r:ASSIGNED_TO]->(:Organization)
WITH CASE r.role WHEN 'lead' THEN 1 WHEN 'direct' THEN 2 WHEN 'advise' THEN 3 ELSE 9 END AS rank, count(*) AS many
RETURN rank, many ORDER BY rank

// === case with conditions
MATCH (d:Document)
WITH CASE WHEN d.year IS NULL THEN 'undated' WHEN d.year < 2015 THEN 'old' WHEN d.year <= 2020 THEN 'middle'
  WHEN d.resolved THEN 'new' END AS age, count(*) AS documents
RETURN age, documents ORDER BY age

// === dates as text
MATCH (t:Task) WHERE t.due_on >= '2024' AND t.due_on < '2026-07'
WITH left(t.due_on, 4) AS year, substring(t.due_on, 5, 2) AS month, count(*) AS tasks
RETURN year, month, tasks ORDER BY year, month

// === year of a text as a number
MATCH (d:Document) WHERE d.issued_on IS NOT NULL
WITH toInteger(left(d.issued_on, 4)) AS year, d.year AS given
WITH year = given AS same, year - 2000 AS since, count(*) AS documents
RETURN same, since, documents ORDER BY since, same

// === integer division and remainder
UNWIND range(-7, 7) AS n
RETURN n, n / 2 AS half, n % 3 AS rest, n * 1.0 / 2 AS exact, abs(n) AS size, sign(n) AS side, toInteger(n / 2.0) AS cut
ORDER BY n

// === rounding
UNWIND [0.5, 1.5, 2.5, -2.3, -1.7, 2.345, 1e3, 0.1] AS x
RETURN x, floor(x) AS down, ceil(x) AS up, floor(x + 0.5) AS near, floor(x * 100 + 0.5) / 100 AS hundredth, sqrt(abs(x)) AS root
ORDER BY x

// === numbers from text
UNWIND ['12', '-3', '4.7', 'x', '', '1e3'] AS text
RETURN text, toInteger(text) AS whole, toFloat(text) AS float ORDER BY text

// === text of values
RETURN toString(1) AS whole, toString(2.5) AS float, toString(true) AS yes, toString('x') AS text, 'a' + 'b' AS joined

// === text functions
MATCH (d:Document) WHERE d.symbol IS NOT NULL
RETURN d.id AS id, split(d.symbol, '/') AS parts, toUpper(d.symbol) AS upper, toLower(d.title) AS lower,
  replace(d.symbol, '-', '') AS bare, left(d.title, 7) AS first, right(d.title, 3) AS last, reverse(d.symbol) AS turned,
  trim('  ' + d.symbol + ' ') AS trimmed, substring(d.title, 2) AS rest ORDER BY id LIMIT 200

// === starts, ends, contains
MATCH (d:Document)
WITH d, d.title STARTS WITH 'Kế hoạch' AS plan, d.symbol ENDS WITH '/TW' AS central, d.title CONTAINS 'đ' AS has
WITH plan, central, has, count(d) AS documents
RETURN plan, central, has, documents ORDER BY plan, central, has

// === lists
WITH [3, 1, 2, 3, null] AS list
RETURN size(list) AS size, head(list) AS first, last(list) AS last, tail(list) AS rest, list[1] AS second,
  list[-2] AS beforelast, list[1..3] AS part, list[9] AS absent, reverse(list) AS turned, 3 IN list AS has,
  9 IN list AS hasnot, list + [4] AS longer, [x IN list WHERE x > 1 | x * 10] AS big

// === ranges
RETURN range(0, 5) AS up, range(5, 0, -2) AS down, range(3, 2) AS empty, size(range(1, 100)) AS many

// === quantifiers over lists
MATCH (d:Document)-[r:CITES]->(:Document)
WITH d.id AS id, collect(r.confidence) AS sure
RETURN id, all(x IN sure WHERE x > 0.8) AS every, any(x IN sure WHERE x > 0.97) AS some,
  none(x IN sure WHERE x < 0.5) AS no,
  single(x IN sure WHERE x > 0.95) AS lone ORDER BY id LIMIT 200

// === reduce
MATCH (d:Document)-[:HAS_TASK]->(t:Task)
WITH d.id AS id, t.section AS section ORDER BY id, section
WITH id, collect(section) AS sections
RETURN id, reduce(text = '', s IN sections | text + CASE text WHEN '' THEN '' ELSE '; ' END + s) AS sections,
  reduce(total = 0, s IN sections | total + size(s)) AS letters ORDER BY id LIMIT 150

// === ordered collect
MATCH (o:Organization)<-[:ISSUED_BY]-(d:Document)
WITH o.id AS body, d.symbol AS symbol, d.id AS id ORDER BY body, symbol DESC, id
WITH body, collect(symbol) AS symbols, collect(id) AS ids
RETURN body, symbols[0..3] AS symbols, size(ids) AS documents, ids[0] AS first ORDER BY documents DESC, body LIMIT 100

// === collect of maps
MATCH (t:Task)-[r:ASSIGNED_TO]->(o:Organization)
WITH t.id AS task, r.role AS role, o.title AS title, o.id AS id ORDER BY task, role, title, id
WITH task, collect({role: role, title: title}) AS given
RETURN task, given, given[0].role AS first ORDER BY task LIMIT 150

// === unwind what was collected
MATCH (d:Document) WHERE d.status = 'held'
WITH d.level AS level, d.id AS id ORDER BY id
WITH level, collect(id) AS ids
UNWIND ids[0..5] AS id
RETURN level, id ORDER BY level, id

// === unwind an empty list
UNWIND [] AS nothing
RETURN nothing

// === pattern comprehension
MATCH (d:Document) WHERE d.status = 'held'
WITH d, [(d)-[:IMPLEMENTS]->(a:Document) | a.id] AS above, size([(d)-[:HAS_TASK]->(t:Task) WHERE t.due_on > '2024' | t.id]) AS due
UNWIND CASE WHEN size(above) = 0 THEN [null] ELSE above END AS upper
RETURN d.id AS id, upper, size(above) AS above, due ORDER BY id, upper LIMIT 300

// === exists subquery
MATCH (d:Document)
WHERE EXISTS { (d)-[:IMPLEMENTS]->(:Document) } AND NOT EXISTS { (d)<-[:IMPLEMENTS]-(:Document) }
RETURN d.id AS id ORDER BY id LIMIT 300

// === exists subquery with a condition
MATCH (d:Document)
WHERE EXISTS { MATCH (d)-[:HAS_TASK]->(t:Task)-[:ASSIGNED_TO]->(o:Organization) WHERE o.level = d.level AND t.due_on > '2022' }
RETURN d.id AS id ORDER BY id LIMIT 300

// === count subquery
MATCH (d:Document)
WITH d.id AS id, COUNT { (d)-[:HAS_TASK]->(:Task) } AS tasks, COUNT { (d)<-[:CITES]-(:Document) } AS cited
WHERE tasks + cited > 2
RETURN id, tasks, cited ORDER BY cited DESC, tasks DESC, id LIMIT 200

// === pattern as a condition
MATCH (d:Document) WHERE (d)-[:BASED_ON]->(:Document) AND NOT (d)-[:IMPLEMENTS]->(:Document)
RETURN d.id AS id ORDER BY id LIMIT 200

// === subquery per row
MATCH (o:Organization) WHERE o.level = 'provincial'
CALL (o) {
  MATCH (o)<-[:ISSUED_BY]-(d:Document)
  WITH d ORDER BY d.issued_on DESC, d.id LIMIT 2
  RETURN d.id AS id, d.issued_on AS issued_on
}
RETURN o.id AS body, id, issued_on ORDER BY body, issued_on DESC, id LIMIT 300

// === subquery that counts
MATCH (d:Document) WHERE d.status = 'held'
CALL (d) {
  OPTIONAL MATCH (d)-[:SENT_TO]->(o:Organization)
  RETURN count(o) AS sent
}
CALL (d) {
  OPTIONAL MATCH (d)-[:HAS_TARGET]->(t:Target)
  WITH t.indicator AS indicator, max(t.value) AS most
  RETURN count(indicator) AS indicators, max(most) AS most
}
RETURN d.id AS id, sent, indicators, most ORDER BY sent DESC, id LIMIT 300

// === subquery with a union
MATCH (d:Document) WHERE d.id IN $documents
CALL (d) {
  MATCH (d)-[:IMPLEMENTS]->(o:Document) RETURN o.id AS other, 'up' AS way
  UNION
  MATCH (d)<-[:IMPLEMENTS]-(o:Document) RETURN o.id AS other, 'down' AS way
}
RETURN d.id AS id, way, other ORDER BY id, way, other

// === union
MATCH (d:Document) WHERE d.level = 'central' RETURN d.doc_type AS value
UNION
MATCH (o:Organization) WHERE o.level = 'central' RETURN o.kind AS value

// === union of all
MATCH (d:Document) WHERE d.resolved = false RETURN d.title AS title, 'stub' AS what
UNION ALL
MATCH (p:Place) WHERE p.valid_to IS NOT NULL RETURN p.title AS title, 'place' AS what

// === a walk of up to three steps
MATCH (d:Document)-[:IMPLEMENTS*1..3]->(above:Document) WHERE d.id IN $documents
RETURN DISTINCT d.id AS id, above.id AS above ORDER BY id, above

// === a walk from several documents, each end once
UNWIND $documents AS id
MATCH (d:Document {id: id})<-[:IMPLEMENTS*0..8]-(below:Document)
WITH DISTINCT below
RETURN below.id AS id ORDER BY id

// === a walk with its length
MATCH path = (d:Document)-[:IMPLEMENTS|BASED_ON*1..2]->(above:Document) WHERE d.id IN $documents
WITH d.id AS id, above.id AS above, length(path) AS steps
WITH id, above, min(steps) AS nearest, count(*) AS ways
RETURN id, above, nearest, ways ORDER BY id, above

// === a walk from nothing to two steps
MATCH (p:Place)-[:SUCCEEDED_BY*0..2]->(later:Place)
RETURN p.id AS place, later.id AS later ORDER BY place, later LIMIT 500

// === names along a path
MATCH path = (d:Document)<-[:IMPLEMENTS*2..2]-(below:Document) WHERE d.id IN $documents
WITH [n IN nodes(path) | n.id] AS ids, [r IN relationships(path) | type(r)] AS relations,
  [r IN relationships(path) | r.confidence] AS sure
RETURN ids, relations, sure ORDER BY ids

// === both directions
MATCH (d:Document)-[r:IMPLEMENTS]-(other:Document) WHERE d.id IN $documents
RETURN d.id AS id, other.id AS other, startNode(r).id AS from, endNode(r).id AS to ORDER BY id, other, from, to

// === loops and rings
MATCH (d:Document)-[r:IMPLEMENTS|BASED_ON|CITES]->(d)
RETURN d.id AS id, type(r) AS relation, null AS other ORDER BY id, relation

// === documents that implement each other
MATCH (a:Document)-[:IMPLEMENTS]->(b:Document)-[:IMPLEMENTS]->(a) WHERE a.id < b.id
RETURN a.id AS one, b.id AS other ORDER BY one, other

// === diamonds
MATCH (top:Document)<-[:IMPLEMENTS]-(left:Document)<-[:IMPLEMENTS]-(low:Document)-[:IMPLEMENTS]->(right:Document)-[:IMPLEMENTS]->(top)
WHERE left.id < right.id
WITH top.id AS top, count(*) AS diamonds, count(DISTINCT low) AS plans
RETURN top, diamonds, plans ORDER BY diamonds DESC, top LIMIT 100

// === shortest path
MATCH (a:Document {id: $documents[0]}), (b:Document) WHERE b.id IN $documents AND a.id <> b.id
MATCH path = shortestPath((a)-[:IMPLEMENTS|BASED_ON|CITES*1..8]-(b))
RETURN b.id AS id, length(path) AS steps ORDER BY id

// === all shortest paths
MATCH (a:Document) WHERE a.id IN $documents
MATCH (a)<-[:IMPLEMENTS*1..4]-(b:Document) WHERE a.id <> b.id
WITH DISTINCT a, b
MATCH path = allShortestPaths((a)<-[:IMPLEMENTS*1..4]-(b))
WITH a.id AS from, b.id AS to, length(path) AS steps, [n IN nodes(path) | n.id] AS ids
WITH from, to, steps, count(*) AS ways, min(ids) AS first
RETURN from, to, steps, ways, first ORDER BY from, to LIMIT 400

// === level by level
MATCH (d:Document) WHERE d.id IN $documents
OPTIONAL MATCH (d)<-[:IMPLEMENTS]-(one:Document) WHERE one.id <> d.id
WITH d, collect(DISTINCT one) AS first
CALL (d, first) {
  UNWIND first AS one
  MATCH (one)<-[:IMPLEMENTS]-(two:Document) WHERE two.id <> d.id AND NOT two IN first
  RETURN count(DISTINCT two) AS second
}
RETURN d.id AS id, size(first) AS first, second ORDER BY id

// === nodes compared
MATCH (b:Document)<-[:CITES]-(a:Document)-[:IMPLEMENTS]->(c:Document)
WITH b = c AS same, count(*) AS many
RETURN same, many ORDER BY same

// === two patterns that share a node
MATCH (t:Task)-[:ASSIGNED_TO {role: 'lead'}]->(lead:Organization), (t)-[:ASSIGNED_TO {role: 'support'}]->(other:Organization)
WITH lead.id AS lead, other.id AS other, count(DISTINCT t) AS tasks
RETURN lead, other, tasks ORDER BY tasks DESC, lead, other LIMIT 100

// === values of mixed numbers
MATCH (t:Target) WHERE t.value IS NOT NULL
RETURN t.id AS id, t.value AS value, t.value / 2 AS half, t.value * 2 AS double, t.value > 75 AS high
ORDER BY t.value, id LIMIT 400

// === sums and means
// floats: 12 digits
MATCH (t:Target) WHERE t.value IS NOT NULL
WITH t.unit AS unit, count(*) AS many, sum(t.value) AS total, avg(t.value) AS mean, min(t.value) AS least,
  max(t.value) AS most
RETURN unit, many, total, mean, least, most ORDER BY unit

// === means of confidence
// floats: 12 digits
MATCH (:Document)-[r:IMPLEMENTS|BASED_ON|CITES]->(:Document)
WITH type(r) AS relation, avg(r.confidence) AS mean, min(r.confidence) AS least, max(r.confidence) AS most
RETURN relation, floor(mean * 1000 + 0.5) AS mean, least, most ORDER BY relation

// === having by with
MATCH (t:Task)
WITH t.text AS text, count(*) AS copies, min(t.id) AS first
WHERE copies > 1
RETURN text, copies, first ORDER BY copies DESC, text LIMIT 200

// === join on a property
MATCH (a:Target) WHERE a.due STARTS WITH '2030-'
MATCH (b:Target) WHERE a.indicator = b.indicator AND a.id < b.id AND a.unit = b.unit AND a.value > b.value
WITH a.indicator AS indicator, count(*) AS pairs
RETURN indicator, pairs ORDER BY pairs DESC, indicator LIMIT 100

// === collectives that a body belongs to
MATCH (o:Organization)-[m:MEMBER_OF]->(whole:Organization)
WHERE whole.collective AND coalesce(m.valid_to, '9999') >= '2025-07-01'
WITH whole.id AS collective, count(o) AS members, min(o.title) AS first
RETURN collective, members, first ORDER BY members DESC, collective LIMIT 100

// === place of a body, upwards
MATCH (o:Organization)-[:LOCATED_IN]->(p:Place)
OPTIONAL MATCH (p)-[:PART_OF*1..3]->(up:Place) WHERE up.level = 'provincial'
WITH coalesce(up.title, p.title) AS province, count(DISTINCT o) AS bodies
RETURN province, bodies ORDER BY bodies DESC, province

// === booleans
MATCH (o:Organization)
WITH o.collective AS collective, NOT o.collective AS lone, count(*) AS bodies
RETURN collective, lone, bodies ORDER BY collective

// === order by an expression
MATCH (d:Document) WHERE d.number IS NOT NULL
RETURN d.id AS id, d.number AS number ORDER BY toInteger(d.number) DESC, size(d.title), id LIMIT 200

// === order by what is not returned
MATCH (d:Document)
RETURN d.id AS id ORDER BY d.confidence DESC, d.title, d.id LIMIT 200

// === comparing text with case and marks
UNWIND ['a', 'A', 'á', 'ă', 'â', 'b', 'đ', 'Đ', 'd', 'z', 'é', 'e\u0301', 'ư', '🐘', '\uFF21', '', ' ', '10', '9'] AS text
RETURN text, text < 'd' AS before, text = 'é' AS same, size(text) AS letters, toUpper(text) AS upper,
  toLower(text) AS lower ORDER BY text

// === lists in order
UNWIND [[1, 2], [1], [], [1, 3], [2], ['a'], ['a', 'b'], ['b']] AS list
WITH list WHERE size(list) > 0
RETURN list, list = [1] AS one, list[0] AS first ORDER BY size(list), toString(list[0]), toString(list[1])

// === smallest list
MATCH (d:Document)<-[:IMPLEMENTS]-(a:Document)<-[:IMPLEMENTS]-(b:Document) WHERE d.id IN $documents
WITH d.id AS id, [coalesce(a.symbol, a.title), coalesce(b.symbol, b.title)] AS names
WITH id, min(names) AS first, max(names) AS last
RETURN id, first, last ORDER BY id

// === maps
WITH {a: 1, b: {c: [1, 2, {d: 'x'}]}, e: null} AS map
RETURN map.a AS a, map.b.c[2].d AS d, map.e AS e, map.none AS absent, map['a'] AS again

// === names of relationships
MATCH (d:Document)-[r:AMENDS|REPLACES|REPEALS|GUIDES|PROMULGATES]->(other:Document)
RETURN type(r) AS relation, d.id AS id, other.id AS other, r.rule AS rule ORDER BY relation, id, other

// === days between dates, as numbers of months
MATCH (d:Document)-[:IMPLEMENTS]->(up:Document) WHERE size(d.issued_on) = 10 AND size(up.issued_on) = 10
WITH toInteger(left(d.issued_on, 4)) * 12 + toInteger(substring(d.issued_on, 5, 2)) AS month,
  toInteger(left(up.issued_on, 4)) * 12 + toInteger(substring(up.issued_on, 5, 2)) AS before
WITH month - before AS months, count(*) AS plans
RETURN months, plans ORDER BY months

// === the same body as issuer and doer
MATCH (d:Document)-[:ISSUED_BY]->(o:Organization)<-[:ASSIGNED_TO]-(t:Task)<-[:HAS_TASK]-(d)
RETURN d.id AS document, t.id AS task, o.id AS body ORDER BY document, task, body LIMIT 200

// === coalesce of several
MATCH (d:Document)
RETURN coalesce(d.symbol, d.number, d.title) AS name, d.id AS id ORDER BY name, id LIMIT 300
