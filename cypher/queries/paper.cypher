// All concepts of a paper, with the relation and how sure it is.
// $paper (default ""): id or title of the paper; empty for the one with the most concepts
// $minConfidence: relations that are less sure are left out
MATCH (paper:Paper)
WHERE $paper = '' OR paper.id = $paper OR $paper IN paper.ids OR toLower(paper.title) = toLower($paper)
OPTIONAL MATCH (paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
WITH paper, count(DISTINCT concept) AS concepts
ORDER BY concepts DESC, paper.id
LIMIT 1
MATCH (paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
RETURN
  paper.id AS paper,
  type(relationship) AS relation,
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  relationship.confidence AS confidence,
  relationship.texts AS texts
ORDER BY type, relation, concept
