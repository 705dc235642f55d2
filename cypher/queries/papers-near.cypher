// Papers that share concepts with a paper; a concept that few papers name weighs more (1 / ln(1 + papers), after Adamic and Adar 2003).
// $paper (default ""): id or title of the paper; empty for the one with the most concepts
// $minConfidence: relations that are less sure are left out
// $limit (default 10): how many papers
MATCH (paper:Paper)
WHERE $paper = '' OR paper.id = $paper OR $paper IN paper.ids OR toLower(paper.title) = toLower($paper)
OPTIONAL MATCH (paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
WITH paper, count(DISTINCT concept) AS concepts
ORDER BY concepts DESC, paper.id
LIMIT 1
MATCH (paper)-[one]->(concept:Concept)<-[other]-(near:Paper)
WHERE near.id <> paper.id AND one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH concept, collect(DISTINCT near) AS others
UNWIND others AS near
WITH near, concept.name AS name, 1 + size(others) AS papers
ORDER BY papers, name
WITH near, sum(1.0 / log(1.0 + papers)) AS weight, collect(name) AS shared
RETURN near.id AS paper, near.title AS title, near.year AS year, round(weight * 100) / 100 AS nearness, shared
ORDER BY nearness DESC, paper
LIMIT $limit
