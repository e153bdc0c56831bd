-- The name of an entity, with no regard to its namesakes: the known one, else the one that most articles use, ties to
-- the smaller bytes.
SELECT entity, name
FROM (
  SELECT
    entity,
    name,
    row_number() OVER (PARTITION BY entity ORDER BY known DESC, documents DESC, name) AS choice
  FROM (
    SELECT i.entity, p.name, max(p.known) AS known, count(DISTINCT p.document) AS documents
    FROM placed AS p
    JOIN identity AS i ON i.document = p.document AND i.local = p.local
    GROUP BY i.entity, p.name
  ) AS vote
) AS ranked
WHERE choice = 1
