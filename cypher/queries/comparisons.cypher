// What is compared with what: methods that a paper proposes or uses, against the methods that it compares with.
// $method (default ""): name, alias or id of a method on either side; empty for all
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many pairs
MATCH (method:Method)<-[proposal:PROPOSES|USES]-(paper:Paper)-[comparison:COMPARES_WITH]->(baseline:Method)
WHERE
  method.id <> baseline.id
  AND proposal.confidence >= $minConfidence
  AND comparison.confidence >= $minConfidence
  AND (
    $method = ''
    OR method.id = $method
    OR baseline.id = $method
    OR $method IN method.formerIds
    OR $method IN baseline.formerIds
    OR toLower(method.name) = toLower($method)
    OR toLower(baseline.name) = toLower($method)
    OR any(alias IN method.aliases WHERE toLower(alias) = toLower($method))
    OR any(alias IN baseline.aliases WHERE toLower(alias) = toLower($method))
  )
WITH method, baseline, count(DISTINCT paper) AS papers, min(paper.year) AS firstYear
RETURN method.name AS method, baseline.name AS baseline, papers, firstYear
ORDER BY papers DESC, method, baseline
LIMIT $limit
