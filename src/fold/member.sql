-- One row a local entity id: in how many articles it stands, of what type most of them hold it to be, and whether a
-- gazetteer lists it.
SELECT local, type, known, documents
FROM (
  SELECT
    local,
    type,
    max(known) OVER (PARTITION BY local) AS known,
    sum(documents) OVER (PARTITION BY local) AS documents,
    row_number() OVER (PARTITION BY local ORDER BY documents DESC, type) AS choice
  FROM (
    SELECT local, type, max(CASE WHEN known THEN 1 ELSE 0 END) AS known, count(DISTINCT document) AS documents
    FROM localEntity
    GROUP BY local, type
  ) AS vote
) AS ranked
WHERE choice = 1
