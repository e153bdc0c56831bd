-- The identity ledger: one row a line, with the first sentence that it rests on.
SELECT
  g.entity,
  t.type,
  g.surface,
  g.member,
  g.reason,
  g.verdict,
  g.documents,
  g.stories,
  f.document,
  f.sentence,
  z.startOffset,
  z.endOffset
FROM (
  SELECT
    l.entity,
    l.surface,
    l.member,
    l.reason,
    l.verdict,
    count(DISTINCT l.document) AS documents,
    count(DISTINCT d.story) AS stories
  FROM ledgerLine AS l
  JOIN document AS d ON d.document = l.document
  GROUP BY l.entity, l.surface, l.member, l.reason, l.verdict
) AS g
JOIN (
  SELECT
    entity,
    surface,
    member,
    reason,
    verdict,
    document,
    sentence,
    row_number() OVER (PARTITION BY entity, surface, member, reason, verdict ORDER BY document, sentence) AS choice
  FROM ledgerLine
) AS f
  ON f.entity = g.entity
  AND f.surface = g.surface
  AND f.member = g.member
  AND f.reason = g.reason
  AND f.verdict = g.verdict
JOIN node AS t ON t.node = g.entity
JOIN sentence AS z ON z.document = f.document AND z.sentence = f.sentence
WHERE f.choice = 1
