// title.vi: Đường nối giữa hai văn bản
// title.en: The way from one document to another
// answers: How does this plan hang on that directive: which chain of documents joins the two, and which sentences say so?
// param from documents — one of the two, as people write it (example: 12/KH-UBND)
// param to documents — the other one; it doesn't matter which of them is above (example: 29-NQ/TW@2013)
// param cites choice(yes, no) = no — yes: in the first and the last step a document may also only name the other (example: yes)
// column lower — id of the document at the lower end; where a symbol means several, each pair has its own rows
// column upper — id of the document at the upper end
// column steps — how many steps the shortest chain has
// column chains — how many chains are as short; the alphabetically first is shown
// column step — 1 for the step from the lower end, and so on up
// column document — id of the document that says it
// column symbol — its symbol
// column title — its title
// column issued_on — its date
// column level — administrative level
// column relation — IMPLEMENTS, BASED_ON, GUIDES, PROMULGATES or CITES: how it names the next one
// column next — id of the document that it names
// column next_symbol — its symbol
// column next_title — its title
// column quote — the words that say so
// column source — where they stand
// column confidence — how sure the reading is, up to 1
// example: kg query path_between -p from=12/KH-UBND -p to=29-NQ/TW@2013
// The walk goes level by level: each document keeps its first way there and how many ways are as short, so that chains
// are never listed. Of several as short the alphabetically first is kept, in every store.
MATCH (start:Document) WHERE start.id IN $from OR start.id IN $to
WITH start.id AS asked, start.id AS id, [0, [coalesce(start.symbol, start.title)], null, []] AS way, 1 AS chains
UNWIND CASE way[0] WHEN 0 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [1, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 1 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [2, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 2 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [3, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 3 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [4, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 4 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [5, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 5 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [6, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 6 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [7, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
UNWIND CASE way[0] WHEN 7 THEN [null, id] ELSE [null] END AS at
OPTIONAL MATCH (:Document {id: at})-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next:Document)
  WHERE type(join) <> 'CITES' OR ($cites = 'yes' AND (way[0] = 0 OR next.id IN $from OR next.id IN $to))
WITH DISTINCT asked, id, way, chains, at, next.id AS new, coalesce(next.symbol, next.title) AS name
WITH asked, coalesce(new, id) AS one, min(CASE WHEN new IS NULL THEN way
  ELSE [8, way[1] + name, at, way[3] + at] END) AS first,
  max(CASE WHEN new IS NULL THEN chains END) AS before, sum(CASE WHEN new IS NULL THEN 0 ELSE chains END) AS more
WITH asked, one AS id, first AS way, coalesce(before, more) AS chains
WITH asked, id, way, chains, way[3] + id AS ids
WHERE way[0] > 0 AND ((asked IN $from AND id IN $to) OR (asked IN $to AND id IN $from))
WITH asked, id, chains, ids, way[0] AS steps
UNWIND range(1, steps) AS step
MATCH (document:Document {id: ids[step - 1]}), (next:Document {id: ids[step]})
CALL (document, next) {
  MATCH (document)-[join:IMPLEMENTS|BASED_ON|GUIDES|PROMULGATES|CITES]->(next)
  WITH join, CASE type(join) WHEN 'IMPLEMENTS' THEN 1 WHEN 'BASED_ON' THEN 2 WHEN 'GUIDES' THEN 3
    WHEN 'PROMULGATES' THEN 4 ELSE 5 END AS rank
  WITH join, rank ORDER BY rank LIMIT 1
  RETURN type(join) AS relation, join.quote AS quote, join.source AS source, join.confidence AS confidence
}
RETURN asked AS lower, id AS upper, steps, chains, step, document.id AS document, document.symbol AS symbol,
  document.title AS title, document.issued_on AS issued_on, document.level AS level, relation, next.id AS next,
  next.symbol AS next_symbol, next.title AS next_title, quote, source, confidence
ORDER BY lower, upper, step
