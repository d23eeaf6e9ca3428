// title.vi: Văn bản được nhắc đến nhiều nhất
// title.en: The most cited documents
// answers: Which documents do most others implement, rest on or name, and from which levels?
// param relation choice(IMPLEMENTS, BASED_ON, CITES, GUIDES, AMENDS, REPLACES, REPEALS, PROMULGATES) = "" — only what is named so (example: BASED_ON)
// param level level = "" — only what documents of this level say (example: provincial)
// param types codes = "" — only cited documents of these types, as codes (example: NQ,KL,CT)
// param top integer = 100 — at most so many rows (example: 20)
// column document — id of the cited document
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column status — held (its text is in the corpus) or cited
// column cited_by — how many documents name it in any of these ways, each counted once
// column implemented_by — how many of them implement it
// column basis_of — how many rest on it
// column by_centre — how many of all are of the centre
// column by_provinces — of provinces
// column by_districts — of districts
// column by_communes — of communes
// column by_units — of units such as schools
// column resolved — false: it is not clear which document is meant
// example: kg query most_cited -p types=NQ,KL,CT -p top=20
// Where all relations count, a document may be joined by several; where one does, links are documents. Links of
// any kind are quickly counted, and no document has fewer of them than it has documents. So those with the most links
// are counted exactly first; what has fewer links than the least of these counts is not among the most cited. Levels and
// relations are told of what is shown alone.
MATCH (document:Document) WHERE $types = '' OR document.doc_type IN split($types, ',')
WITH document.id AS id, COUNT { (document)<--() } AS most
WITH id, most ORDER BY most DESC, id LIMIT $top
MATCH (document:Document {id: id})
CALL (document) {
  MATCH (document)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
  WHERE ($relation = '' OR type(link) = $relation) AND ($level = '' OR citing.level = $level)
  RETURN count(*) AS links, count(DISTINCT citing) AS documents
}
WITH min(CASE $relation WHEN '' THEN documents ELSE links END) AS least
MATCH (document:Document) WHERE $types = '' OR document.doc_type IN split($types, ',')
WITH least, document.id AS id, COUNT { (document)<--() } AS most
WITH id WHERE most >= least AND most > 0
MATCH (document:Document {id: id})
CALL (document) {
  MATCH (document)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
  WHERE ($relation = '' OR type(link) = $relation) AND ($level = '' OR citing.level = $level)
  RETURN count(*) AS links, count(DISTINCT citing) AS documents
}
WITH document, id, CASE $relation WHEN '' THEN documents ELSE links END AS cited_by
WITH document, id, cited_by WHERE cited_by > 0
WITH document, id, cited_by ORDER BY cited_by DESC, id LIMIT $top
CALL (document) {
  MATCH (document)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
  WHERE ($relation = '' OR type(link) = $relation) AND ($level = '' OR citing.level = $level)
  WITH citing.level AS level, count(*) AS links, count(DISTINCT citing) AS documents
  RETURN collect({level: level, documents: CASE $relation WHEN '' THEN documents ELSE links END}) AS levels
}
CALL (document) {
  MATCH (document)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
  WHERE ($relation = '' OR type(link) = $relation) AND ($level = '' OR citing.level = $level)
  WITH type(link) AS relation, count(*) AS documents
  RETURN collect({relation: relation, documents: documents}) AS relations
}
RETURN id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.status AS status, cited_by,
  reduce(n = 0, one IN relations | n + CASE one.relation WHEN 'IMPLEMENTS' THEN one.documents ELSE 0 END) AS implemented_by,
  reduce(n = 0, one IN relations | n + CASE one.relation WHEN 'BASED_ON' THEN one.documents ELSE 0 END) AS basis_of,
  reduce(n = 0, one IN levels | n + CASE one.level WHEN 'central' THEN one.documents ELSE 0 END) AS by_centre,
  reduce(n = 0, one IN levels | n + CASE one.level WHEN 'provincial' THEN one.documents ELSE 0 END) AS by_provinces,
  reduce(n = 0, one IN levels | n + CASE one.level WHEN 'district' THEN one.documents ELSE 0 END) AS by_districts,
  reduce(n = 0, one IN levels | n + CASE one.level WHEN 'commune' THEN one.documents ELSE 0 END) AS by_communes,
  reduce(n = 0, one IN levels | n + CASE one.level WHEN 'unit' THEN one.documents ELSE 0 END) AS by_units,
  document.resolved AS resolved
ORDER BY cited_by DESC, document
