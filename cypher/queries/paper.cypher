// All concepts of a paper, with the relation and how sure it is.
// $paper (default ""): id or title of the paper; empty for the one with the most concepts
MATCH (paper:Paper)
WHERE $paper = '' OR paper.id = $paper OR $paper IN paper.ids OR toLower(paper.title) = toLower($paper)
OPTIONAL MATCH (paper)-->(concept:Concept)
WITH paper, count(DISTINCT concept) AS concepts
ORDER BY concepts DESC, paper.id
LIMIT 1
MATCH (paper)-[relationship]->(concept:Concept)
RETURN
  paper.id AS paper,
  type(relationship) AS relation,
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  relationship.confidence AS confidence,
  relationship.texts AS texts
ORDER BY type, relation, concept
