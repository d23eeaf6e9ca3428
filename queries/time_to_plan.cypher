// title.vi: Thời gian từ chỉ đạo đến kế hoạch
// title.en: How long plans took
// answers: How many days after the directive was each document issued that implements it, level by level?
// param directives documents — the directives, as people write them (example: 51-KL/TW@2019)
// param level level = "" — only documents of this level (example: provincial)
// column directive — id of the directive; several documents may share a symbol, and each has its own rows
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column level — administrative level of the document
// column level_documents — how many of this level there are
// column level_middle — days of the middle one of them (of those with a date; the least days that its date allows)
// column document — id of the implementing document
// column symbol — its symbol
// column title — its title
// column issuer — who issued it
// column territory — province, district or commune
// column status — held (its text is in the corpus) or cited
// column issued_on — its date; a month or a year where no more is known
// column days_least — days after the directive, at least
// column days_most — at most: another number where the day of one of both is not known; below 0 for one that was there before
// column directly — false where it implements the directive through others
// example: kg query time_to_plan -p directives=51-KL/TW@2019
// Days are counted from months since March of year 0 and the day: the first and the last that a date may mean.
MATCH (start:Document) WHERE start.id IN $directives
MATCH (start)<-[:IMPLEMENTS*1..8]-(document:Document)
WITH DISTINCT start, document WHERE document.id <> start.id AND ($level = '' OR document.level = $level)
WITH start, document, EXISTS { MATCH (document)-[:IMPLEMENTS]->(start) } AS directly,
  [day IN [start.issued_on, document.issued_on] | [part IN split(day, '-') | toInteger(part)]] AS dates
WITH start, document, directly,
  [date IN dates | [12 * date[0] + coalesce(date[1], 1) - 3, coalesce(date[2], 1)]] +
  [date IN dates | [12 * date[0] + coalesce(date[1], 12) - CASE size(date) WHEN 3 THEN 3 ELSE 2 END,
    coalesce(date[2], 0)]] AS points
WITH start, document, directly, [point IN points | point[1] + (153 * (point[0] % 12) + 2) / 5 + 365 * (point[0] / 12)
  + point[0] / 48 - point[0] / 1200 + point[0] / 4800] AS day
WITH start, document.level AS level, document.id AS id, directly, day[1] - day[2] AS least, day[3] - day[0] AS most
ORDER BY least, id
WITH start, level, collect(least) AS known, collect([id, directly, least, most]) AS plans
WITH start, level, size(plans) AS level_documents, known[size(known) / 2] AS level_middle, plans
UNWIND plans AS plan
WITH start, level, level_documents, level_middle, plan
MATCH (document:Document {id: plan[0]})
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on, level,
  level_documents, level_middle, document.id AS document,
  document.symbol AS symbol, document.title AS title, document.issuer AS issuer, document.territory AS territory,
  document.status AS status, document.issued_on AS issued_on, plan[2] AS days_least, plan[3] AS days_most,
  plan[1] AS directly
ORDER BY directive, CASE level WHEN 'central' THEN 1 WHEN 'provincial' THEN 2 WHEN 'district' THEN 3
  WHEN 'commune' THEN 4 WHEN 'unit' THEN 5 ELSE 6 END,
  coalesce(days_least, 999999), coalesce(days_most, 999999), document
