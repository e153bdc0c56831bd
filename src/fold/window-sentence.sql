-- The distinct entities of every window, where a window is a sentence: `place` is its number in the document.
SELECT document, sentence AS place, entity, min(startOffset) AS firstOffset, min(sentence) AS firstSentence
FROM mention
GROUP BY document, sentence, entity
