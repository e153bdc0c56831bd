-- Every stretch of text that states a relation, between settled entities, with what becomes of it: two names of one
-- thing are no relation, and types that the predicate does not allow once settled are none either.
SELECT
  r.document,
  r.subject AS localSubject,
  r.object AS localObject,
  s.entity AS subject,
  r.predicate,
  o.entity AS object,
  r.status,
  r.date,
  r.confidence,
  r.sentence,
  r.startOffset,
  r.endOffset,
  CASE WHEN s.entity = o.entity THEN 'self-loop' WHEN a.predicate IS NULL THEN 'types' ELSE 'kept' END AS outcome
FROM articleRelation AS r
JOIN identity AS s ON s.document = r.document AND s.local = r.subject
JOIN identity AS o ON o.document = r.document AND o.local = r.object
JOIN node AS st ON st.node = s.entity
JOIN node AS ot ON ot.node = o.entity
LEFT JOIN allowed AS a
  ON a.predicate = r.predicate AND a.subjectType = st.type AND a.objectType = ot.type
