-- Nodes of one name and several types, of those types between which makers and what they make are told apart by turns.
SELECT s.name, s.node, s.type, s.known, s.documents, s.stories
FROM (
  SELECT
    substr(node, instr(node, ':') + 1) AS name,
    node,
    type,
    known,
    documents,
    stories,
    count(*) OVER (PARTITION BY substr(node, instr(node, ':') + 1)) AS types
  FROM node
  WHERE type IN ('Organization', 'Product', 'Technology')
) AS s
WHERE s.types > 1
