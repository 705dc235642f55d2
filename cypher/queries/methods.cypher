// Methods by the number of papers that propose, use or compare with them.
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many methods
MATCH (paper:Paper)-[relationship:PROPOSES|USES|COMPARES_WITH]->(method:Method)
WHERE relationship.confidence >= $minConfidence
WITH
  method,
  count(DISTINCT paper) AS papers,
  min(paper.year) AS firstYear,
  sum(CASE type(relationship) WHEN 'PROPOSES' THEN 1 ELSE 0 END) AS proposed,
  sum(CASE type(relationship) WHEN 'USES' THEN 1 ELSE 0 END) AS used,
  sum(CASE type(relationship) WHEN 'COMPARES_WITH' THEN 1 ELSE 0 END) AS compared
RETURN method.name AS method, papers, proposed, used, compared, firstYear
ORDER BY papers DESC, method
LIMIT $limit
