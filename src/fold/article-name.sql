-- Every surface form that an article has for its entity, after the user's corrections.
SELECT
  n.document,
  CASE WHEN m.document IS NULL THEN n.local ELSE m.target END AS local,
  CASE WHEN m.document IS NULL THEN n.type ELSE m.type END AS type,
  n.surface
FROM localName AS n
LEFT JOIN moved AS m ON m.document = n.document AND m.local = n.local AND m.surface = n.surface
WHERE m.document IS NULL OR m.target IS NOT NULL
