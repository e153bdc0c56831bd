-- Every surface form of an entity but its canonical name: as mentioned, as listed, as defined.
SELECT s.entity, s.surface
FROM (
  SELECT entity, surface FROM mention
  UNION
  SELECT i.entity, f.surface
  FROM localSurface AS f
  JOIN identity AS i ON i.document = f.document AND i.local = f.local
  UNION
  SELECT i.entity, a.surface
  FROM localAlias AS a
  JOIN identity AS i ON i.document = a.document AND i.local = a.local
  WHERE a.verdict = 'merged'
  UNION
  SELECT i.entity, e.name AS surface
  FROM localEntity AS e
  JOIN identity AS i ON i.document = e.document AND i.local = e.local
) AS s
JOIN entityName AS n ON n.entity = s.entity
WHERE s.surface <> n.name
