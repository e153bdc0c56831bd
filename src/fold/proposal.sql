-- Two nodes that may be one thing: the one that a name was stated of, and the one that the name is where an article
-- uses it alone. A name that no article uses alone counts where several nodes have it. `stories` is the number of
-- independent stories that say so.
SELECT
  s.node,
  s.member,
  s.type,
  l.known AS nodeKnown,
  l.documents AS nodeDocuments,
  l.stories AS nodeStories,
  coalesce(o.known, 0) AS memberKnown,
  coalesce(o.documents, 0) AS memberDocuments,
  coalesce(o.stories, 0) AS memberStories,
  s.stories
FROM (
  SELECT
    d.node,
    d.member,
    d.type,
    count(DISTINCT t.story) AS stories,
    count(*) OVER (PARTITION BY d.member) AS claims
  FROM definition AS d
  JOIN document AS t ON t.document = d.document
  GROUP BY d.node, d.member, d.type
) AS s
JOIN node AS l ON l.node = s.node
LEFT JOIN node AS o ON o.node = s.member
WHERE o.node IS NOT NULL OR s.claims > 1
