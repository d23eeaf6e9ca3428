// title.vi: Tháng dồn hạn của các cơ quan
// title.en: Deadlines that pile up
// answers: Which bodies have how many tasks due in which month?
// param from date = 0001 — the first day, month or year (example: 2025-01)
// param to date = 9999 — the last day, month or year (example: 2025-12-31)
// param bodies bodies = "" — only these, with what is given to all bodies of a kind while they are of it; without them each body and each such group by itself (example: UBND huyện Bình Sơn)
// param role choice(lead, support, advise, direct, supervise) = "" — only tasks in this role (example: lead)
// param least integer = 2 — only months with at least so many tasks (example: 1)
// param top integer = 200 — at most so many rows, the fullest months first (example: 50)
// column month — the month; a year where the document names no month
// column body — name of the body, or of the group of bodies
// column level — its administrative level
// column tasks — how many tasks are due, each counted once
// column leading — how many of them it leads
// column as_one_of — how many it has as one of a group
// column documents — how many documents give them
// column symbols — these documents, five at most (titles where there are no symbols)
// column body_id — id of the body
// example: kg query overload -p "bodies=UBND huyện Bình Sơn" -p least=1
OPTIONAL MATCH (member:Organization) WHERE member.id IN $bodies
CALL (member) {
  WITH member WHERE member IS NULL
  MATCH (task:Task)-[given:ASSIGNED_TO]->(body:Organization)
  WHERE task.due_on IS NOT NULL AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  RETURN body, task, given.role AS role, 0 AS among, null AS since, null AS until
  UNION ALL
  MATCH (member)<-[given:ASSIGNED_TO]-(task:Task)
  WHERE task.due_on IS NOT NULL AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  RETURN member AS body, task, given.role AS role, 0 AS among, null AS since, null AS until
  UNION ALL
  MATCH (member)-[one:MEMBER_OF]->(:Organization)<-[given:ASSIGNED_TO]-(task:Task)
  WHERE task.due_on IS NOT NULL AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  RETURN member AS body, task, given.role AS role, 1 AS among, one.valid_from AS since, one.valid_to AS until
}
MATCH (task)<-[:HAS_TASK]-(document:Document)
WHERE ($role = '' OR role = $role)
  AND (since IS NULL OR document.issued_on IS NULL OR left(since, size(document.issued_on)) <= document.issued_on)
  AND (until IS NULL OR document.issued_on IS NULL OR document.issued_on <= until)
WITH body.id AS body_id, left(task.due_on, 7) AS month, task.id AS task, document.id AS document,
  coalesce(document.symbol, document.title) AS symbol, max(CASE role WHEN 'lead' THEN 1 ELSE 0 END) AS lead,
  min(among) AS among
WITH body_id, month, document, symbol, count(task) AS tasks, sum(lead) AS leading, sum(among) AS as_one_of
WITH body_id, month, sum(tasks) AS tasks, sum(leading) AS leading, sum(as_one_of) AS as_one_of,
  count(document) AS documents, collect(symbol) AS named
WHERE tasks >= $least
WITH body_id, month, tasks, leading, as_one_of, documents, named
ORDER BY tasks DESC, month, body_id LIMIT $top
CALL (named) {
  UNWIND named AS symbol
  WITH DISTINCT symbol ORDER BY symbol LIMIT 5
  RETURN collect(symbol) AS symbols
}
MATCH (body:Organization) WHERE body.id = body_id
RETURN month, body.title AS body, body.level AS level, tasks, leading, as_one_of, documents, symbols, body_id
ORDER BY tasks DESC, month, body_id
