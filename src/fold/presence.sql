-- In how many windows each entity is.
SELECT entity, count(*) AS windows FROM seat GROUP BY entity
