-- One row an entity of an article, with its node: what stands for it in the question which articles speak of one thing.
-- The node is what lists call it, else the fullest of the names that its own article joins: an article on the Cloud
-- Harbour Foundation (CHF) is not one on the Coastal Homes Fund (CHF), and Zemlin is Jim Zemlin.
SELECT
  e.document,
  e.local,
  e.type,
  e.name,
  e.known,
  CASE WHEN e.known = 1 OR e.pinned = 1 OR f.member IS NULL THEN e.local ELSE f.member END AS node
FROM articleEntity AS e
LEFT JOIN (
  SELECT
    n.document,
    n.local,
    n.member,
    row_number() OVER (PARTITION BY n.document, n.local ORDER BY length(n.member) DESC, n.member) AS choice
  FROM named AS n
  JOIN (SELECT DISTINCT document, local FROM articleAlias WHERE verdict = 'merged') AS j
    ON j.document = n.document AND j.local = n.local
) AS f ON f.document = e.document AND f.local = e.local AND f.choice = 1
