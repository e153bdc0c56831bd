-- Who and what shares a sentence with a person of the table `namesake`, or is what a relation states of that person.
SELECT a.document, a.local, b.local AS other
FROM placed AS p
JOIN namesake AS n ON n.node = p.node
JOIN spot AS a ON a.document = p.document AND a.local = p.local
JOIN spot AS b ON b.document = a.document AND b.sentence = a.sentence
WHERE b.local <> a.local
UNION
SELECT p.document, p.local, r.object AS other
FROM placed AS p
JOIN namesake AS n ON n.node = p.node
JOIN articleRelation AS r ON r.document = p.document AND r.subject = p.local
