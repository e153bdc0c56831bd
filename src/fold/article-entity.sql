-- One row an entity of an article, after the user's corrections; `pinned` ones keep the id that a correction gave them.
SELECT e.document, e.local, e.type, e.name, e.known, 0 AS pinned
FROM localEntity AS e
LEFT JOIN vacated AS v ON v.document = e.document AND v.local = e.local
WHERE v.document IS NULL
UNION ALL
SELECT document, local, type, name, known, pinned FROM movedEntity
