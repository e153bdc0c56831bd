-- One row an article, with what was counted in it.
SELECT
  d.document AS id,
  d.source,
  d.hash,
  d.title,
  d.date,
  d.language,
  d.url,
  d.tags,
  d.story,
  coalesce(s.characters, 0) AS characters,
  coalesce(s.sentences, 0) AS sentences,
  coalesce(m.mentions, 0) AS mentions,
  coalesce(e.entities, 0) AS entities
FROM document AS d
LEFT JOIN (
  SELECT document, max(endOffset) AS characters, count(*) AS sentences FROM sentence GROUP BY document
) AS s ON s.document = d.document
LEFT JOIN (SELECT document, count(*) AS mentions FROM mention GROUP BY document) AS m ON m.document = d.document
LEFT JOIN (
  SELECT document, count(DISTINCT entity) AS entities FROM identity GROUP BY document
) AS e ON e.document = d.document
