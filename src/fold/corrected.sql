-- Every name of those entities of articles that the user's corrections speak of, and whether the article mentions it so.
SELECT DISTINCT
  n.document,
  n.local,
  n.type,
  n.surface,
  e.name,
  e.known,
  CASE WHEN m.surface IS NULL THEN 0 ELSE 1 END AS mentioned
FROM localName AS n
JOIN localEntity AS e ON e.document = n.document AND e.local = n.local
JOIN (
  SELECT DISTINCT b.document, b.local
  FROM localName AS b
  JOIN naming AS g ON g.type = b.type AND g.surface = b.surface
  JOIN wanted AS w ON w.member = g.member
) AS c ON c.document = n.document AND c.local = n.local
LEFT JOIN localMention AS m ON m.document = n.document AND m.local = n.local AND m.surface = n.surface
