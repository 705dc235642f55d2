// Numbers that contradict each other: papers that report different values of one method, on one dataset, in one metric.
// $concept (default ""): name, alias or id of a method, dataset or metric; empty for all
// $minPapers (default 2): how many papers must report it; 1 also shows different values within one paper
// $minConfidence: results that are less sure are left out
// $limit (default 20): how many
MATCH (result:Result)-[:ON_DATASET]->(dataset:Dataset)
WHERE result.confidence >= $minConfidence AND result.value IS NOT NULL AND NOT result.relative
MATCH (result)-[:IN_METRIC]->(metric:Metric)
MATCH (result)-[:OF_METHOD]->(method:Method)
WHERE
  $concept = ''
  OR any(
    named IN [method, dataset, metric]
    WHERE
      named.id = $concept
      OR $concept IN named.formerIds
      OR toLower(named.name) = toLower($concept)
      OR any(alias IN named.aliases WHERE toLower(alias) = toLower($concept))
  )
MATCH (result)<-[:HAS_RESULT]-(paper:Paper)
WITH method, dataset, metric, paper, result
ORDER BY result.value, result.id
WITH
  method,
  dataset,
  metric,
  result.unit AS unit,
  count(DISTINCT paper) AS papers,
  min(result.value) AS lowest,
  max(result.value) AS highest,
  collect(result.text + ' in ' + paper.id) AS numbers,
  collect(result.sentence) AS sentences
WHERE papers >= $minPapers AND lowest < highest
RETURN
  method.name AS method,
  dataset.name AS dataset,
  metric.name AS metric,
  unit,
  lowest,
  highest,
  papers,
  numbers,
  sentences
ORDER BY abs((highest - lowest) / highest) DESC, method, dataset, metric, unit
LIMIT $limit
