// title.vi: Cơ quan nhận chỉ đạo mà chưa thấy triển khai
// title.en: Bodies of which no plan is known
// answers: Who received this directive, or was told to make a plan for it, and is not known to have issued anything for it?
// param directives documents — the directives, as people write them (example: 628/QĐ-TTg)
// param level level = "" — only bodies of this level (example: provincial)
// param told choice(assigned, sent) = "" — only bodies that were told so (example: assigned)
// param issued choice(yes, no) = no — yes: also the bodies that did issue something (example: yes)
// column directive — id of the directive; several documents may share a symbol, and each has its own rows
// column directive_symbol — its symbol
// column directive_issued_on — its date
// column body — id of the body
// column body_title — its name
// column level — administrative level of the body
// column territory — province, district or commune
// column told — assigned (a task gives it a plan to make) or sent (it is among those to whom the directive goes, Nơi nhận)
// column through — the collective by which it is meant, where it is not named itself
// column state — none (nothing of it is known to implement the directive: that is not "did not issue"), collective (several bodies, of which the graph doesn't know which), issued
// column documents — how many documents of it implement the directive
// column known — how many documents of it since then the graph knows at all; where none, its documents may just not be collected
// column task — id of the task
// column quote — the words that tell it
// column source — where they stand
// example: kg query gaps -p directives=628/QĐ-TTg
// A standing committee and its committee are one house, and so is a body with those that it came from.
MATCH (start:Document) WHERE start.id IN $directives
CALL (start) {
  MATCH (start)<-[:IMPLEMENTS*1..8]-(document:Document)
  WITH DISTINCT start, document WHERE document.id <> start.id
  MATCH (document)-[:ISSUED_BY]->(issuer:Organization)
  OPTIONAL MATCH (issuer)-[:PART_OF]->(whole:Organization) WHERE whole.kind = issuer.kind
  WITH DISTINCT document, coalesce(whole.id, issuer.id) AS id
  MATCH (:Organization {id: id})<-[:SUCCEEDED_BY*0..4]-(older:Organization)
  RETURN older.id AS house, document.id AS answer, null AS who, null AS told, null AS through, null AS task,
    null AS quote, null AS source
  UNION ALL
  CALL (start) {
    MATCH (start)-[:HAS_TASK]->(task:Task)-[given:ASSIGNED_TO]->(body:Organization)
    WHERE given.role IN ['lead', 'direct'] AND any(words IN ['xây dựng kế hoạch', 'ban hành kế hoạch', 'lập kế hoạch',
      'có kế hoạch', 'xây dựng chương trình', 'ban hành chương trình'] WHERE toLower(task.text) CONTAINS words)
    RETURN body, 'assigned' AS told, task.id AS task, given.quote AS quote, given.source AS source
    UNION ALL
    MATCH (start)-[sent:SENT_TO]->(body:Organization)
    WHERE NOT toLower(sent.quote) CONTAINS 'báo cáo' AND NOT toLower(sent.quote) CONTAINS 'b/c'
    RETURN body, 'sent' AS told, null AS task, sent.quote AS quote, sent.source AS source
  }
  WITH start, body, told, task, quote, source WHERE $told = '' OR told = $told
  OPTIONAL MATCH (member:Organization)-[one:MEMBER_OF]->(body) WHERE start.issued_on IS NULL OR (
    (one.valid_from IS NULL OR left(one.valid_from, size(start.issued_on)) <= start.issued_on)
    AND (one.valid_to IS NULL OR one.valid_to >= start.issued_on))
  WITH start, coalesce(member, body) AS who, CASE WHEN member IS NOT NULL THEN body.title END AS through,
    told, task, quote, source
  OPTIONAL MATCH (who)-[:PART_OF]->(whole:Organization) WHERE whole.kind = who.kind
  RETURN coalesce(whole.id, who.id) AS house, null AS answer, who.id AS who, told, through, task, quote, source
}
WITH start, house, answer, who, told, through, task, quote, source
ORDER BY told, coalesce(through, ''), coalesce(task, ''), quote
WITH start, house, who, collect([told, through, task, quote, source]) AS ways, collect(DISTINCT answer) AS answers
WITH start, house, collect([who, ways[0]]) AS bodies, collect(size(answers)) AS counts
WITH start, house, bodies, reduce(sum = 0, n IN counts | sum + n) AS documents
WHERE $issued = 'yes' OR documents = 0
UNWIND bodies AS body
WITH start, house, documents, body[0] AS id, body[1] AS best
MATCH (who:Organization {id: id}) WHERE ($level = '' OR who.level = $level)
  AND NOT CASE coalesce(start.level, 'central') WHEN 'central' THEN false
    WHEN 'provincial' THEN coalesce(who.level, '') = 'central'
    WHEN 'district' THEN coalesce(who.level, '') IN ['central', 'provincial']
    ELSE coalesce(who.level, '') IN ['central', 'provincial', 'district'] END
CALL (start) {
  OPTIONAL MATCH (start)-[:ISSUED_BY]->(:Organization)-[:PART_OF*0..1]->(above:Organization)
  WITH above.id AS above ORDER BY above
  RETURN collect(above) AS own
}
WITH start, who, best, documents, house, own WHERE NOT house IN own
CALL (start, who) {
  MATCH (who)<-[:ISSUED_BY]-(other:Document) WHERE start.issued_on IS NULL OR other.issued_on >= start.issued_on
  RETURN count(other) AS known
}
RETURN start.id AS directive, start.symbol AS directive_symbol, start.issued_on AS directive_issued_on, who.id AS body,
  who.title AS body_title, who.level AS level, who.territory AS territory, best[0] AS told, best[1] AS through,
  CASE WHEN documents > 0 THEN 'issued' WHEN who.collective THEN 'collective' ELSE 'none' END AS state, documents, known,
  best[2] AS task, best[3] AS quote, best[4] AS source
ORDER BY directive, told, CASE level WHEN 'central' THEN 1 WHEN 'provincial' THEN 2 WHEN 'district' THEN 3
  WHEN 'commune' THEN 4 WHEN 'unit' THEN 5 ELSE 6 END, body_title, body
