// What the graph holds: nodes by label, relationships by type, and papers and concepts that something is missing from.
// $minConfidence: relations that are less sure, and concepts of which no surer one is left, are not counted
MATCH (paper:Paper)
RETURN 'papers' AS what, count(paper) AS count
UNION ALL
MATCH (paper:Paper)
WHERE paper.abstract IS NULL OR paper.abstract = ''
RETURN 'papers without an abstract' AS what, count(paper) AS count
UNION ALL
MATCH (paper:Paper)
WHERE paper.year IS NULL
RETURN 'papers without a year' AS what, count(paper) AS count
UNION ALL
MATCH (paper:Paper)
OPTIONAL MATCH (paper)-[relationship]->(:Concept)
WHERE relationship.confidence >= $minConfidence
WITH paper, count(relationship) AS relations
WHERE relations = 0
RETURN 'papers without concepts' AS what, count(paper) AS count
UNION ALL
MATCH (paper:Paper)
WHERE paper.foreign
RETURN 'papers foreign to the extractor' AS what, count(paper) AS count
UNION ALL
MATCH (paper:Paper)
WHERE paper.textLanguage IS NOT NULL
RETURN 'papers not in English' AS what, count(paper) AS count
UNION ALL
MATCH (author:Author)
RETURN 'authors' AS what, count(author) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
RETURN 'concepts' AS what, count(DISTINCT concept) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(method:Method)
WHERE relationship.confidence >= $minConfidence
RETURN 'methods' AS what, count(DISTINCT method) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(dataset:Dataset)
WHERE relationship.confidence >= $minConfidence
RETURN 'datasets' AS what, count(DISTINCT dataset) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(metric:Metric)
WHERE relationship.confidence >= $minConfidence
RETURN 'metrics' AS what, count(DISTINCT metric) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(task:Task)
WHERE relationship.confidence >= $minConfidence
RETURN 'tasks' AS what, count(DISTINCT task) AS count
UNION ALL
MATCH (paper:Paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
WITH concept, count(DISTINCT paper) AS papers
WHERE papers = 1
RETURN 'concepts of one paper' AS what, count(concept) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(:Concept)
WHERE relationship.confidence >= $minConfidence
WITH type(relationship) AS what, count(relationship) AS count
ORDER BY what
RETURN what, count
