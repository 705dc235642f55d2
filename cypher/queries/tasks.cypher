// Tasks by the number of papers that address them, with the methods proposed or used for them most.
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many tasks
MATCH (paper:Paper)-[relationship:ADDRESSES]->(task:Task)
WHERE relationship.confidence >= $minConfidence
WITH task, count(DISTINCT paper) AS papers
ORDER BY papers DESC, task.name
LIMIT $limit
OPTIONAL MATCH (task)<-[one:ADDRESSES]-(paper:Paper)-[other:PROPOSES|USES]->(method:Method)
WHERE one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH task, papers, method, count(DISTINCT paper) AS shared
ORDER BY papers DESC, task.name, shared DESC, method.name
WITH task, papers, collect(method.name) AS methods
RETURN task.name AS task, papers, methods[0..3] AS methods
ORDER BY papers DESC, task
