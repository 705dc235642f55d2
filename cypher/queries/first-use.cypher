// When concepts were first used: the year, how many papers of that year name them, and one of those papers.
// $concept (default ""): name, alias or id of a concept; empty for those that the most papers name
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many concepts
MATCH (concept:Concept)
WHERE
  $concept = ''
  OR concept.id = $concept
  OR $concept IN concept.formerIds
  OR toLower(concept.name) = toLower($concept)
  OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept))
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence
WITH concept, count(DISTINCT paper) AS named, min(paper.year) AS year
WHERE year IS NOT NULL
ORDER BY named DESC, concept.id
LIMIT $limit
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence AND paper.year = year
WITH concept, year, count(DISTINCT paper) AS papers, min(paper.id) AS firstPaper
RETURN
  year,
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  papers,
  firstPaper
ORDER BY year, concept, type
