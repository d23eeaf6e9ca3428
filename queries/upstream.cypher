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
// Of several chains of one length, the alphabetically first: the same on every run and in every store.
MATCH (start:Document)-[:IMPLEMENTS|BASED_ON*1..8]->(document:Document)
WHERE start.id IN $documents AND document.id <> start.id
WITH DISTINCT start, document
MATCH path = allShortestPaths((start)-[:IMPLEMENTS|BASED_ON*1..8]->(document))
WITH start, document, [n IN nodes(path) | coalesce(n.symbol, n.title)] AS via, [n IN nodes(path) | n.id] AS ids
ORDER BY via, ids
WITH start, document, collect({via: via, below: ids[size(ids) - 2]}) AS chains
WITH start, document, chains[0].via AS via, chains[0].below AS below
CALL (document, below) {
  MATCH (document)<-[join:IMPLEMENTS|BASED_ON]-(:Document {id: below})
  RETURN type(join) AS relation, join.quote AS quote, join.source AS source, join.confidence AS confidence
  ORDER BY relation DESC LIMIT 1
}
RETURN start.id AS plan, start.symbol AS plan_symbol, start.issued_on AS plan_issued_on,
  document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, document.status AS status, size(via) - 1 AS depth, via, relation, quote, source, confidence
ORDER BY plan, depth, via, document
