// title.vi: Nhiệm vụ của một cơ quan
// title.en: The tasks of a body
// answers: Who has to do what by when: which tasks does this body have, alone or as one of several?
// param bodies bodies — the bodies, as people write them (example: Sở GDĐT Quảng Ngãi)
// param role choice(lead, support, advise, direct, supervise) = "" — only tasks in which it has this role (example: lead)
// param collectives choice(yes, no) = yes — also tasks that are given to all bodies of a kind, where it was one of them then; no for tasks that name it (example: no)
// column body — name of the body
// column through — the collective that the task is given to, where it is not given to the body by name
// column document — id of the document that gives the task
// column symbol — its symbol
// column task — id of the task
// column text — what is to be done
// column role — lead, support, advise, direct or supervise
// column section — where in the outline of the document
// column deadline — the deadline in the document's words
// column due_on — the deadline as a date
// column recurrence — yearly, quarterly, monthly, half-yearly or continuous
// column level — administrative level of the task
// column quote — the words that give the task
// column source — where they stand
// example: kg query tasks_of_body -p "bodies=Sở GDĐT Quảng Ngãi" -p role=lead
MATCH (member:Organization) WHERE member.id IN $bodies
CALL (member) {
  RETURN member AS holder, null AS through, null AS since, null AS until
  UNION ALL
  MATCH (member)-[one:MEMBER_OF]->(collective:Organization) WHERE $collectives = 'yes'
  RETURN collective AS holder, collective.title AS through, one.valid_from AS since, one.valid_to AS until
}
MATCH (holder)<-[given:ASSIGNED_TO]-(task:Task)<-[has:HAS_TASK]-(document:Document)
WHERE ($role = '' OR given.role = $role)
  AND (since IS NULL OR document.issued_on IS NULL OR left(since, size(document.issued_on)) <= document.issued_on)
  AND (until IS NULL OR document.issued_on IS NULL OR document.issued_on <= until)
RETURN member.title AS body, through, document.id AS document,
  document.symbol AS symbol, task.id AS task, task.text AS text, given.role AS role, task.section AS section,
  task.deadline AS deadline, task.due_on AS due_on, task.recurrence AS recurrence,
  coalesce(task.level, document.level) AS level, has.quote AS quote, has.source AS source
ORDER BY body, coalesce(due_on, '9999'), document, task, coalesce(through, '')
