// When concepts were first and last used: the year and the first paper of it, how many papers of that year name them, and the same of the latest year.
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
WHERE relationship.confidence >= $minConfidence AND paper.year IS NOT NULL
WITH concept, count(DISTINCT paper) AS named
ORDER BY named DESC, concept.id
LIMIT $limit
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence AND paper.year IS NOT NULL
WITH DISTINCT concept, paper
// Of a paper without a date only its year is known: it is the last of it.
ORDER BY coalesce(paper.date, toString(paper.year) + '-12-31'), paper.id
WITH concept, collect(paper) AS papers
WITH concept, papers, papers[0] AS first, papers[size(papers) - 1] AS latest
RETURN
  first.year AS year,
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  size([paper IN papers WHERE paper.year = first.year]) AS papers,
  first.id AS firstPaper,
  first.title AS firstTitle,
  latest.year AS latestYear,
  size([paper IN papers WHERE paper.year = latest.year]) AS latestPapers,
  latest.id AS latestPaper,
  latest.title AS latestTitle
ORDER BY year, concept, type
