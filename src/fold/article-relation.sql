-- Every stretch of text that states a relation, between entities of its article after the user's corrections: the
-- mention that it is stated of decides, or else where all of the entity went.
SELECT
  r.document,
  coalesce(sm.target, sv.target, r.subject) AS subject,
  r.predicate,
  coalesce(om.target, ov.target, r.object) AS object,
  r.status,
  r.date,
  r.confidence,
  r.sentence,
  r.startOffset,
  r.endOffset
FROM localRelation AS r
LEFT JOIN movedMention AS sm ON sm.document = r.document AND sm.ordinal = r.subjectMention AND sm.local = r.subject
LEFT JOIN movedMention AS om ON om.document = r.document AND om.ordinal = r.objectMention AND om.local = r.object
LEFT JOIN vacated AS sv ON sv.document = r.document AND sv.local = r.subject
LEFT JOIN vacated AS ov ON ov.document = r.document AND ov.local = r.object
