// What is new in a year: concepts that no earlier paper names, by how many papers of the year do, and the first of those papers.
// $year (default 0): the year; 0 for the latest
// $type (default ""): Method, Dataset, Metric or Task; empty for all
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many concepts
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH CASE WHEN $year = 0 THEN max(paper.year) ELSE $year END AS asked
MATCH (paper:Paper)-[relationship]->(concept:Concept)
WHERE
  relationship.confidence >= $minConfidence
  AND paper.year <= asked
  AND ($type = '' OR $type IN labels(concept))
WITH asked, concept, min(paper.year) AS firstYear, count(DISTINCT paper) AS papers
WHERE firstYear = asked
ORDER BY papers DESC, concept.id
LIMIT $limit
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE relationship.confidence >= $minConfidence AND paper.year = asked
WITH asked, concept, papers, paper, relationship
// Of a paper without a date only its year is known: it is the last of it.
ORDER BY coalesce(paper.date, toString(paper.year) + '-12-31'), paper.id, relationship.confidence DESC
WITH asked, concept, papers, collect({paper: paper, relation: type(relationship)}) AS named
WITH asked, concept, papers, named[0] AS first
WITH asked, concept, papers, first.paper AS paper, first.relation AS relation
RETURN
  asked AS year,
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  papers,
  paper.id AS firstPaper,
  relation AS firstRelation,
  paper.title AS firstTitle
ORDER BY papers DESC, concept, type
