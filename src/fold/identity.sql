-- The settled entity of every (document, local entity).
SELECT DISTINCT p.document, p.local, CASE WHEN s.entity IS NULL THEN p.node ELSE s.entity END AS entity
FROM placed AS p
LEFT JOIN settlement AS s ON s.node = p.node
