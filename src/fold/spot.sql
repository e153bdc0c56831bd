-- Where articles that name a person of the table `namesake` mention what may tell people apart: entity and sentence, once.
SELECT DISTINCT m.document, m.local, m.sentence
FROM articleMention AS m
JOIN (
  SELECT DISTINCT p.document
  FROM placed AS p
  JOIN namesake AS n ON n.node = p.node
) AS d ON d.document = m.document
JOIN placed AS o ON o.document = m.document AND o.local = m.local
WHERE o.type IN ('Person', 'Organization', 'Product', 'Event', 'Work')
