// Papers a year that name a concept, beside all papers of that year.
// $concept (default ""): name, alias or id of a concept; empty counts every paper
// $minConfidence: relations that are less sure are left out
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
OPTIONAL MATCH (paper)-[relationship]->(concept:Concept)
WHERE
  relationship.confidence >= $minConfidence
  AND $concept <> ''
  AND (
    concept.id = $concept
    OR $concept IN concept.formerIds
    OR toLower(concept.name) = toLower($concept)
    OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept))
  )
WITH paper, count(concept) AS named
RETURN
  paper.year AS year,
  sum(CASE WHEN $concept = '' OR named > 0 THEN 1 ELSE 0 END) AS papers,
  count(paper) AS total
ORDER BY year
