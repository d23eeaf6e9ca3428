// title.vi: Văn bản được viện dẫn mà chưa có
// title.en: Documents cited but not held
// answers: Which documents should be collected next, the most wanted first?
// column document — id of the document
// column symbol — its symbol
// column title — its title, or what it is called
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column resolved — false: it is not clear which document is meant
// column wanted_by — how many documents name it
// column implemented_by — how many of them implement it
// example: kg query to_collect
MATCH (document:Document {status: 'cited'})
CALL (document) {
  MATCH (document)<-[:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
  RETURN count(DISTINCT citing) AS wanted_by
}
CALL (document) {
  MATCH (document)<-[:IMPLEMENTS]-(plan:Document)
  RETURN count(plan) AS implemented_by
}
WITH document, wanted_by, implemented_by WHERE wanted_by > 0
RETURN document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level, document.resolved AS resolved,
  wanted_by, implemented_by
ORDER BY wanted_by DESC, implemented_by DESC, document
