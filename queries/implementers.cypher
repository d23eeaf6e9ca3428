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
// Of several chains of one length, the alphabetically first: the same on every run and in every store.
MATCH (start:Document)<-[:IMPLEMENTS*1..8]-(document:Document)
WHERE start.id IN $directives AND document.id <> start.id
WITH DISTINCT start, document
MATCH path = allShortestPaths((start)<-[:IMPLEMENTS*1..8]-(document))
WITH start, document, [n IN nodes(path) | coalesce(n.symbol, n.title)] AS via, [n IN nodes(path) | n.id] AS ids
ORDER BY via, ids
WITH start, document, collect({via: via, above: ids[size(ids) - 2]}) AS chains
WITH start, document, chains[0].via AS via, chains[0].above AS above
MATCH (document)-[join:IMPLEMENTS]->(:Document {id: above})
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on,
  document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, document.status AS status, size(via) - 1 AS depth, via,
  join.quote AS quote, join.source AS source, join.confidence AS confidence
ORDER BY directive, depth, via, document
