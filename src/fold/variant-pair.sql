-- Nodes whose names differ in form only, where articles use both forms: where the form alone does not tell, lists must
-- know one of them. In a fixed order.
SELECT DISTINCT
  v.node,
  v.plain,
  l.known AS nodeKnown,
  l.documents AS nodeDocuments,
  l.stories AS nodeStories,
  o.known AS memberKnown,
  o.documents AS memberDocuments,
  o.stories AS memberStories
FROM variant AS v
JOIN node AS l ON l.node = v.node
JOIN node AS o ON o.node = v.plain
WHERE v.node <> v.plain AND (v.sure = 1 OR l.known = 1 OR o.known = 1)
ORDER BY v.node, v.plain
