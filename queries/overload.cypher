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
// Tasks that are due are chosen before who has them, and what is counted is ids: both stores are fastest so.
OPTIONAL MATCH (member:Organization) WHERE member.id IN $bodies
CALL (member) {
  WITH member WHERE member IS NULL AND size($bodies) = 0
  MATCH (task:Task)
  WHERE task.due_on IS NOT NULL AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  MATCH (task)-[given:ASSIGNED_TO]->(body:Organization) WHERE $role = '' OR given.role = $role
  MATCH (task)<-[:HAS_TASK]-(document:Document)
  RETURN body.id AS body_id, left(task.due_on, 7) AS month, task.id AS task, given.role AS role, 0 AS among,
    document.id AS document, coalesce(document.symbol, document.title) AS symbol
  UNION ALL
  MATCH (member)<-[given:ASSIGNED_TO]-(task:Task)<-[:HAS_TASK]-(document:Document)
  WHERE ($role = '' OR given.role = $role)
    AND task.due_on IS NOT NULL AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
  RETURN member.id AS body_id, left(task.due_on, 7) AS month, task.id AS task, given.role AS role, 0 AS among,
    document.id AS document, coalesce(document.symbol, document.title) AS symbol
  UNION ALL
  MATCH (member)-[one:MEMBER_OF]->(:Organization)<-[given:ASSIGNED_TO]-(task:Task)<-[:HAS_TASK]-(document:Document)
  WHERE ($role = '' OR given.role = $role)
    AND task.due_on IS NOT NULL AND left(task.due_on, size($from)) >= left($from, size(task.due_on))
    AND left(task.due_on, size($to)) <= left($to, size(task.due_on))
    AND (one.valid_from IS NULL OR document.issued_on IS NULL
      OR left(one.valid_from, size(document.issued_on)) <= document.issued_on)
    AND (one.valid_to IS NULL OR document.issued_on IS NULL OR document.issued_on <= one.valid_to)
  RETURN member.id AS body_id, left(task.due_on, 7) AS month, task.id AS task, given.role AS role, 1 AS among,
    document.id AS document, coalesce(document.symbol, document.title) AS symbol
}
WITH body_id, month, count(DISTINCT task) AS tasks,
  count(DISTINCT CASE role WHEN 'lead' THEN task END) AS leading,
  count(DISTINCT CASE among WHEN 0 THEN task END) AS own,
  count(DISTINCT document) AS documents, collect(DISTINCT symbol) AS named
WHERE tasks >= $least
WITH body_id, month, tasks, leading, tasks - own AS as_one_of, documents, named
ORDER BY tasks DESC, month, body_id LIMIT $top
CALL (named) {
  UNWIND named AS symbol
  WITH DISTINCT symbol ORDER BY symbol LIMIT 5
  RETURN collect(symbol) AS symbols
}
MATCH (body:Organization) WHERE body.id = body_id
RETURN month, body.title AS body, body.level AS level, tasks, leading, as_one_of, documents, symbols, body_id
ORDER BY tasks DESC, month, body_id
