// Claimed gains: by how much papers say that a method is better (or cheaper) than another, the surest first, with the sentence.
// $concept (default ""): name, alias or id of the method, the baseline, the dataset or the metric; empty for all
// $minConfidence: results that are less sure are left out
// $limit (default 20): how many
MATCH (result:Result)
WHERE result.confidence >= $minConfidence AND result.relative
MATCH (result)-[:OF_METHOD]->(method:Method)
OPTIONAL MATCH (result)-[:OVER_BASELINE]->(baseline:Concept)
OPTIONAL MATCH (result)-[:ON_DATASET]->(dataset:Concept)
OPTIONAL MATCH (result)-[:IN_METRIC]->(metric:Concept)
WITH result, method, baseline, dataset, metric
WHERE
  $concept = ''
  OR any(
    named IN [method, baseline, dataset, metric]
    WHERE
      named.id = $concept
      OR $concept IN named.formerIds
      OR toLower(named.name) = toLower($concept)
      OR any(alias IN named.aliases WHERE toLower(alias) = toLower($concept))
  )
MATCH (result)<-[:HAS_RESULT]-(paper:Paper)
RETURN
  method.name AS method,
  result.text AS gain,
  result.unit AS unit,
  metric.name AS metric,
  baseline.name AS over,
  dataset.name AS dataset,
  paper.year AS year,
  paper.id AS paper,
  result.confidence AS confidence,
  result.sentence AS sentence
ORDER BY CASE WHEN baseline IS NULL THEN 1 ELSE 0 END, confidence DESC, result.id
LIMIT $limit
