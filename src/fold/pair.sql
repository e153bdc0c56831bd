-- Every two entities of a window, once. In a window of more than 12 (a list of names), only those that stand at most
-- 6 places apart: a list of forty names is not 780 facts.
SELECT
  a.document,
  a.place,
  a.entity AS source,
  b.entity AS target,
  a.firstSentence AS sourceSentence,
  b.firstSentence AS targetSentence
FROM seat AS a
JOIN seat AS b ON b.document = a.document AND b.place = a.place AND a.entity < b.entity
WHERE a.seats <= 12 OR abs(a.seat - b.seat) <= 6
