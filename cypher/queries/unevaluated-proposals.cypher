// Papers that propose a method but, as far as their abstract tells, neither evaluate on a dataset nor report a metric or a number.
// $minConfidence: relations and results that are less sure are left out
// $limit (default 20): how many papers, the newest first
MATCH (paper:Paper)-[proposal:PROPOSES]->(method:Method)
WHERE proposal.confidence >= $minConfidence
WITH paper, method
ORDER BY proposal.confidence DESC, method.name
WITH paper, collect(DISTINCT method.name) AS methods
WHERE
  NOT EXISTS {
    MATCH (paper)-[relationship:EVALUATES_ON|INTRODUCES|REPORTS]->(:Concept)
    WHERE relationship.confidence >= $minConfidence
  }
  AND NOT EXISTS {
    MATCH (paper)-[:HAS_RESULT]->(result:Result)
    WHERE result.confidence >= $minConfidence
  }
RETURN
  paper.id AS paper,
  paper.title AS title,
  coalesce(paper.date, toString(paper.year), '') AS date,
  methods[0..3] AS proposes
ORDER BY date DESC, paper
LIMIT $limit
