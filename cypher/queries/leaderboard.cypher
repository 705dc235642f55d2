// Leaderboard of a dataset and a metric: the numbers that papers report of methods, the best first, and the sentences that say so.
// $dataset (default ""): name, alias or id of the dataset; empty for the one with the most methods
// $metric (default ""): name, alias or id of the metric; empty for the one with the most methods
// $best (default ""): high or low, the end that is better; empty to tell it from the metric's name (errors, losses, times are better low)
// $minConfidence: results that are less sure are left out
// $limit (default 20): how many numbers
MATCH (result:Result)-[:ON_DATASET]->(dataset:Dataset)
MATCH (result)-[:IN_METRIC]->(metric:Metric)
WHERE
  result.confidence >= $minConfidence
  AND result.value IS NOT NULL
  AND NOT result.relative
  AND (
    $dataset = ''
    OR dataset.id = $dataset
    OR $dataset IN dataset.formerIds
    OR toLower(dataset.name) = toLower($dataset)
    OR any(alias IN dataset.aliases WHERE toLower(alias) = toLower($dataset))
  )
  AND (
    $metric = ''
    OR metric.id = $metric
    OR $metric IN metric.formerIds
    OR toLower(metric.name) = toLower($metric)
    OR any(alias IN metric.aliases WHERE toLower(alias) = toLower($metric))
  )
MATCH (result)-[:OF_METHOD]->(method:Method)
WITH
  dataset,
  metric,
  count(DISTINCT method) AS methods,
  collect(result) AS results,
  sum(CASE WHEN result.unit = '%' THEN 1 ELSE 0 END) AS percentages
ORDER BY methods DESC, size(results) DESC, dataset.id, metric.id
LIMIT 1
UNWIND results AS result
MATCH (result)-[:OF_METHOD]->(method:Method)
MATCH (result)<-[:HAS_RESULT]-(paper:Paper)
WITH
  dataset,
  metric,
  method,
  result,
  paper,
  // Beside percentages, 0.93 is 93 %.
  CASE
    WHEN percentages > 0 AND result.unit = '' AND result.value <= 1 THEN 100 * result.value
    ELSE result.value
  END AS height,
  $best = 'low'
  OR (
    $best = ''
    AND any(
      word IN ['error', 'loss', 'perplexity', 'latency', 'time', 'distance', 'fid', 'mae', 'mse', 'rmse', 'wer', 'cer', 'eer', 'flops', 'parameters', 'hallucination']
      WHERE word IN split(toLower(replace(metric.name, '-', ' ')), ' ')
    )
  ) AS isLowBest
RETURN
  dataset.name AS dataset,
  metric.name AS metric,
  method.name AS method,
  result.text AS value,
  result.unit AS unit,
  paper.year AS year,
  paper.id AS paper,
  paper.title AS title,
  result.confidence AS confidence,
  result.sentence AS sentence
ORDER BY CASE WHEN isLowBest THEN height ELSE -height END, method, result.id
LIMIT $limit
