-- The settled entity of every (document, local entity).
SELECT DISTINCT e.document, e.local, CASE WHEN s.entity IS NULL THEN e.local ELSE s.entity END AS entity
FROM localEntity AS e
LEFT JOIN settlement AS s ON s.local = e.local
