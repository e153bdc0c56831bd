-- One row an article. Articles with one signature tell one story, named after the first of them by id.
SELECT
  id AS document,
  source,
  hash,
  title,
  date,
  language,
  url,
  tags,
  CASE WHEN signature IS NULL OR signature = '' THEN id ELSE min(id) OVER (PARTITION BY signature) END AS story
FROM record
