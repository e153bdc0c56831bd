-- Flattening (DuckDB): one row a mention, with the entity as its own article names it; `ordinal` counts from 0 within
-- its document.
SELECT
  id AS document,
  ordinal,
  m.sentence AS sentence,
  m."start" AS startOffset,
  m."end" AS endOffset,
  m.surface AS surface,
  m.type AS type,
  m.entity AS local,
  m.confidence AS confidence,
  m.recognizer AS recognizer
FROM (SELECT id, unnest(mentions) AS m, generate_subscripts(mentions, 1) - 1 AS ordinal FROM record)
