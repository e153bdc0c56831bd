-- Flattening (DuckDB): one row a sentence; `sentence` counts from 0 within its document.
SELECT
  id AS document,
  sentence,
  s."start" AS startOffset,
  s."end" AS endOffset,
  s.paragraph AS paragraph
FROM (SELECT id, unnest(sentences) AS s, generate_subscripts(sentences, 1) - 1 AS sentence FROM record)
