-- Flattening (DuckDB): one row an entity of an article.
SELECT id AS document, e.id AS local, e.type AS type, e.name AS name, CASE WHEN e.known THEN 1 ELSE 0 END AS known
FROM (SELECT id, unnest(entities) AS e FROM record)
