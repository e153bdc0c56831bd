-- Every name of an entity of an article, with the id that an entity of that name has where an article uses it alone.
SELECT a.document, a.local, a.type, a.surface, n.member
FROM articleName AS a
JOIN naming AS n ON n.type = a.type AND n.surface = a.surface
