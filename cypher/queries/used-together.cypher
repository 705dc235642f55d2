// Concepts that stand in the same papers more often than chance: lift 3 is three times as often as if they were independent.
// $concept (default ""): name, alias or id of one of the two; empty for all
// $minPapers (default 3): pairs with fewer papers are left out
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
MATCH (first)<--(paper:Paper)-->(second:Concept)
WHERE second.paperCount >= $minPapers AND (first.id < second.id OR ($concept <> '' AND first.id <> second.id))
WITH total, first, second, count(DISTINCT paper) AS papers
WHERE papers >= $minPapers
RETURN
  first.name AS first,
  second.name AS second,
  papers,
  round(100.0 * papers * total / (first.paperCount * second.paperCount)) / 100 AS lift
ORDER BY lift DESC, papers DESC, first, second
LIMIT $limit
