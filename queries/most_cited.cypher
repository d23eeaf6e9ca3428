// title.vi: Văn bản được nhắc đến nhiều nhất
// title.en: The most cited documents
// answers: Which documents do most others implement, rest on or name, and from which levels?
// param relation choice(IMPLEMENTS, BASED_ON, CITES, GUIDES, AMENDS, REPLACES, REPEALS, PROMULGATES) = "" — only what is named so (example: BASED_ON)
// param level level = "" — only what documents of this level say (example: provincial)
// param types string = "" — only cited documents of these types, as codes (example: NQ,KL,CT)
// param top integer = 100 — at most so many rows (example: 20)
// column document — id of the cited document
// column symbol — its symbol
// column title — its title
// column doc_type — code of its type
// column issued_on — its date
// column issuer — who issued it
// column status — held (its text is in the corpus) or cited
// column cited_by — how many documents name it in any of these ways, each counted once
// column implemented_by — how many of them implement it
// column basis_of — how many rest on it
// column changed_by — how many amend, replace or repeal it
// column by_centre — how many of all are of the centre
// column by_provinces — of provinces
// column by_districts — of districts
// column by_communes — of communes
// column by_units — of units such as schools
// column resolved — false: it is not clear which document is meant
// example: kg query most_cited -p types=NQ,KL,CT -p top=20
MATCH (document:Document)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
WHERE ($relation = '' OR type(link) = $relation) AND ($level = '' OR citing.level = $level)
  AND ($types = '' OR document.doc_type IN split($types, ',')) AND citing.id <> document.id
WITH document, citing, max(CASE type(link) WHEN 'IMPLEMENTS' THEN 1 ELSE 0 END) AS implementing,
  max(CASE type(link) WHEN 'BASED_ON' THEN 1 ELSE 0 END) AS resting,
  max(CASE WHEN type(link) IN ['AMENDS', 'REPLACES', 'REPEALS'] THEN 1 ELSE 0 END) AS changing
WITH document, count(*) AS cited_by, sum(implementing) AS implemented_by, sum(resting) AS basis_of,
  sum(changing) AS changed_by,
  sum(CASE citing.level WHEN 'central' THEN 1 ELSE 0 END) AS by_centre,
  sum(CASE citing.level WHEN 'provincial' THEN 1 ELSE 0 END) AS by_provinces,
  sum(CASE citing.level WHEN 'district' THEN 1 ELSE 0 END) AS by_districts,
  sum(CASE citing.level WHEN 'commune' THEN 1 ELSE 0 END) AS by_communes,
  sum(CASE citing.level WHEN 'unit' THEN 1 ELSE 0 END) AS by_units
WITH document, document.id AS id, cited_by, implemented_by, basis_of, changed_by, by_centre, by_provinces, by_districts,
  by_communes, by_units
ORDER BY cited_by DESC, implemented_by DESC, id LIMIT $top
RETURN id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, document.status AS status, cited_by, implemented_by,
  basis_of, changed_by, by_centre, by_provinces, by_districts, by_communes, by_units, document.resolved AS resolved
ORDER BY cited_by DESC, implemented_by DESC, document
