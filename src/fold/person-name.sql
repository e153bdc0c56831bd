-- The surface forms of persons that several stories name and no list knows.
SELECT DISTINCT n.node, m.surface
FROM node AS n
JOIN occurrence AS o ON o.node = n.node
JOIN named AS m ON m.document = o.document AND m.local = o.local AND m.member = o.node
WHERE n.type = 'Person' AND n.known = 0 AND n.stories > 1
