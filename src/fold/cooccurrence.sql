-- One row a pair, with the counts that its scores are made of.
SELECT
  p.source,
  p.target,
  p.sentences,
  p.documents,
  p.stories,
  p.firstDate,
  p.lastDate,
  s.windows AS sourceWindows,
  t.windows AS targetWindows
FROM (
  SELECT
    p.source,
    p.target,
    count(*) AS sentences,
    count(DISTINCT p.document) AS documents,
    count(DISTINCT d.story) AS stories,
    min(d.date) AS firstDate,
    max(d.date) AS lastDate
  FROM pair AS p
  JOIN document AS d ON d.document = p.document
  GROUP BY p.source, p.target
) AS p
JOIN presence AS s ON s.entity = p.source
JOIN presence AS t ON t.entity = p.target
