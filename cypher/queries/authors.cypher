// Authors of the papers that name a concept: who works with a method, on a task, and how many of those papers propose or introduce it; nameOnly says that namesakes may be counted as one.
// $concept (default ""): name, alias or id of a concept; empty for all
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many authors
MATCH (concept:Concept)
WHERE
  $concept = ''
  OR concept.id = $concept
  OR $concept IN concept.formerIds
  OR toLower(concept.name) = toLower($concept)
  OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept))
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence
WITH paper, max(CASE WHEN type(relationship) IN ['PROPOSES', 'INTRODUCES'] THEN 1 ELSE 0 END) AS isOrigin
MATCH (paper)<-[:WROTE]-(author:Author)
WITH author, paper, isOrigin
ORDER BY paper.year DESC, coalesce(paper.date, '') DESC, paper.id
WITH
  author,
  count(paper) AS papers,
  sum(isOrigin) AS proposed,
  min(paper.year) AS firstYear,
  max(paper.year) AS latestYear,
  collect(paper.title) AS titles
RETURN
  author.name AS author,
  papers,
  proposed,
  firstYear,
  latestYear,
  titles[0] AS latestTitle,
  coalesce(author.nameOnly, false) AS nameOnly
ORDER BY papers DESC, proposed DESC, author, latestTitle
LIMIT $limit
