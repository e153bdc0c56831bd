-- Every surface form that an article has for its entity: its name, as mentioned, as defined.
SELECT document, local, type, name AS surface FROM localEntity
UNION
SELECT document, local, type, surface FROM localSurface
UNION
SELECT a.document, a.local, e.type, a.surface
FROM localAlias AS a
JOIN localEntity AS e ON e.document = a.document AND e.local = a.local
WHERE a.verdict = 'merged'
