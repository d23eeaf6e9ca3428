// title.vi: Kế hoạch dựa vào văn bản đã hết hiệu lực
// title.en: Plans that rest on what no longer stood
// answers: Which documents implement or rest on one that had been replaced or repealed before they were issued?
// param documents documents = "" — only these plans; without them all (example: 36/KH-UBND)
// param citing choice(no, yes) = no — yes: also documents that only cite such a one (example: yes)
// column document — id of the plan
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column issuer — who issued it
// column level — administrative level
// column relation — IMPLEMENTS, BASED_ON or CITES: how it names the basis
// column basis — id of the document that no longer stood
// column basis_symbol — its symbol
// column basis_title — its title
// column act — REPLACES or REPEALS: what had been done to it
// column in_part — true where only a part of it was replaced or repealed
// column acting — id of the document that did it
// column acting_symbol — its symbol
// column acting_title — its title
// column acting_issued_on — its date, before the plan's; it may have come into force only later
// column now — symbols of what stood in its place when the plan was issued (titles where there are no symbols)
// column names_new — true where the plan names the acting document too
// column quote — the plan's words that name the basis
// column source — where they stand
// column acting_quote — the words that replace or repeal it
// example: kg query superseded_basis -p citing=yes
OPTIONAL MATCH (asked:Document) WHERE asked.id IN $documents
CALL (asked) {
  WITH asked WHERE asked IS NULL AND size($documents) = 0
  MATCH (basis:Document)<-[act:REPLACES|REPEALS]-(acting:Document) WHERE acting.issued_on IS NOT NULL
  MATCH (basis)<-[rests:IMPLEMENTS|BASED_ON|CITES]-(document:Document)
  WHERE (type(rests) <> 'CITES' OR $citing = 'yes') AND document.id <> acting.id AND document.id <> basis.id
    AND left(acting.issued_on, size(document.issued_on)) < left(document.issued_on, size(acting.issued_on))
  RETURN document, rests, basis, act, acting
  UNION ALL
  MATCH (asked)-[rests:IMPLEMENTS|BASED_ON|CITES]->(basis:Document) WHERE type(rests) <> 'CITES' OR $citing = 'yes'
  MATCH (basis)<-[act:REPLACES|REPEALS]-(acting:Document)
  WHERE asked.id <> acting.id AND asked.id <> basis.id
    AND left(acting.issued_on, size(asked.issued_on)) < left(asked.issued_on, size(acting.issued_on))
  RETURN asked AS document, rests, basis, act, acting
}
WITH document, rests, basis, act, acting
WHERE NOT EXISTS { MATCH (document)-[:AMENDS|REPLACES|REPEALS]->(basis) }
CALL (document, basis) {
  MATCH (basis)<-[:REPLACES*1..8]-(later:Document)
  WITH DISTINCT document, basis, later
  WHERE later.id <> basis.id
    AND left(later.issued_on, size(document.issued_on)) < left(document.issued_on, size(later.issued_on))
    AND NOT EXISTS {
      MATCH (later)<-[:REPLACES|REPEALS]-(next:Document)
      WHERE left(next.issued_on, size(document.issued_on)) < left(document.issued_on, size(next.issued_on))
    }
  WITH DISTINCT coalesce(later.symbol, later.title) AS name ORDER BY name
  RETURN collect(name) AS now
}
RETURN document.id AS document, document.symbol AS symbol, document.title AS title, document.issued_on AS issued_on,
  document.issuer AS issuer, document.level AS level, type(rests) AS relation, basis.id AS basis,
  basis.symbol AS basis_symbol, basis.title AS basis_title, type(act) AS act,
  coalesce(act.evidence CONTAINS '"locator"', false) AS in_part, acting.id AS acting, acting.symbol AS acting_symbol,
  acting.title AS acting_title, acting.issued_on AS acting_issued_on, now,
  EXISTS { MATCH (document)-[:IMPLEMENTS|BASED_ON|CITES]->(acting) } AS names_new, rests.quote AS quote,
  rests.source AS source, act.quote AS acting_quote
ORDER BY issued_on, document, relation, basis, act, acting_issued_on, acting
