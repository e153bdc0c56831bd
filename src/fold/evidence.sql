-- What stands behind every edge. For a pair: the sentence in which each side first appears in the window, once where
-- they share it (in sentence windows they always do). For a relation: the stretch of text that states it.
SELECT
  'co-occurrence' AS tier,
  p.source,
  CAST(NULL AS VARCHAR) AS predicate,
  p.target,
  CAST(NULL AS VARCHAR) AS status,
  p.document,
  p.sentence,
  s.startOffset,
  s.endOffset
FROM (
  SELECT source, target, document, sourceSentence AS sentence FROM pair
  UNION ALL
  SELECT source, target, document, targetSentence AS sentence FROM pair WHERE targetSentence <> sourceSentence
) AS p
JOIN sentence AS s ON s.document = p.document AND s.sentence = p.sentence
UNION ALL
SELECT DISTINCT
  'relation' AS tier,
  subject AS source,
  predicate,
  object AS target,
  status,
  document,
  sentence,
  startOffset,
  endOffset
FROM statement
WHERE outcome = 'kept'
