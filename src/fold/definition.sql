-- What articles state in so many words: this node is also called that. A family name or a committee's bare name holds
-- inside its article only. Where a line of an article is about the fullest name itself, the other side is the name that
-- the article uses most.
SELECT a.document, p.node, p.type, a.surface, n.member, a.reason, a.sentence
FROM articleAlias AS a
JOIN placed AS p ON p.document = a.document AND p.local = a.local
JOIN naming AS n ON n.type = p.type AND n.surface = a.surface
WHERE a.verdict = 'merged'
  AND a.reason <> 'qualified'
  AND (a.reason <> 'short-form' OR p.type <> 'Person')
  AND n.member <> p.fullName
UNION
SELECT a.document, p.node, p.type, p.name AS surface, o.member, a.reason, a.sentence
FROM articleAlias AS a
JOIN placed AS p ON p.document = a.document AND p.local = a.local
JOIN naming AS n ON n.type = p.type AND n.surface = a.surface
JOIN naming AS o ON o.type = p.type AND o.surface = p.name
LEFT JOIN articleAlias AS w
  ON w.document = p.document AND w.local = p.local AND w.surface = p.name AND w.reason IN ('short-form', 'qualified')
WHERE a.verdict = 'merged'
  AND a.reason <> 'qualified'
  AND (a.reason <> 'short-form' OR p.type <> 'Person')
  AND n.member = p.fullName
  AND o.member <> p.fullName
  AND w.document IS NULL
