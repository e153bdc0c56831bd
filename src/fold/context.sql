-- What tells namesakes apart or makes them one, by name: the story of every article that names a person of the table
-- `namesake`, the person's other full names there, people of rarer names, products, events and works in one sentence
-- (distance 1), and organisations in one sentence or relation (distance 1) or elsewhere in the article (distance 2).
-- `stories`: how many have them.
-- What only one article has is left out, but the nearest organisation: it can give a name.
SELECT node, document, local, kind, evidence, distance, stories
FROM (
  SELECT
    c.*,
    count(*) OVER (PARTITION BY c.node, c.kind, c.evidence) AS sharing,
    row_number() OVER (PARTITION BY c.document, c.local, c.kind ORDER BY c.distance, c.evidence) AS choice
  FROM (
    SELECT p.node, p.document, p.local, 'story' AS kind, d.story AS evidence, 0 AS distance, 0 AS stories
    FROM placed AS p
    JOIN namesake AS n ON n.node = p.node
    JOIN document AS d ON d.document = p.document
    UNION ALL
    SELECT DISTINCT p.node, p.document, p.local, 'name' AS kind, f.member AS evidence, 0 AS distance, 0 AS stories
    FROM placed AS p
    JOIN namesake AS n ON n.node = p.node
    JOIN definition AS f ON f.document = p.document AND f.node = p.node
    UNION ALL
    SELECT
      p.node,
      p.document,
      p.local,
      CASE WHEN o.type = 'Person' THEN 'person' ELSE 'thing' END AS kind,
      coalesce(t.entity, o.node) AS evidence,
      1 AS distance,
      q.stories
    FROM placed AS p
    JOIN namesake AS n ON n.node = p.node
    JOIN near AS c ON c.document = p.document AND c.local = p.local
    JOIN placed AS o ON o.document = c.document AND o.local = c.other
    JOIN node AS q ON q.node = o.node
    LEFT JOIN thing AS t ON t.node = o.node
    LEFT JOIN namesake AS x ON x.node = o.node
    WHERE o.type <> 'Organization' AND x.node IS NULL
    UNION ALL
    SELECT
      p.node,
      p.document,
      p.local,
      'organization' AS kind,
      coalesce(t.entity, o.node) AS evidence,
      CASE WHEN c.other IS NULL THEN 2 ELSE 1 END AS distance,
      q.stories
    FROM placed AS p
    JOIN namesake AS n ON n.node = p.node
    JOIN placed AS o ON o.document = p.document
    JOIN node AS q ON q.node = o.node
    LEFT JOIN thing AS t ON t.node = o.node
    LEFT JOIN near AS c ON c.document = p.document AND c.local = p.local AND c.other = o.local
    WHERE o.type = 'Organization'
  ) AS c
) AS d
WHERE kind = 'story' OR sharing > 1 OR (kind = 'organization' AND choice = 1)
ORDER BY node, document, local, distance, kind, evidence
