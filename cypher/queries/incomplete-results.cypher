// Results by what they lack of method, dataset and metric: how many there are of each kind, and the surest of them.
// $minConfidence: results that are less sure are left out
MATCH (result:Result)
WHERE result.confidence >= $minConfidence
OPTIONAL MATCH (result)-[:OF_METHOD]->(method:Concept)
OPTIONAL MATCH (result)-[:ON_DATASET]->(dataset:Concept)
OPTIONAL MATCH (result)-[:IN_METRIC]->(metric:Concept)
WITH
  result,
  CASE WHEN method IS NULL THEN ['method'] ELSE [] END
  + CASE WHEN dataset IS NULL THEN ['dataset'] ELSE [] END
  + CASE WHEN metric IS NULL THEN ['metric'] ELSE [] END AS missing
ORDER BY result.confidence DESC, result.id
WITH missing, count(result) AS results, collect(result) AS examples
WITH missing, results, examples[0] AS example
MATCH (example)<-[:HAS_RESULT]-(paper:Paper)
RETURN missing, results, example.text AS value, example.unit AS unit, paper.id AS paper, example.sentence AS sentence
ORDER BY results DESC, size(missing), value
