// Methods never compared although they are evaluated on the same datasets: two papers' own methods, and no paper names both.
// $method (default ""): name, alias or id of one of the two; empty for all
// $minDatasets (default 2): how many datasets they must share
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many pairs
MATCH (paper:Paper)-[proposal:PROPOSES]->(method:Method)
WHERE proposal.confidence >= $minConfidence
WITH
  paper,
  method,
  size(proposal.spans) AS mentions,
  $method = ''
  OR method.id = $method
  OR $method IN method.formerIds
  OR toLower(method.name) = toLower($method)
  OR any(alias IN method.aliases WHERE toLower(alias) = toLower($method)) AS isAsked
ORDER BY isAsked DESC, mentions DESC, method.id
// Of a paper only the method that it names most, else its parts would each be compared.
WITH paper, collect({method: method, isAsked: isAsked}) AS methods
WITH paper, methods[0] AS main
MATCH (paper)-[on:EVALUATES_ON]->(dataset:Dataset)
WHERE on.confidence >= $minConfidence AND dataset.paperCount > 1
WITH DISTINCT dataset, main.method AS method, main.isAsked AS isAsked
WITH dataset.name AS dataset, collect(CASE WHEN isAsked THEN method END) AS firsts, collect(method) AS seconds
UNWIND firsts AS first
UNWIND seconds AS second
WITH dataset, first, second
WHERE first.id < second.id OR ($method <> '' AND first.id <> second.id)
WITH first, second, dataset
ORDER BY dataset
WITH first AS method, second AS other, count(dataset) AS shared, collect(dataset) AS datasets
WHERE shared >= $minDatasets
WITH method, collect({other: other, shared: shared, datasets: datasets}) AS pairs
MATCH (method)<-[one]-(paper:Paper)
WHERE one.confidence >= $minConfidence
// At least the method itself, so that no pair is lost here.
MATCH (paper)-[two]->(named:Method)
WHERE two.confidence >= $minConfidence
WITH method, pairs, collect(DISTINCT named.id) AS namedBeside
UNWIND pairs AS pair
WITH method, namedBeside, pair.other AS other, pair.shared AS shared, pair.datasets AS datasets
WHERE NOT other.id IN namedBeside
RETURN
  method.name AS method,
  other.name AS other,
  shared,
  datasets,
  method.firstYear AS methodSince,
  other.firstYear AS otherSince
ORDER BY shared DESC, method, other
LIMIT $limit
