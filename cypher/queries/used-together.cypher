// Concepts that stand in the same papers more often than chance: lift 3 is three times as often as if they were independent.
// $concept (default ""): name, alias or id of one of the two; empty for all
// $minPapers (default 3): pairs with fewer papers are left out
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many pairs
MATCH (paper:Paper)
WITH count(paper) AS total
MATCH (first:Concept)
WHERE
  first.paperCount >= $minPapers
  AND (
    $concept = ''
    OR first.id = $concept
    OR $concept IN first.formerIds
    OR toLower(first.name) = toLower($concept)
    OR any(alias IN first.aliases WHERE toLower(alias) = toLower($concept))
  )
MATCH (first)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence
WITH total, first, count(DISTINCT paper) AS papersOfFirst
MATCH (first)<-[one]-(paper:Paper)-[other]->(second:Concept)
WHERE
  one.confidence >= $minConfidence
  AND other.confidence >= $minConfidence
  AND second.paperCount >= $minPapers
  AND (first.id < second.id OR ($concept <> '' AND first.id <> second.id))
WITH total, first, papersOfFirst, second, count(DISTINCT paper) AS papers
WHERE papers >= $minPapers
WITH total, second, collect({first: first.name, papersOfFirst: papersOfFirst, papers: papers}) AS pairs
MATCH (second)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence
WITH total, second, pairs, count(DISTINCT paper) AS papersOfSecond
UNWIND pairs AS pair
RETURN
  pair.first AS first,
  second.name AS second,
  pair.papers AS papers,
  round(100.0 * pair.papers * total / (pair.papersOfFirst * papersOfSecond)) / 100 AS lift
ORDER BY lift DESC, papers DESC, first, second
LIMIT $limit
