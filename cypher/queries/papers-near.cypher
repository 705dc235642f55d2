// Papers that share concepts with a paper; a concept that few papers name weighs more (1 / ln(1 + papers), after Adamic and Adar 2003).
// $paper (default ""): id or title of the paper; empty for the one with the most concepts
// $limit (default 10): how many papers
MATCH (paper:Paper)
WHERE $paper = '' OR paper.id = $paper OR $paper IN paper.ids OR toLower(paper.title) = toLower($paper)
OPTIONAL MATCH (paper)-->(concept:Concept)
WITH paper, count(DISTINCT concept) AS concepts
ORDER BY concepts DESC, paper.id
LIMIT 1
MATCH (paper)-->(concept:Concept)<--(near:Paper)
WHERE near.id <> paper.id
WITH DISTINCT near, concept
ORDER BY concept.paperCount, concept.name
WITH near, sum(1.0 / log(1.0 + concept.paperCount)) AS weight, collect(concept.name) AS shared
RETURN near.id AS paper, near.title AS title, near.year AS year, round(weight * 100) / 100 AS nearness, shared
ORDER BY nearness DESC, paper
LIMIT $limit
