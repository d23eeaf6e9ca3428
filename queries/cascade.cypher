// title.vi: Toàn bộ văn bản bên dưới một chỉ đạo
// title.en: Everything below a directive, as a tree
// answers: What has grown out of this directive, document under document, and how does each hang on it?
// param directives documents — the directives, as people write them (example: 51-KL/TW@2019)
// param relation choice(IMPLEMENTS, BASED_ON, GUIDES) = "" — only along this relation (example: IMPLEMENTS)
// column directive — id of the directive; several documents may share a symbol, and each has its own tree
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column depth — 1: hangs on the directive itself; more: on the document of that depth less one above it
// column parent — id of the document that it hangs on
// column parent_symbol — its symbol, or its title
// column relation — IMPLEMENTS, BASED_ON or GUIDES: how it hangs on its parent
// column document — id of the document; the rows are in the order of the tree, each below its parent
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column territory — province, district or commune
// column status — held (its text is in the corpus) or cited
// column chains — how many chains of this length lead to it
// column quote — the words that say so
// column source — where they stand
// column confidence — how sure the reading is, up to 1
// example: kg query cascade -p directives=51-KL/TW@2019
// The walk goes level by level: each document keeps its first way there and how many ways are as short, so that chains
// are never listed. Of several as short the alphabetically first is kept, in every store.
MATCH (start:Document) WHERE start.id IN $directives
WITH start.id AS asked, start.id AS id, [0, [coalesce(start.symbol, start.title)], null, []] AS way, 1 AS chains
UNWIND CASE way[0] WHEN 0 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [1, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 1 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [2, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 2 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [3, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 3 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [4, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 4 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [5, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 5 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [6, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 6 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [7, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 7 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[join:IMPLEMENTS|BASED_ON|GUIDES]-(next:Document)
  WHERE $relation = '' OR type(join) = $relation
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [8, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
WITH asked, id, way, chains, way[2] AS above WHERE way[0] > 0
MATCH (directive:Document {id: asked})
MATCH (document:Document {id: id}), (parent:Document {id: above})
CALL (document, parent) {
  MATCH (document)-[join:IMPLEMENTS|BASED_ON|GUIDES]->(parent) WHERE $relation = '' OR type(join) = $relation
  WITH join, CASE type(join) WHEN 'IMPLEMENTS' THEN 1 WHEN 'BASED_ON' THEN 2 ELSE 3 END AS rank
  WITH join, rank ORDER BY rank LIMIT 1
  RETURN type(join) AS relation, join.quote AS quote, join.source AS source, join.confidence AS confidence
}
RETURN directive.id AS directive, directive.symbol AS directive_symbol, directive.issued_on AS directive_issued_on,
  way[0] AS depth, parent.id AS parent, coalesce(parent.symbol, parent.title) AS parent_symbol, relation,
  document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, document.status AS status, chains, quote, source, confidence
ORDER BY directive, [step IN range(1, depth) | [way[1][step], (way[3] + document)[step]]]
