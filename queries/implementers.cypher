// title.vi: Văn bản triển khai một chỉ đạo
// title.en: Documents that implement a directive
// answers: Which plans implement this directive, directly or through others, and which sentence proves it?
// param directives documents — the directives, as people write them (example: 51-KL/TW@2019)
// column directive — id of the directive; several documents may share a symbol, and each has its own rows
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column document — id of the implementing document
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column territory — province, district or commune
// column status — held (its text is in the corpus) or cited
// column depth — 1: implements the directive itself; more: through others
// column via — symbols from the directive to this document (a title where there is no symbol)
// column quote — the words that say so
// column source — where they stand
// column confidence — how sure the reading is, up to 1
// example: kg query implementers -p directives=51-KL/TW@2019
// A chain is [length, name, id, name, id, …], so that the least of several is the shortest and, among equals, the
// alphabetically first. Each step keeps one chain a document: walking all paths would multiply them at every diamond.
MATCH (start:Document) WHERE start.id IN $directives
WITH start, start AS node, [0, coalesce(start.symbol, start.title), start.id] AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 0
  RETURN next, [1] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 1
  RETURN next, [2] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 2
  RETURN next, [3] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 3
  RETURN next, [4] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 4
  RETURN next, [5] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 5
  RETURN next, [6] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 6
  RETURN next, [7] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
CALL (node, chain) {
  RETURN node AS next, chain AS longer
  UNION ALL
  MATCH (node)<-[:IMPLEMENTS]-(next:Document) WHERE chain[0] = 7
  RETURN next, [8] + chain[1..] + [coalesce(next.symbol, next.title), next.id] AS longer
}
WITH start, next AS node, min(longer) AS chain
WITH start, node AS document, chain, chain[0] AS depth, chain[size(chain) - 3] AS above
WHERE depth > 0
MATCH (document)-[join:IMPLEMENTS]->(:Document {id: above})
WITH start, document, join, depth, [i IN range(1, size(chain) - 2, 2) | chain[i]] AS via
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on,
  document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, document.status AS status, depth, via,
  join.quote AS quote, join.source AS source, join.confidence AS confidence
ORDER BY directive, depth, via, document
