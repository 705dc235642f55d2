// What the graph holds: nodes by label, relationships by type, and papers and concepts that something is missing from.
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
WHERE NOT EXISTS { (paper)-->(:Concept) }
RETURN 'papers without concepts' AS what, count(paper) AS count
UNION ALL
MATCH (author:Author)
RETURN 'authors' AS what, count(author) AS count
UNION ALL
MATCH (concept:Concept)
RETURN 'concepts' AS what, count(concept) AS count
UNION ALL
MATCH (method:Method)
RETURN 'methods' AS what, count(method) AS count
UNION ALL
MATCH (dataset:Dataset)
RETURN 'datasets' AS what, count(dataset) AS count
UNION ALL
MATCH (metric:Metric)
RETURN 'metrics' AS what, count(metric) AS count
UNION ALL
MATCH (task:Task)
RETURN 'tasks' AS what, count(task) AS count
UNION ALL
MATCH (concept:Concept)
WHERE concept.paperCount = 1
RETURN 'concepts of one paper' AS what, count(concept) AS count
UNION ALL
MATCH (:Paper)-[relationship]->(:Concept)
WITH type(relationship) AS what, count(relationship) AS count
ORDER BY what
RETURN what, count
