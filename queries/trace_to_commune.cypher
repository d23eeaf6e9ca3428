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
// Of several chains of one length, the alphabetically first: the same on every run and in every store.
MATCH (start:Document) WHERE start.id IN $directives
CALL (start) {
  RETURN start AS document, [coalesce(start.symbol, start.title)] AS via
  UNION ALL
  MATCH (start)<-[:IMPLEMENTS*1..8]-(document:Document) WHERE document.id <> start.id
  WITH DISTINCT start, document
  MATCH path = allShortestPaths((start)<-[:IMPLEMENTS*1..8]-(document))
  WITH document, [n IN nodes(path) | coalesce(n.symbol, n.title)] AS names
  WITH document, min(names) AS via
  RETURN document, via
}
MATCH (document)-[has:HAS_TASK]->(task:Task) WHERE coalesce(task.level, document.level) = $level
CALL (task) {
  OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(body:Organization)
  WITH given.role AS role, body.title AS title ORDER BY title
  WITH role, collect(title) AS titles
  WITH role, titles, CASE role WHEN 'lead' THEN 1 WHEN 'direct' THEN 2 WHEN 'advise' THEN 3 WHEN 'support' THEN 4
    WHEN 'supervise' THEN 5 ELSE 6 END AS rank ORDER BY rank LIMIT 1
  RETURN role, CASE WHEN size(titles) = 0 THEN null
    ELSE reduce(names = '', title IN titles | names + CASE names WHEN '' THEN '' ELSE '; ' END + title) END AS assignee
}
WITH start, document, has, task, role, assignee, via
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on, via,
  document.id AS document, document.symbol AS symbol, task.id AS task, task.text AS text, assignee, role,
  task.deadline AS deadline, task.due_on AS due_on, coalesce(task.level, document.level) AS level,
  has.quote AS quote, has.source AS source
ORDER BY directive, size(via), via, document, task
