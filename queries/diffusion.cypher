// title.vi: Chỉ đạo lan tỏa qua các tháng và các tỉnh
// title.en: How a directive spreads
// answers: How does this directive spread, month by month and level by level: how many documents, in how many provinces?
// param directives documents — the directives, as people write them (example: 51-KL/TW@2019)
// param level level = "" — only documents of this level (example: provincial)
// column directive — id of the directive; several documents may share a symbol, and each has its own rows
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column period — the month; a year where no month is known, counted at its end; none for documents without a date, counted last
// column months — months since the directive; none where a month is not known
// column level — administrative level of the documents
// column documents — how many documents of this level and month implement the directive, directly or through others
// column documents_so_far — how many of this level until then
// column provinces — names of the provinces that the directive reaches on this level for the first time
// column provinces_so_far — how many provinces until then
// example: kg query diffusion -p directives=51-KL/TW@2019
// A province goes on under its name; one that was merged into another counts by its own name as long as it was there.
MATCH (start:Document) WHERE start.id IN $directives
MATCH (start)<-[:IMPLEMENTS*1..8]-(document:Document)
WITH DISTINCT start, document WHERE document.id <> start.id AND ($level = '' OR document.level = $level)
OPTIONAL MATCH (document)-[:ISSUED_BY]->(:Organization)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(place:Place)
WHERE place.level = 'provincial'
WITH start, document, min(place.title) AS located
WITH start, document, coalesce(located, CASE document.level WHEN 'provincial' THEN document.territory END) AS province,
  CASE WHEN document.issued_on IS NULL THEN '9999' WHEN size(document.issued_on) < 7 THEN document.issued_on + '-99'
    ELSE left(document.issued_on, 7) END AS period
WITH start, document.level AS level, province, min(period) AS reached, collect(period) AS periods
UNWIND periods AS period
WITH start, level, period, CASE period WHEN reached THEN province END AS new ORDER BY new
WITH start, level, period, count(*) AS documents, collect(DISTINCT new) AS provinces ORDER BY period
WITH start, level, collect([period, documents, provinces]) AS rows, collect(documents) AS counts,
  collect(size(provinces)) AS reached
WITH start, level, rows, reduce(sums = [], n IN counts | sums + [coalesce(last(sums), 0) + n]) AS documents_until,
  reduce(sums = [], n IN reached | sums + [coalesce(last(sums), 0) + n]) AS provinces_until
UNWIND range(0, size(rows) - 1) AS at
WITH start, level, rows[at][0] AS period, rows[at][1] AS documents, documents_until[at] AS documents_so_far,
  rows[at][2] AS provinces, provinces_until[at] AS provinces_so_far
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on,
  CASE WHEN period = '9999' THEN null WHEN period ENDS WITH '-99' THEN left(period, 4) ELSE period END AS period,
  CASE WHEN period = '9999' OR period ENDS WITH '-99' OR size(start.issued_on) < 7 THEN null
    ELSE 12 * (toInteger(left(period, 4)) - toInteger(left(start.issued_on, 4)))
      + toInteger(substring(period, 5, 2)) - toInteger(substring(start.issued_on, 5, 2)) END AS months,
  level, documents, documents_so_far, provinces, provinces_so_far
ORDER BY directive, CASE WHEN period IS NULL THEN '9999' WHEN size(period) = 4 THEN period + '-99' ELSE period END,
  CASE level WHEN 'central' THEN 1 WHEN 'provincial' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4
    WHEN 'unit' THEN 5 ELSE 6 END
