-- The canonical name of an entity: the known one, else the one that most articles use; a namesake's is followed by what
-- tells it apart.
SELECT
  n.entity,
  CASE WHEN l.entity IS NULL THEN n.name ELSE concat(n.name, ' (', coalesce(o.name, l.label), ')') END AS name
FROM properName AS n
LEFT JOIN label AS l ON l.entity = n.entity
LEFT JOIN properName AS o ON o.entity = l.label
