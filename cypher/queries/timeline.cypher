// Papers a year, all or those that name a concept, and how many of each year's papers that is.
// $concept (default ""): name, alias or id of a concept; empty for all papers
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH paper.year AS year, count(paper) AS total
OPTIONAL MATCH (dated:Paper {year: year})-->(concept:Concept)
WHERE
  $concept = ''
  OR concept.id = $concept
  OR $concept IN concept.formerIds
  OR toLower(concept.name) = toLower($concept)
  OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept))
WITH year, total, count(DISTINCT dated) AS naming
RETURN year, CASE WHEN $concept = '' THEN total ELSE naming END AS papers, total
ORDER BY year
