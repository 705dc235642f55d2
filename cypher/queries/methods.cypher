// Methods by the number of papers that propose, use or compare with them.
// $limit (default 20): how many methods
MATCH (paper:Paper)-[relationship:PROPOSES|USES|COMPARES_WITH]->(method:Method)
WITH
  method,
  count(DISTINCT paper) AS papers,
  sum(CASE type(relationship) WHEN 'PROPOSES' THEN 1 ELSE 0 END) AS proposed,
  sum(CASE type(relationship) WHEN 'USES' THEN 1 ELSE 0 END) AS used,
  sum(CASE type(relationship) WHEN 'COMPARES_WITH' THEN 1 ELSE 0 END) AS compared
RETURN method.name AS method, papers, proposed, used, compared, method.firstYear AS firstYear
ORDER BY papers DESC, method
LIMIT $limit
