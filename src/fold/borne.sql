-- The occurrences that a name of the user's corrections stands for: `isName` where the node itself is named so, not only
-- called so as well.
SELECT DISTINCT
  w.thing,
  p.document,
  p.local,
  p.node,
  p.fullName,
  o.known,
  o.documents,
  o.stories,
  CASE WHEN p.fullName = w.member THEN 1 ELSE 0 END AS isName
FROM wanted AS w
JOIN named AS n ON n.member = w.member
JOIN placed AS p ON p.document = n.document AND p.local = n.local
JOIN node AS o ON o.node = p.node
WHERE w.article IS NULL OR w.article = p.document
