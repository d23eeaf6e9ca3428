// title.vi: Chỉ tiêu theo tên
// title.en: Measurable aims by indicator
// answers: Which documents, bodies and places set which aim for an indicator: how much, of what, by when?
// param indicator string = "" — words that the indicator has, in any order (example: trường chuẩn quốc gia)
// param documents documents = "" — only aims of these documents (example: 158/KH-UBND)
// param bodies bodies = "" — only aims that these bodies set (example: UBND tỉnh Quảng Ngãi)
// param places places = "" — only aims of bodies that lie in these places (example: tỉnh Quảng Ngãi)
// column indicator — what is measured
// column comparator — = >= > <= <, or + and - where it is to grow or shrink by so much
// column value — how much
// column unit — of what
// column due — by when, as far as the document says: a year, a month, a day or a period
// column document — id of the document that sets the aim
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column territory — province, district or commune
// column target — id of the aim
// column text — the aim in the document's words
// column section — where in the outline of the document
// column source — where it stands
// example: kg query targets -p "indicator=trường chuẩn quốc gia"
// Whole words, in any order, with the tone mark where either spelling puts it (hóa, hoá); tỉ lệ is tỷ lệ.
WITH replace(toLower(trim($indicator)), 'tỉ lệ', 'tỷ lệ') AS asked,
  [['oà', 'òa'], ['oá', 'óa'], ['oả', 'ỏa'], ['oã', 'õa'], ['oạ', 'ọa'], ['oè', 'òe'], ['oé', 'óe'], ['oẻ', 'ỏe'],
  ['oẽ', 'õe'], ['oẹ', 'ọe'], ['uỳ', 'ùy'], ['uý', 'úy'], ['uỷ', 'ủy'], ['uỹ', 'ũy'], ['uỵ', 'ụy']] AS tones
WITH asked, reduce(said = asked, tone IN tones | replace(said, tone[1], tone[0])) AS second,
  reduce(said = reduce(said = asked, tone IN tones | replace(said, tone[0], tone[1])),
    tone IN tones | replace(said, 'q' + tone[1], 'q' + tone[0])) AS first
WITH [said IN [asked, first, second] | split(said, ' ')] AS spellings
CALL (spellings) {
  MATCH (target:Target)
  WHERE size($documents) + size($bodies) + size($places) = 0 AND any(words IN spellings WHERE
    all(word IN words WHERE replace(toLower(target.indicator), 'tỉ lệ', 'tỷ lệ') CONTAINS word))
  MATCH (document:Document)-[has:HAS_TARGET]->(target)
  RETURN document, has, target
  UNION ALL
  UNWIND $documents AS id
  MATCH (document:Document {id: id})-[has:HAS_TARGET]->(target:Target)
  RETURN document, has, target
  UNION ALL
  UNWIND CASE size($documents) WHEN 0 THEN $bodies ELSE [] END AS id
  MATCH (:Organization {id: id})<-[:ISSUED_BY]-(document:Document)
  WITH DISTINCT document
  MATCH (document)-[has:HAS_TARGET]->(target:Target)
  RETURN document, has, target
  UNION ALL
  UNWIND CASE size($documents) + size($bodies) WHEN 0 THEN $places ELSE [] END AS id
  MATCH (:Place {id: id})<-[:PART_OF*0..3]-(:Place)<-[:LOCATED_IN]-(:Organization)<-[:ISSUED_BY]-(document:Document)
  WITH DISTINCT document
  MATCH (document)-[has:HAS_TARGET]->(target:Target)
  RETURN document, has, target
}
WITH document, has, spellings, target, reduce(name = ' ' + replace(toLower(target.indicator), 'tỉ lệ', 'tỷ lệ') + ' ',
  mark IN [',', ';', ':', '.', '(', ')', '/', '"', '“', '”'] | replace(name, mark, ' ')) AS name
WHERE any(words IN spellings WHERE all(word IN words WHERE name CONTAINS ' ' + word + ' ' OR word = ''))
  AND (size($documents) = 0 OR document.id IN $documents)
  AND (size($bodies) = 0 OR EXISTS { MATCH (document)-[:ISSUED_BY]->(body:Organization) WHERE body.id IN $bodies })
  AND (size($places) = 0 OR EXISTS {
    MATCH (document)-[:ISSUED_BY]->(:Organization)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..3]->(place:Place)
    WHERE place.id IN $places
  })
RETURN target.indicator AS indicator, target.comparator AS comparator, target.value AS value, target.unit AS unit,
  target.due AS due, document.id AS document, document.symbol AS symbol, document.title AS title,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, target.id AS target, target.text AS text, target.section AS section,
  has.source AS source
ORDER BY toLower(indicator), coalesce(unit, ''), coalesce(issued_on, ''), document, target
