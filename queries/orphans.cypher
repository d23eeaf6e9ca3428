// title.vi: Kế hoạch chưa rõ thực hiện chỉ đạo nào
// title.en: Plans with no known directive
// answers: Which plans, programmes and schemes do we hold without knowing what they implement, and what may it be?
// param types codes = KH,CTr,CTHĐ,ĐA,PA,QĐ,NQ — codes of types; decisions and resolutions count where their title names a plan (example: KH,CTr)
// param level level = "" — only plans of this level (example: provincial)
// column document — id of the plan
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column territory — province, district or commune
// column open_directives — what it says it implements, where it is not clear which document is meant
// column rests_on — what it is based on or cites from a level above or its own, laws left out: candidates
// column tasks — how many tasks it gives
// example: kg query orphans -p level=provincial
MATCH (document:Document {status: 'held'})
WHERE document.doc_type IN split($types, ',') AND ($level = '' OR document.level = $level)
  AND NOT EXISTS { MATCH (document)-[:IMPLEMENTS]->(above:Document) WHERE coalesce(above.resolved, true) }
WITH document, toLower(document.title) AS title
WHERE NOT document.doc_type IN ['QĐ', 'NQ'] OR title CONTAINS 'kế hoạch' OR title CONTAINS 'chương trình'
  OR title CONTAINS 'đề án'
CALL (document) {
  OPTIONAL MATCH (document)-[:IMPLEMENTS]->(above:Document)
  WITH DISTINCT coalesce(above.symbol, above.title) AS name ORDER BY name
  RETURN collect(name) AS open_directives
}
CALL (document) {
  OPTIONAL MATCH (document)-[:BASED_ON|CITES]->(above:Document)
  WHERE above.doc_type IN ['NQ', 'KL', 'CT', 'KH', 'CTr', 'CTHĐ', 'ĐA', 'QĐ', 'CLN', 'CĐ', 'TB'] AND above.id <> document.id
    AND (above.level = 'central' OR above.level = document.level
      OR (above.level = 'provincial' AND NOT document.level = 'central'))
    AND (above.issued_on IS NULL OR document.issued_on IS NULL
      OR left(above.issued_on, size(document.issued_on)) <= document.issued_on)
  WITH DISTINCT coalesce(above.symbol, above.title) AS name ORDER BY name
  RETURN collect(name) AS rests_on
}
CALL (document) {
  OPTIONAL MATCH (document)-[:HAS_TASK]->(task:Task)
  RETURN count(task) AS tasks
}
RETURN document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, open_directives, rests_on, tasks
ORDER BY coalesce(issued_on, ''), document
