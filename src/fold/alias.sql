-- The identity ledger: first what articles say of their own entities, then what was made of it across articles.
SELECT
  i.entity,
  m.type,
  a.surface,
  a.local AS member,
  a.reason,
  a.verdict,
  count(DISTINCT a.document) AS documents,
  count(DISTINCT d.story) AS stories
FROM localAlias AS a
JOIN identity AS i ON i.document = a.document AND i.local = a.local
JOIN member AS m ON m.local = i.entity
JOIN document AS d ON d.document = a.document
GROUP BY i.entity, m.type, a.surface, a.local, a.reason, a.verdict
UNION ALL
SELECT
  i.entity,
  a.type,
  a.surface,
  v.member,
  coalesce(v.reason, a.reason) AS reason,
  v.verdict,
  count(DISTINCT a.document) AS documents,
  count(DISTINCT d.story) AS stories
FROM definition AS a
JOIN identity AS i ON i.document = a.document AND i.local = a.local
JOIN naming AS n ON n.type = a.type AND n.surface = a.surface
JOIN verdict AS v ON v.local = a.local AND v.member = n.member
JOIN document AS d ON d.document = a.document
GROUP BY i.entity, a.type, a.surface, v.member, coalesce(v.reason, a.reason), v.verdict
