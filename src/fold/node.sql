-- One row a node: of what type it is, whether lists know it, and in how many articles and stories it stands.
SELECT
  p.node,
  max(p.type) AS type,
  max(p.known) AS known,
  count(DISTINCT p.document) AS documents,
  count(DISTINCT d.story) AS stories
FROM placed AS p
JOIN document AS d ON d.document = p.document
GROUP BY p.node
