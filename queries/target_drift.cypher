// title.vi: Chỉ tiêu thay đổi từ trung ương xuống địa phương
// title.en: One aim from the centre down
// answers: Which value does each level set for an indicator, and how far is it from the one in the document above?
// param indicator string — words that the indicator has, in any order (example: trường chuẩn quốc gia)
// param directives documents = "" — only in what implements these, and in them (example: 51-KL/TW@2019)
// column level — administrative level of the document
// column document — id of the document that sets the aim
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column issuer — who issued it
// column indicator — what is measured
// column comparator — = >= > <= <, or + and - where it is to grow or shrink by so much
// column value — how much
// column unit — of what
// column due — by when, as far as the document says
// column above — id of the nearest document above, along IMPLEMENTS, that sets an aim in the same unit, else any
// column above_symbol — its symbol (its title where it has none)
// column above_indicator — what is measured there: the words may differ, and then perhaps the aim
// column above_value — how much there
// column above_unit — of what there
// column above_due — by when there
// column depth — 1: the document implements that one itself; more: through others
// column difference — value less the value above; none where units differ, or only one of the two says by how much more
// column target — id of the aim
// column text — the aim in the document's words
// column source — where it stands
// example: kg query target_drift -p "indicator=trường chuẩn quốc gia" -p directives=51-KL/TW@2019
// Whole words, in any order, with the tone mark where either spelling puts it (hóa, hoá); tỉ lệ is tỷ lệ.
WITH replace(toLower(trim($indicator)), 'tỉ lệ', 'tỷ lệ') AS asked,
  [['oà', 'òa'], ['oá', 'óa'], ['oả', 'ỏa'], ['oã', 'õa'], ['oạ', 'ọa'], ['oè', 'òe'], ['oé', 'óe'], ['oẻ', 'ỏe'],
  ['oẽ', 'õe'], ['oẹ', 'ọe'], ['uỳ', 'ùy'], ['uý', 'úy'], ['uỷ', 'ủy'], ['uỹ', 'ũy'], ['uỵ', 'ụy']] AS tones
WITH asked, reduce(said = asked, tone IN tones | replace(said, tone[1], tone[0])) AS second,
  reduce(said = reduce(said = asked, tone IN tones | replace(said, tone[0], tone[1])),
    tone IN tones | replace(said, 'q' + tone[1], 'q' + tone[0])) AS first
WITH [said IN [asked, first, second] | split(said, ' ')] AS spellings
CALL (spellings) {
  MATCH (target:Target)<-[has:HAS_TARGET]-(document:Document)
  WHERE size($directives) = 0 AND any(words IN spellings WHERE
    all(word IN words WHERE replace(toLower(target.indicator), 'tỉ lệ', 'tỷ lệ') CONTAINS word))
  RETURN document, has, target
  UNION ALL
  UNWIND $directives AS id
  MATCH (start:Document {id: id})<-[:IMPLEMENTS*0..8]-(document:Document)
  WITH DISTINCT document
  MATCH (document)-[has:HAS_TARGET]->(target:Target)
  RETURN document, has, target
}
WITH spellings, document, has, target, reduce(name = ' ' + replace(toLower(target.indicator), 'tỉ lệ', 'tỷ lệ') + ' ',
    mark IN [',', ';', ':', '.', '(', ')', '/', '"', '“', '”'] | replace(name, mark, ' ')) AS name
WHERE any(words IN spellings WHERE all(word IN words WHERE name CONTAINS ' ' + word + ' ' OR word = ''))
CALL (spellings, document, target) {
  MATCH (document)-[:IMPLEMENTS*1..8]->(above:Document)
  WITH DISTINCT spellings, document, target, above WHERE above.id <> document.id
  MATCH (above)-[:HAS_TARGET]->(aim:Target)
  WITH spellings, document, target, above, aim, reduce(aimed = ' ' + replace(toLower(aim.indicator), 'tỉ lệ', 'tỷ lệ') + ' ',
    mark IN [',', ';', ':', '.', '(', ')', '/', '"', '“', '”'] | replace(aimed, mark, ' ')) AS aimed
  WHERE any(words IN spellings WHERE all(word IN words WHERE aimed CONTAINS ' ' + word + ' ' OR word = ''))
  WITH document, target, above, aim,
    CASE WHEN aim.unit = target.unit AND (aim.comparator IN ['+', '-']) = (target.comparator IN ['+', '-'])
      THEN 0 ELSE 1 END AS unlike
  MATCH path = shortestPath((document)-[:IMPLEMENTS*1..8]->(above))
  WITH target, above, aim, unlike, length(path) AS depth
  ORDER BY unlike, depth, CASE WHEN toLower(aim.indicator) = toLower(target.indicator) THEN 0 ELSE 1 END,
    CASE WHEN aim.due = target.due THEN 0 ELSE 1 END, above.id, aim.id
  LIMIT 1
  RETURN collect({id: above.id, name: coalesce(above.symbol, above.title), indicator: aim.indicator,
    value: aim.value, unit: aim.unit, due: aim.due, depth: depth, unlike: unlike}) AS nearest
}
WITH document, has, target, nearest[0] AS up
RETURN document.level AS level, document.id AS document, document.symbol AS symbol, document.title AS title,
  document.issued_on AS issued_on, document.issuer AS issuer, target.indicator AS indicator,
  target.comparator AS comparator, target.value AS value, target.unit AS unit, target.due AS due, up.id AS above,
  up.name AS above_symbol, up.indicator AS above_indicator, up.value AS above_value, up.unit AS above_unit,
  up.due AS above_due, up.depth AS depth,
  CASE up.unlike WHEN 0 THEN floor((target.value - up.value) * 10000 + 0.5) / 10000 END AS difference,
  target.id AS target, target.text AS text, has.source AS source
ORDER BY CASE level WHEN 'central' THEN 1 WHEN 'provincial' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4 ELSE 5 END,
  coalesce(issued_on, ''), document, toLower(indicator), target
