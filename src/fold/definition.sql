-- What articles state in so many words: this surface form is another name of that entity. Other reasons (a short form,
-- a family name) hold inside their article only.
SELECT a.document, m.type, a.surface, a.local, a.reason
FROM localAlias AS a
JOIN member AS m ON m.local = a.local
WHERE a.verdict = 'merged' AND a.reason IN ('definition', 'gloss', 'acronym', 'gazetteer')
