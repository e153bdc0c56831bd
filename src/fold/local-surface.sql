-- Flattening (DuckDB): one row for each further surface form that an article lists for its entity.
SELECT id AS document, local, type, unnest(aliases) AS surface
FROM (
  SELECT id, e.id AS local, e.type AS type, e.aliases AS aliases
  FROM (SELECT id, unnest(entities) AS e FROM record)
)
