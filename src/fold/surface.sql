-- Every surface form of an entity but its canonical name: as mentioned, as listed, as defined.
SELECT DISTINCT s.entity, s.surface
FROM (
  SELECT i.entity, a.surface
  FROM named AS a
  JOIN identity AS i ON i.document = a.document AND i.local = a.local
) AS s
JOIN entityName AS n ON n.entity = s.entity
WHERE s.surface <> n.name
