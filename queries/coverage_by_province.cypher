// title.vi: Tỉnh, thành nào đã có kế hoạch triển khai
// title.en: A directive, province by province
// answers: Which provinces are known to have a plan for this directive, which plans are only cited, and of which is none known?
// param directives documents — the directives, as people write them (example: 51-KL/TW@2019)
// param state choice(held, cited, before, none) = "" — only provinces of this state (example: none)
// column directive — id of the directive; several documents may share a symbol, and each has its own rows
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column province — id of the province, of those that the graph knows; one that changed on 1 July 2025 is two, one after the other
// column province_title — its name
// column valid_from — its first day, where known
// column valid_to — its last day; none where it still is
// column came_from — names of the provinces that it came from, where these are others
// column went_into — names of the provinces that it went into, where these are others
// column state — held (a plan of its own is in the corpus), cited (is named there), before (only a province that it came from has one), none (none in the corpus: that is not "did not issue")
// column held — how many documents of the province implement the directive and are in the corpus
// column cited — how many are only cited
// column below — how many its districts, communes and their bodies have
// column before — how many the provinces had that it came from
// column first — id of its first document
// column first_symbol — its symbol, or its title
// column first_issued_on — its date
// example: kg query coverage_by_province -p directives=51-KL/TW@2019
// A document counts for the province that there was on its day; where that is not known so exactly, for both.
MATCH (start:Document) WHERE start.id IN $directives
CALL (start) {
  MATCH (start)<-[:IMPLEMENTS*1..8]-(document:Document)
  WITH DISTINCT start, document WHERE document.id <> start.id
  OPTIONAL MATCH (document)-[:ISSUED_BY]->(:Organization)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(place:Place)
  WHERE place.level = 'provincial'
  WITH document, min(toLower(place.title)) AS located
  WITH coalesce(located, CASE document.level WHEN 'provincial' THEN toLower(document.territory) END) AS name,
    document.id AS id, document.issued_on AS day,
    CASE document.level WHEN 'provincial' THEN document.status ELSE 'below' END AS whose
  ORDER BY coalesce(day, '9999'), id
  WITH name, collect({id: id, day: day, whose: whose}) AS documents WHERE name IS NOT NULL
  WITH name, documents ORDER BY name
  RETURN collect({name: name, documents: documents}) AS groups
}
MATCH (province:Place) WHERE province.level = 'provincial'
  AND (province.valid_to IS NULL OR start.issued_on IS NULL OR province.valid_to >= start.issued_on)
CALL (province) {
  OPTIONAL MATCH (older:Place)-[:SUCCEEDED_BY*1..4]->(province)
  WITH DISTINCT older.title AS title ORDER BY title
  RETURN collect(title) AS came_from
}
CALL (province) {
  OPTIONAL MATCH (province)-[:SUCCEEDED_BY]->(newer:Place) WHERE newer.title <> province.title
  WITH DISTINCT newer.title AS title ORDER BY title
  RETURN collect(title) AS went_into
}
WITH start, province, came_from, went_into, toLower(province.title) AS name,
  [title IN came_from | toLower(title)] AS older, coalesce(province.valid_from, '0') AS since, coalesce(province.valid_to, '9999') AS until, groups
WITH start, province, came_from, went_into,
  [one IN coalesce([group IN groups WHERE group.name = name | group.documents][0], [])
    WHERE one.day IS NULL OR (left(since, size(one.day)) <= one.day AND left(until, size(one.day)) >= one.day)] AS own,
  reduce(sum = 0, group IN [group IN groups WHERE group.name IN older] | sum + size(
    [one IN group.documents WHERE one.whose <> 'below' AND (one.day IS NULL OR one.day < since)])) AS before
WITH start, province, came_from, went_into, size([one IN own WHERE one.whose = 'held']) AS held,
  size([one IN own WHERE one.whose = 'cited']) AS cited, size([one IN own WHERE one.whose = 'below']) AS below, before,
  [one IN own WHERE one.whose <> 'below'][0] AS earliest
WITH start, province, came_from, went_into, held, cited, below, before, earliest.id AS earliest,
  CASE WHEN held > 0 THEN 'held' WHEN cited > 0 THEN 'cited' WHEN before > 0 THEN 'before' ELSE 'none' END AS state
WHERE $state = '' OR state = $state
OPTIONAL MATCH (first:Document {id: earliest})
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on,
  province.id AS province, province.title AS province_title, province.valid_from AS valid_from,
  province.valid_to AS valid_to, [title IN came_from WHERE came_from <> [province.title]] AS came_from, went_into,
  state, held, cited, below, before, first.id AS first, coalesce(first.symbol, first.title) AS first_symbol,
  first.issued_on AS first_issued_on
ORDER BY directive, coalesce(valid_to, '9999'), CASE state WHEN 'held' THEN 1 WHEN 'cited' THEN 2 WHEN 'before' THEN 3
  ELSE 4 END, province_title, province
