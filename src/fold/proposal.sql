-- Two local entity ids that may be one thing: the one that a surface form was stated of, and the one that the surface
-- form has where an article uses it alone. `stories` is the number of independent stories that say so.
SELECT
  d.local AS local,
  n.member AS member,
  max(l.known) AS localKnown,
  max(l.documents) AS localDocuments,
  max(o.known) AS memberKnown,
  max(o.documents) AS memberDocuments,
  count(DISTINCT s.story) AS stories
FROM definition AS d
JOIN naming AS n ON n.type = d.type AND n.surface = d.surface
JOIN document AS s ON s.document = d.document
JOIN member AS l ON l.local = d.local
JOIN member AS o ON o.local = n.member
WHERE n.member <> d.local
GROUP BY d.local, n.member
