-- One row an entity, settled across articles.
SELECT
  n.entity AS id,
  t.type,
  n.name,
  k.known,
  coalesce(c.mentions, 0) AS mentions,
  k.documents,
  k.stories,
  k.firstDate,
  k.lastDate
FROM entityName AS n
JOIN node AS t ON t.node = n.entity
JOIN (
  SELECT
    i.entity,
    max(p.known) AS known,
    count(DISTINCT i.document) AS documents,
    count(DISTINCT d.story) AS stories,
    min(d.date) AS firstDate,
    max(d.date) AS lastDate
  FROM identity AS i
  JOIN placed AS p ON p.document = i.document AND p.local = i.local
  JOIN document AS d ON d.document = i.document
  GROUP BY i.entity
) AS k ON k.entity = n.entity
LEFT JOIN (SELECT entity, count(*) AS mentions FROM mention GROUP BY entity) AS c ON c.entity = n.entity
