// Papers in which nothing was found that is sure enough, and why: a text that is not in English, no abstract, a text unlike what the extractor learned from, only unsure finds, or nothing at all.
// $minConfidence: relations that are less sure do not count
// $limit (default 20): how many papers
MATCH (paper:Paper)
OPTIONAL MATCH (paper)-[relationship]->(concept:Concept)
WITH
  paper,
  count(relationship) AS found,
  max(relationship.confidence) AS best,
  sum(CASE WHEN relationship.confidence >= $minConfidence THEN 1 ELSE 0 END) AS sure
WHERE sure = 0
RETURN
  paper.id AS paper,
  paper.title AS title,
  paper.year AS year,
  CASE
    WHEN found > 0 THEN 'only unsure concepts'
    WHEN paper.textLanguage IS NOT NULL THEN 'not in English'
    WHEN paper.abstract IS NULL OR paper.abstract = '' THEN 'no abstract'
    WHEN paper.foreign THEN 'foreign to the extractor'
    ELSE 'nothing found'
  END AS reason,
  found AS unsure,
  best AS surest
ORDER BY unsure, paper
LIMIT $limit
