// Concepts that stand in the same papers more often than chance: lift 3 is three times as often as if they were independent; ordered by papers × ln(lift).
// $concept (default ""): name, alias or id of one of the two; empty for all
// $minPapers (default 3): pairs with fewer papers are left out
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many pairs
MATCH (paper:Paper)
WITH count(paper) AS total
MATCH (paper:Paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence AND concept.paperCount >= $minPapers
WITH total, concept, collect(DISTINCT paper.id) AS papers
WHERE size(papers) >= $minPapers
WITH
  total,
  papers,
  {id: concept.id, name: concept.name, papers: size(papers)} AS counted,
  $concept = ''
  OR concept.id = $concept
  OR $concept IN concept.formerIds
  OR toLower(concept.name) = toLower($concept)
  OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept)) AS isAsked
UNWIND papers AS paper
WITH
  total,
  paper,
  collect(CASE WHEN isAsked THEN counted END) AS firsts,
  collect(counted) AS seconds
UNWIND firsts AS first
UNWIND seconds AS second
WITH total, first, second
WHERE first.id < second.id OR ($concept <> '' AND first.id <> second.id)
WITH
  total,
  first.id AS firstId,
  first.name AS first,
  first.papers AS papersOfFirst,
  second.id AS secondId,
  second.name AS second,
  second.papers AS papersOfSecond,
  count(*) AS papers
WHERE papers >= $minPapers
WITH first, second, papers, 1.0 * papers * total / (papersOfFirst * papersOfSecond) AS lift
WHERE lift > 1
RETURN first, second, papers, round(100 * lift) / 100 AS lift
ORDER BY round(100 * papers * log(lift)) DESC, papers DESC, first, second
LIMIT $limit
