-- What stands behind every edge. For a pair: the sentence in which each side first appears in the window, once where
-- they share it (in sentence windows they always do). For a relation: the sentence that states it, up to the end of
-- the statement where that goes on in the next.
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
SELECT
  'relation' AS tier,
  r.subject AS source,
  r.predicate,
  r.object AS target,
  r.status,
  r.document,
  r.sentence,
  s.startOffset,
  CASE WHEN r.endOffset > s.endOffset THEN r.endOffset ELSE s.endOffset END AS endOffset
FROM (
  SELECT subject, predicate, object, status, document, sentence, max(endOffset) AS endOffset
  FROM statement
  WHERE outcome = 'kept'
  GROUP BY subject, predicate, object, status, document, sentence
) AS r
JOIN sentence AS s ON s.document = r.document AND s.sentence = r.sentence
