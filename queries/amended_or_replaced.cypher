// title.vi: Văn bản đã được sửa đổi, thay thế hoặc bãi bỏ
// title.en: Documents that were amended, replaced or repealed
// answers: Which documents no longer stand as they were issued, as far as the corpus knows, and what replaced them?
// param documents documents = "" — only these documents; without them all (example: 35-CT/TW@2024)
// column document — id of the document that no longer stands as it was
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column relation — AMENDS, REPLACES or REPEALS: what was done to it
// column acting — id of the document that did it
// column acting_symbol — its symbol
// column acting_title — its title
// column acting_issued_on — its date
// column acting_resolved — false: it is not clear which document did it
// column acting_ended — true where the acting document was itself replaced or repealed
// column now — symbols of what stands in its place after all replacements (titles where there are no symbols)
// column quote — the words that say so
// column source — where they stand
// column confidence — how sure the reading is, up to 1
// example: kg query amended_or_replaced -p documents=35-CT/TW
MATCH (document:Document)<-[act:AMENDS|REPLACES|REPEALS]-(acting:Document)
WHERE size($documents) = 0 OR document.id IN $documents
CALL (acting) {
  OPTIONAL MATCH (acting)<-[:REPLACES|REPEALS]-(next:Document)
  RETURN count(next) AS endings
}
CALL (document) {
  MATCH (document)<-[:REPLACES*1..8]-(later:Document)
  WITH DISTINCT document, later
  WHERE later.id <> document.id AND NOT (later)<-[:REPLACES|REPEALS]-(:Document)
  WITH DISTINCT coalesce(later.symbol, later.title) AS name ORDER BY name
  RETURN collect(name) AS now
}
RETURN document.id AS document, document.symbol AS symbol, document.title AS title, document.issued_on AS issued_on,
  type(act) AS relation, acting.id AS acting, acting.symbol AS acting_symbol, acting.title AS acting_title,
  acting.issued_on AS acting_issued_on, acting.resolved AS acting_resolved, endings > 0 AS acting_ended, now,
  act.quote AS quote, act.source AS source, act.confidence AS confidence
ORDER BY coalesce(issued_on, ''), document, coalesce(acting_issued_on, ''), acting, relation
