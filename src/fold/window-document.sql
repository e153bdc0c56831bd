-- The distinct entities of every window, where a window is a whole document.
SELECT document, 0 AS place, entity, min(startOffset) AS firstOffset, min(sentence) AS firstSentence
FROM mention
GROUP BY document, entity
