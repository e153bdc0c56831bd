-- The distinct entities of every window, where a window is a paragraph: `place` is its number in the document.
SELECT document, paragraph AS place, entity, min(startOffset) AS firstOffset, min(sentence) AS firstSentence
FROM mention
GROUP BY document, paragraph, entity
