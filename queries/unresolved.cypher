// title.vi: Văn bản chưa xác định được
// title.en: Mentions that could not be resolved
// answers: Which documents are named in a way that fits none or several, and who names them?
// column document — id of the stub
// column symbol — the symbol as far as it is known
// column title — what it is called
// column doc_type — code of its type
// column issued_on — the date as far as it is known
// column issuer — the issuer as far as it is known
// column mentioned_by — id of the document that names it
// column mentioned_by_symbol — its symbol
// column mentioned_by_title — its title
// column relation — how it is named: IMPLEMENTS, BASED_ON, CITES, …
// column quote — the words that name it
// column source — where they stand
// example: kg query unresolved
MATCH (document:Document) WHERE document.resolved = false
OPTIONAL MATCH (document)<-[link:IMPLEMENTS|BASED_ON|CITES|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES]-(citing:Document)
RETURN document.id AS document, document.symbol AS symbol, document.title AS title, document.doc_type AS doc_type,
  document.issued_on AS issued_on, document.issuer AS issuer, citing.id AS mentioned_by,
  citing.symbol AS mentioned_by_symbol, citing.title AS mentioned_by_title, type(link) AS relation,
  link.quote AS quote, link.source AS source
ORDER BY document, coalesce(mentioned_by, ''), coalesce(relation, '')
