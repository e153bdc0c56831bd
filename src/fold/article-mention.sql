-- Every mention, with its article's entity after the user's corrections.
SELECT
  m.document,
  m.sentence,
  m.startOffset,
  m.endOffset,
  m.surface,
  m.type,
  CASE WHEN v.target IS NULL THEN m.local ELSE v.target END AS local,
  m.confidence,
  m.recognizer
FROM localMention AS m
LEFT JOIN moved AS v ON v.document = m.document AND v.local = m.local AND v.surface = m.surface
