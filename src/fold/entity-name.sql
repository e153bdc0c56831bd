-- The canonical name of an entity: the known one, else the one that most articles use.
SELECT entity, name
FROM (
  SELECT
    entity,
    name,
    row_number() OVER (PARTITION BY entity ORDER BY known DESC, documents DESC, name) AS choice
  FROM (
    SELECT
      i.entity,
      e.name,
      max(CASE WHEN e.known THEN 1 ELSE 0 END) AS known,
      count(DISTINCT e.document) AS documents
    FROM localEntity AS e
    JOIN identity AS i ON i.document = e.document AND i.local = e.local
    GROUP BY i.entity, e.name
  ) AS vote
) AS ranked
WHERE choice = 1
