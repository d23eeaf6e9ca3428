// title.vi: Văn bản của một địa phương
// title.en: The documents of a place
// answers: Which documents belong to this province, district or commune, also before and after it was merged?
// param place places — the place, as people write it (example: tỉnh Quảng Nam)
// param also choice(none, before, after, all) = none — those too of places it came from (before), went into (after), or both (all) (example: after)
// column place — id of the place; a place that changed its borders is several, one after the other
// column place_title — its name
// column succession — before or after, where it is a place that the asked one came from or went into
// column document — id of the document
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column territory — province, district or commune
// column status — held (its text is in the corpus) or cited
// column body — the body of the place that issued it; none where only its territory says where it belongs
// example: kg query documents_of_place -p "place=tỉnh Quảng Nam" -p also=after
// Only names of provinces say alone which place is meant: communes share theirs.
MATCH (asked:Place) WHERE asked.id IN $place
CALL (asked) {
  RETURN asked AS place, null AS succession
  UNION ALL
  MATCH (asked)<-[:SUCCEEDED_BY*1..4]-(place:Place) WHERE $also IN ['before', 'all'] AND NOT place.id IN $place
  RETURN place, 'before' AS succession
  UNION ALL
  MATCH (asked)-[:SUCCEEDED_BY*1..4]->(place:Place) WHERE $also IN ['after', 'all'] AND NOT place.id IN $place
  RETURN place, 'after' AS succession
}
WITH collect(DISTINCT {id: place.id, title: place.title, since: place.valid_from, until: place.valid_to,
  succession: succession, name: CASE place.level WHEN 'provincial' THEN toLower(place.title) ELSE '' END}) AS places
WITH places, [one IN places | one.name] AS names
CALL (places, names) {
  MATCH (document:Document) WHERE toLower(document.territory) IN names
  UNWIND places AS one
  WITH document, one WHERE one.name = toLower(document.territory)
  RETURN document, one, null AS name
  UNION ALL
  UNWIND places AS one
  MATCH (place:Place)<-[:PART_OF*0..3]-(inner:Place)<-[:LOCATED_IN]-(body:Organization)<-[:ISSUED_BY]-(document:Document)
  WHERE place.id = one.id
  RETURN document, one, body.title AS name
}
WITH one, document, min(name) AS body
WHERE document.issued_on IS NULL OR (
  (one.since IS NULL OR left(one.since, size(document.issued_on)) <= document.issued_on)
  AND (one.until IS NULL OR left(one.until, size(document.issued_on)) >= document.issued_on))
RETURN one.id AS place, one.title AS place_title, one.succession AS succession, document.id AS document,
  document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.level AS level,
  document.territory AS territory, document.status AS status, body
ORDER BY coalesce(issued_on, ''), document, place
