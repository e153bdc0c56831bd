-- What an article took, or did not take, for another name of its entity, as far as the user's corrections leave it so.
SELECT
  a.document,
  a.surface,
  CASE WHEN m.document IS NULL THEN a.local ELSE m.target END AS local,
  a.reason,
  a.verdict,
  a.sentence
FROM localAlias AS a
LEFT JOIN moved AS m ON m.document = a.document AND m.local = a.local AND m.surface = a.surface
WHERE m.document IS NULL OR m.whole = 1
