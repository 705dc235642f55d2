// What to look at first: concepts of many papers with relations that are less sure than $minConfidence, with the least sure sentence.
// $type (default ""): Method, Dataset, Metric or Task; empty for all
// $minConfidence: relations that are less sure need review
// $limit (default 20): how many concepts
MATCH (paper:Paper)-[relationship]->(concept:Concept)
WHERE $type = '' OR $type IN labels(concept)
WITH
  concept,
  count(DISTINCT paper) AS papers,
  sum(CASE WHEN relationship.confidence < $minConfidence THEN 1 ELSE 0 END) AS unsure,
  avg(relationship.confidence) AS meanConfidence,
  min(relationship.confidence) AS lowest
WHERE unsure > 0
ORDER BY unsure DESC, concept.id
LIMIT $limit
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE relationship.confidence = lowest
WITH concept, papers, unsure, meanConfidence, lowest, paper, relationship
ORDER BY paper.id
WITH
  concept,
  papers,
  unsure,
  meanConfidence,
  lowest,
  collect({paper: paper.id, relation: type(relationship), sentence: relationship.sentences[0]}) AS doubts
WITH concept, papers, unsure, meanConfidence, lowest, doubts[0] AS doubt
RETURN
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  papers,
  unsure,
  round(100 * meanConfidence) / 100 AS meanConfidence,
  lowest,
  doubt.relation AS relation,
  doubt.paper AS paper,
  doubt.sentence AS sentence
ORDER BY unsure DESC, concept, type
