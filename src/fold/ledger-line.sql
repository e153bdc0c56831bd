-- Every line of the identity ledger with each article that says so: what articles say of their own entities, what was
-- made of it across articles, and what was decided with no article saying so (there, where the name is used).
SELECT a.document, a.sentence, i.entity, a.surface, a.local AS member, a.reason, a.verdict
FROM articleAlias AS a
JOIN identity AS i ON i.document = a.document AND i.local = a.local
UNION
SELECT
  d.document,
  d.sentence,
  CASE WHEN s.entity IS NULL THEN d.node ELSE s.entity END AS entity,
  d.surface,
  d.member,
  coalesce(v.reason, d.reason) AS reason,
  v.verdict
FROM definition AS d
JOIN verdict AS v ON v.node = d.node AND v.member = d.member
LEFT JOIN settlement AS s ON s.node = d.node
UNION
SELECT
  m.document,
  m.sentence,
  CASE WHEN s.entity IS NULL THEN j.node ELSE s.entity END AS entity,
  p.name AS surface,
  j.member,
  j.reason,
  j.verdict
FROM judgement AS j
JOIN placed AS p ON p.node = j.member
JOIN articleMention AS m ON m.document = p.document AND m.local = p.local
LEFT JOIN settlement AS s ON s.node = j.node
