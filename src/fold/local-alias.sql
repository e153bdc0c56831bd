-- Flattening (DuckDB): one row for each surface form that an article took, or did not take, for another name.
SELECT
  id AS document,
  a.surface AS surface,
  a.entity AS local,
  a.reason AS reason,
  a.verdict AS verdict,
  a.sentence AS sentence
FROM (SELECT id, unnest(aliases) AS a FROM record)
