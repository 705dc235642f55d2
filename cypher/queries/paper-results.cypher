// The numbers that a paper reports, in the order of its text, each with its sentence.
// $paper (default ""): id or title of the paper; empty for the one with the most results
// $minConfidence: results that are less sure are left out
MATCH (paper:Paper)-[:HAS_RESULT]->(result:Result)
WHERE
  result.confidence >= $minConfidence
  AND ($paper = '' OR paper.id = $paper OR $paper IN paper.ids OR toLower(paper.title) = toLower($paper))
WITH paper, collect(result) AS results
ORDER BY size(results) DESC, paper.id
LIMIT 1
UNWIND results AS result
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
ORDER BY size(result.id), result.id
