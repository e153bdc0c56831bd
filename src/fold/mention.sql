-- Every mention with its settled entity and the paragraph that it stands in.
SELECT
  m.document,
  m.sentence,
  s.paragraph,
  m.startOffset,
  m.endOffset,
  m.surface,
  m.type,
  i.entity,
  m.confidence,
  m.recognizer
FROM articleMention AS m
JOIN identity AS i ON i.document = m.document AND i.local = m.local
JOIN sentence AS s ON s.document = m.document AND s.sentence = m.sentence
