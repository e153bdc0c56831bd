-- Flattening (DuckDB): one row for each stretch of text that states a relation; no relation is without one.
SELECT
  id AS document,
  subject,
  predicate,
  object,
  subjectMention,
  objectMention,
  status,
  date,
  confidence,
  e.sentence AS sentence,
  e."start" AS startOffset,
  e."end" AS endOffset
FROM (
  SELECT
    id,
    r.subject AS subject,
    r.predicate AS predicate,
    r.object AS object,
    r.subjectMention AS subjectMention,
    r.objectMention AS objectMention,
    r.status AS status,
    r.date AS date,
    r.confidence AS confidence,
    unnest(r.evidence) AS e
  FROM (SELECT id, unnest(relations) AS r FROM record)
)
