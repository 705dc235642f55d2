// Tasks by the number of papers that address them, with the methods proposed or used for them most.
// $limit (default 20): how many tasks
MATCH (paper:Paper)-[:ADDRESSES]->(task:Task)
WITH task, count(DISTINCT paper) AS papers
ORDER BY papers DESC, task.name
LIMIT $limit
OPTIONAL MATCH (task)<-[:ADDRESSES]-(paper:Paper)-[:PROPOSES|USES]->(method:Method)
WITH task, papers, method, count(DISTINCT paper) AS shared
ORDER BY papers DESC, task.name, shared DESC, method.name
WITH task, papers, collect(method.name) AS methods
RETURN task.name AS task, papers, methods[0..3] AS methods
ORDER BY papers DESC, task
