-- One row a relation; `sentences` counts the sentences that state it, each once.
SELECT
  s.subject,
  s.predicate,
  s.object,
  s.status,
  count(*) AS sentences,
  count(DISTINCT s.document) AS documents,
  count(DISTINCT d.story) AS stories,
  min(d.date) AS firstDate,
  max(d.date) AS lastDate,
  min(s.date) AS date,
  max(s.confidence) AS confidence
FROM (
  SELECT
    document,
    subject,
    predicate,
    object,
    status,
    sentence,
    min(date) AS date,
    max(confidence) AS confidence
  FROM statement
  WHERE outcome = 'kept'
  GROUP BY document, subject, predicate, object, status, sentence
) AS s
JOIN document AS d ON d.document = s.document
GROUP BY s.subject, s.predicate, s.object, s.status
