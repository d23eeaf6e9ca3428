// title.vi: Kế hoạch có nhiệm vụ không ai chủ trì, không có thời hạn
// title.en: Plans with tasks that nobody leads and no day ends
// answers: In which plans do tasks have nobody in the lead or no deadline, and how many have neither?
// param documents documents = "" — only these plans (example: 158/KH-UBND)
// param level level = "" — only plans of this level (example: commune)
// param least integer = 1 — at least so many tasks with neither (example: 0)
// param top integer = 200 — at most so many rows, most tasks with neither first (example: 50)
// column document — id of the plan
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column tasks — how many tasks it gives
// column without_both — how many of them have nobody in the lead and no deadline
// column without_lead — how many have nobody in the lead: several bodies that support, or nobody at all
// column without_who — how many have nobody at all
// column without_when — how many have no deadline: neither a day, nor words for one, nor a rhythm such as yearly
// column example — one of those with neither
// example: kg query orphan_tasks -p level=provincial
MATCH (document:Document)
WHERE (size($documents) = 0 OR document.id IN $documents) AND ($level = '' OR document.level = $level)
MATCH (document)-[:HAS_TASK]->(task:Task)
WITH document.id AS id, task.text AS text,
  CASE WHEN EXISTS { MATCH (task)-[:ASSIGNED_TO]->(:Organization) } THEN 0 ELSE 1 END AS nobody,
  CASE WHEN EXISTS { MATCH (task)-[given:ASSIGNED_TO]->(:Organization) WHERE given.role = 'lead' } THEN 0 ELSE 1 END AS headless,
  CASE WHEN task.due_on IS NULL AND task.deadline IS NULL AND task.recurrence IS NULL THEN 1 ELSE 0 END AS never
WITH id, count(*) AS tasks, sum(headless * never) AS without_both, sum(headless) AS without_lead,
  sum(nobody) AS without_who, sum(never) AS without_when, min(CASE WHEN headless * never = 1 THEN text END) AS example
WHERE without_both >= $least
WITH id, tasks, without_both, without_lead, without_who, without_when, example
ORDER BY without_both DESC, tasks DESC, id LIMIT $top
MATCH (document:Document) WHERE document.id = id
RETURN id AS document, document.symbol AS symbol, document.title AS title, document.issued_on AS issued_on,
  document.issuer AS issuer, document.level AS level, tasks, without_both, without_lead, without_who, without_when,
  example
ORDER BY without_both DESC, tasks DESC, document
