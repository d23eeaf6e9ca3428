// title.vi: Những gì một kế hoạch dựa vào
// title.en: What a plan rests on
// answers: Which documents does this plan implement or rest on, all the way up?
// param documents documents — the plans, as people write them (example: 158/KH-UBND)
// column plan — id of the plan; several documents may share a symbol, and each has its own rows
// column plan_symbol — its symbol
// column plan_issued_on — its date
// column document — id of the document above it
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column territory — province, district or commune
// column status — held (its text is in the corpus) or cited
// column depth — 1: named by the plan itself; more: through others
// column via — symbols from the plan up to this document (a title where there is no symbol)
// column relation — IMPLEMENTS or BASED_ON: how the document below names this one
// column quote — the words that say so
// column source — where they stand
// column confidence — how sure the reading is, up to 1
// example: kg query upstream -p documents=158/KH-UBND
// The walk goes level by level: each document keeps its first way there, [steps, names, the document before], so that
// chains are never listed. Of several as short the alphabetically first is kept, in every store.
MATCH (start:Document) WHERE start.id IN $documents
WITH start.id AS asked, start.id AS id, [0, [coalesce(start.symbol, start.title)], null] AS way
UNWIND CASE way[0] WHEN 0 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [1, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 1 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [2, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 2 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [3, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 3 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [4, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 4 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [5, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 5 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [6, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 6 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [7, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 7 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[:IMPLEMENTS|BASED_ON]->(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [8, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
MATCH (plan:Document {id: asked})
MATCH (document:Document {id: id}), (below:Document {id: way[2]})
CALL (document, below) {
  MATCH (document)<-[join:IMPLEMENTS|BASED_ON]-(below)
  WITH join ORDER BY type(join) DESC LIMIT 1
  RETURN type(join) AS relation, join.quote AS quote, join.source AS source, join.confidence AS confidence
}
RETURN plan.id AS plan, plan.symbol AS plan_symbol, plan.issued_on AS plan_issued_on,
  document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, document.status AS status, way[0] AS depth, way[1] AS via, relation,
  quote, source, confidence
ORDER BY plan, depth, via, document
