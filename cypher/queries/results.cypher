// Numbers that papers report, of a method, on a dataset or in a metric, the surest first.
// $concept (default ""): name, alias or id of a method, dataset or metric; empty for all
// $minConfidence: results that are less sure are left out
// $limit (default 20): how many rows
MATCH (paper:Paper)-[:HAS_RESULT]->(result:Result)
WHERE
  result.confidence >= $minConfidence
  AND (
    $concept = ''
    OR EXISTS {
      MATCH (result)-[:OF_METHOD|ON_DATASET|IN_METRIC]->(named:Concept)
      WHERE
        named.id = $concept
        OR $concept IN named.formerIds
        OR toLower(named.name) = toLower($concept)
        OR any(alias IN named.aliases WHERE toLower(alias) = toLower($concept))
    }
  )
OPTIONAL MATCH (result)-[:OF_METHOD]->(method:Concept)
OPTIONAL MATCH (result)-[:ON_DATASET]->(dataset:Concept)
OPTIONAL MATCH (result)-[:IN_METRIC]->(metric:Concept)
OPTIONAL MATCH (result)-[:OVER_BASELINE]->(baseline:Concept)
RETURN
  paper.id AS paper,
  method.name AS method,
  dataset.name AS dataset,
  metric.name AS metric,
  result.text AS value,
  result.unit AS unit,
  result.relative AS relative,
  baseline.name AS baseline,
  result.confidence AS confidence,
  result.sentence AS sentence
ORDER BY confidence DESC, result.id
LIMIT $limit
