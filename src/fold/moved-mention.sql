-- The mentions that the user's corrections take from one entity of their article to another.
SELECT m.document, m.ordinal, m.local, v.target
FROM localMention AS m
JOIN moved AS v ON v.document = m.document AND v.local = m.local AND v.surface = m.surface
WHERE v.target IS NOT NULL
