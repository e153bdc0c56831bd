-- Every entity of an article in its sense: its node, or the part of a node that is told from its namesakes.
SELECT
  o.document,
  o.local,
  o.type,
  o.name,
  o.known,
  o.node AS fullName,
  CASE WHEN s.sense IS NULL THEN o.node ELSE s.sense END AS node
FROM occurrence AS o
LEFT JOIN sense AS s ON s.document = o.document AND s.local = o.local
