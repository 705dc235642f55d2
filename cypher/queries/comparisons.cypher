// What is compared with what: methods that a paper proposes or uses, against the methods that it compares with, and the first paper that does.
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
WITH DISTINCT method, baseline, paper
// Of a paper without a date only its year is known: it is the last of it.
ORDER BY coalesce(paper.date, toString(paper.year) + '-12-31'), paper.id
WITH method, baseline, collect(paper) AS comparing
WITH method, baseline, size(comparing) AS papers, comparing[0] AS first
RETURN
  method.name AS method,
  baseline.name AS baseline,
  papers,
  first.year AS firstYear,
  first.id AS firstPaper,
  first.title AS firstTitle
ORDER BY papers DESC, method, baseline
LIMIT $limit
