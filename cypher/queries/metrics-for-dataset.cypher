// Metrics that are reported where a dataset is evaluated on or introduced.
// $dataset (default ""): name, alias or id of the dataset; empty for every dataset
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many rows
MATCH (dataset:Dataset)
WHERE
  $dataset = ''
  OR dataset.id = $dataset
  OR $dataset IN dataset.formerIds
  OR toLower(dataset.name) = toLower($dataset)
  OR any(alias IN dataset.aliases WHERE toLower(alias) = toLower($dataset))
MATCH (dataset)<-[one:EVALUATES_ON|INTRODUCES]-(paper:Paper)-[other:REPORTS]->(metric:Metric)
WHERE one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH dataset, metric, count(DISTINCT paper) AS papers
RETURN dataset.name AS dataset, metric.name AS metric, papers
ORDER BY papers DESC, dataset, metric
LIMIT $limit
