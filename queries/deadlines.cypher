// title.vi: Nhiệm vụ đến hạn
// title.en: Tasks that fall due
// answers: What is due between two dates, and who has to do it?
// param from date = 0001 — the first day, month or year (example: 2025-01)
// param to date = 9999 — the last day, month or year (example: 2025-06-30)
// param bodies bodies = "" — only tasks of these bodies and their collectives (example: UBND tỉnh Lạng Sơn)
// column due_on — the deadline as a date; a month or a year is due as long as it lasts
// column deadline — the deadline in the document's words
// column body — name of the body
// column role — lead, support, advise, direct or supervise
// column document — id of the document that gives the task
// column symbol — its symbol
// column task — id of the task
// column text — what is to be done
// column section — where in the outline of the document
// column recurrence — yearly, quarterly, monthly, half-yearly or continuous
// column level — administrative level of the task
// column quote — the words that give the task
// column source — where they stand
// example: kg query deadlines -p from=2025-01 -p to=2025-06-30
OPTIONAL MATCH (member:Organization)-[one:MEMBER_OF]->(collective:Organization) WHERE member.id IN $bodies
WITH collective, min(coalesce(one.valid_from, '')) AS since, max(coalesce(one.valid_to, '9999')) AS until
WITH collect(collective.id) AS collectives, collect([collective.id, since, until]) AS spans
WITH $bodies + collectives AS holders, spans
CALL (holders) {
  WITH holders WHERE size(holders) = 0
  MATCH (task:Task) WHERE task.due_on IS NOT NULL
    AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  OPTIONAL MATCH (task)-[given:ASSIGNED_TO]->(body:Organization)
  RETURN task, given, body
  UNION ALL
  UNWIND holders AS holder
  WITH DISTINCT holder
  MATCH (body:Organization {id: holder})<-[given:ASSIGNED_TO]-(task:Task) WHERE task.due_on IS NOT NULL
    AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  RETURN task, given, body
}
MATCH (task)<-[has:HAS_TASK]-(document:Document)
WHERE size(holders) = 0 OR body.id IN $bodies OR document.issued_on IS NULL OR any(span IN spans
  WHERE span[0] = body.id AND left(span[1], size(document.issued_on)) <= document.issued_on
  AND document.issued_on <= span[2])
RETURN task.due_on AS due_on, task.deadline AS deadline, body.title AS body, given.role AS role,
  document.id AS document, document.symbol AS symbol, task.id AS task, task.text AS text, task.section AS section,
  task.recurrence AS recurrence, coalesce(task.level, document.level) AS level, has.quote AS quote,
  has.source AS source
ORDER BY due_on, document, task, coalesce(body, ''), coalesce(role, '')
