-- The entities of a window in their order of appearance, and how many they are.
SELECT
  document,
  place,
  entity,
  firstSentence,
  row_number() OVER (PARTITION BY document, place ORDER BY firstOffset, entity) AS seat,
  count(*) OVER (PARTITION BY document, place) AS seats
FROM windowEntity
