// Datasets that stand in the same papers as a method.
// $method (default ""): name, alias or id of the method; empty for every method
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many rows
MATCH (method:Method)
WHERE
  $method = ''
  OR method.id = $method
  OR $method IN method.formerIds
  OR toLower(method.name) = toLower($method)
  OR any(alias IN method.aliases WHERE toLower(alias) = toLower($method))
MATCH (method)<-[one:PROPOSES|USES|COMPARES_WITH]-(paper:Paper)-[other:INTRODUCES|EVALUATES_ON|MENTIONS]->(dataset:Dataset)
WHERE one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH method, dataset, count(DISTINCT paper) AS papers, min(paper.year) AS firstYear
RETURN method.name AS method, dataset.name AS dataset, papers, firstYear
ORDER BY papers DESC, method, dataset
LIMIT $limit
