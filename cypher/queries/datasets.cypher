// Datasets by the number of papers that introduce, evaluate on or mention them.
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many datasets
MATCH (paper:Paper)-[relationship:INTRODUCES|EVALUATES_ON|MENTIONS]->(dataset:Dataset)
WHERE relationship.confidence >= $minConfidence
WITH
  dataset,
  count(DISTINCT paper) AS papers,
  min(paper.year) AS firstYear,
  sum(CASE type(relationship) WHEN 'INTRODUCES' THEN 1 ELSE 0 END) AS introduced,
  sum(CASE type(relationship) WHEN 'EVALUATES_ON' THEN 1 ELSE 0 END) AS evaluated
RETURN dataset.name AS dataset, papers, introduced, evaluated, firstYear
ORDER BY papers DESC, dataset
LIMIT $limit
