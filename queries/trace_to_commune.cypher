// title.vi: Chỉ đạo xuống đến nhiệm vụ của cấp xã
// title.en: What a directive comes down to at a level
// answers: Which tasks of communes (or another level) follow from this directive, who does them and by when?
// param directives documents — the directives, as people write them (example: 29-NQ/TW@2013)
// param level level = commune — central, provincial, district, commune or unit (example: commune)
// column directive — id of the directive
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column via — symbols from the directive to the document with the task (a title where there is no symbol)
// column document — id of the document with the task
// column symbol — its symbol
// column task — id of the task
// column text — what is to be done
// column assignee — the bodies with the weightiest role, separated by semicolons
// column role — that role: lead, else direct, advise, support, supervise
// column deadline — the deadline in the document's words
// column due_on — the deadline as a date
// column level — administrative level of the task
// column quote — the words that give the task
// column source — where they stand
// example: kg query trace_to_commune -p directives=29-NQ/TW@2013 -p level=commune
// The walk goes level by level: each document keeps its first way there, [steps, names, the document before], so that
// chains are never listed. Of several as short the alphabetically first is kept, in every store.
MATCH (start:Document) WHERE start.id IN $directives
WITH start.id AS asked, start.id AS id, [0, [coalesce(start.symbol, start.title)], null] AS way
UNWIND CASE way[0] WHEN 0 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [1, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 1 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [2, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 2 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [3, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 3 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [4, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 4 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [5, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 5 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [6, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 6 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [7, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
UNWIND CASE way[0] WHEN 7 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})<-[:IMPLEMENTS]-(next:Document)
WITH asked, coalesce(next.id, id) AS one, min(CASE WHEN next IS NULL THEN way
  ELSE [8, way[1] + coalesce(next.symbol, next.title), at] END) AS first
WITH asked, one AS id, first AS way
MATCH (document:Document {id: id})-[has:HAS_TASK]->(task:Task)
WHERE coalesce(task.level, document.level) = $level
CALL (task) {
  OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(body:Organization)
  WITH given.role AS role, body.title AS title ORDER BY title
  WITH role, collect(title) AS titles
  WITH role, titles, CASE role WHEN 'lead' THEN 1 WHEN 'direct' THEN 2 WHEN 'advise' THEN 3 WHEN 'support' THEN 4
    WHEN 'supervise' THEN 5 ELSE 6 END AS rank ORDER BY rank LIMIT 1
  RETURN role, CASE WHEN size(titles) = 0 THEN null
    ELSE reduce(names = '', title IN titles | names + CASE names WHEN '' THEN '' ELSE '; ' END + title) END AS assignee
}
MATCH (directive:Document {id: asked})
RETURN directive.id AS directive, directive.symbol AS directive_symbol, directive.issued_on AS directive_issued_on,
  way[1] AS via, document.id AS document, document.symbol AS symbol, task.id AS task, task.text AS text,
  assignee, role, task.deadline AS deadline, task.due_on AS due_on, coalesce(task.level, document.level) AS level,
  has.quote AS quote, has.source AS source
ORDER BY directive, size(via), via, document, task
