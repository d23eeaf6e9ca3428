// title.vi: Nhiệm vụ, chỉ tiêu trùng nguyên văn giữa các cơ quan
// title.en: Tasks and aims that are the same word for word
// answers: Which plans have tasks or aims of another body's plan word for word, and whose was first?
// param documents documents = "" — only what these took from earlier ones (example: 182/KH-UBND)
// param least integer = 1 — at least so many texts in common (example: 3)
// param length integer = 40 — only texts of at least so many characters (example: 80)
// param top integer = 200 — at most so many rows (example: 50)
// column document — id of the later document
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column issuer — who issued it
// column first — id of the document in which these texts stand first: both may have them from one that is not held
// column first_symbol — its symbol
// column first_title — its title
// column first_issued_on — its date
// column first_issuer — who issued it
// column texts — how many tasks and aims are the same
// column out_of — how many tasks and aims the later document has in all
// column implements — true where the later document implements the first: then the text came down with the task
// column certain — false where the dates don't tell which was first
// column example — one of these texts, as the later document has it
// example: kg query copying -p least=2
// Texts of one `wording` are the same but for case, blanks and punctuation. Of all documents with one text the others
// took it from the first, so that a text in 1,000 plans joins 999 pairs and not half a million.
OPTIONAL MATCH (asked:Document) WHERE asked.id IN $documents
CALL (asked) {
  WITH asked WHERE asked IS NULL AND size($documents) = 0
  MATCH (document:Document)-[:HAS_TASK|HAS_TARGET]->(one) WHERE size(one.text) >= $length
  RETURN one.wording AS wording,
    coalesce(document.issued_on, '9999') + ' | ' + document.id + ' | ' + coalesce(document.issuer, document.id) AS key
  UNION ALL
  MATCH (asked)-[:HAS_TASK|HAS_TARGET]->(own)
  MATCH (one:Task)<-[:HAS_TASK]-(document:Document) WHERE one.wording = own.wording AND size(one.text) >= $length
  RETURN one.wording AS wording,
    coalesce(document.issued_on, '9999') + ' | ' + document.id + ' | ' + coalesce(document.issuer, document.id) AS key
  UNION ALL
  MATCH (asked)-[:HAS_TASK|HAS_TARGET]->(own)
  MATCH (one:Target)<-[:HAS_TARGET]-(document:Document) WHERE one.wording = own.wording AND size(one.text) >= $length
  RETURN one.wording AS wording,
    coalesce(document.issued_on, '9999') + ' | ' + document.id + ' | ' + coalesce(document.issuer, document.id) AS key
}
WITH wording, min(key) AS first, collect(DISTINCT key) AS keys WHERE size(keys) > 1
UNWIND keys AS later
WITH wording, first, later WHERE later <> first
WITH first, later, count(*) AS texts, min(wording) AS sample
WHERE texts >= $least AND (size($documents) = 0 OR split(later, ' | ')[1] IN $documents)
  AND split(first, ' | ')[2] <> split(later, ' | ')[2]
WITH first AS first_key, later AS later_key, texts, sample ORDER BY texts DESC, later_key, first_key LIMIT $top
MATCH (later:Document {id: split(later_key, ' | ')[1]})
MATCH (first:Document {id: split(first_key, ' | ')[1]})
CALL (later, sample) {
  MATCH (later)-[:HAS_TASK|HAS_TARGET]->(one)
  RETURN count(one) AS texts_of_later, min(CASE one.wording WHEN sample THEN one.text END) AS example
}
RETURN later.id AS document, later.symbol AS symbol, later.title AS title, later.issued_on AS issued_on,
  later.issuer AS issuer, first.id AS first, first.symbol AS first_symbol, first.title AS first_title,
  first.issued_on AS first_issued_on, first.issuer AS first_issuer, texts, texts_of_later AS out_of,
  EXISTS { MATCH (later)-[:IMPLEMENTS]->(first) } AS implements,
  coalesce(left(first.issued_on, size(later.issued_on)) < left(later.issued_on, size(first.issued_on)), false) AS certain,
  example
ORDER BY texts DESC, later_key, first_key
