// Methods that are proposed or used where a task is addressed.
// $task (default ""): name, alias or id of the task; empty for every task
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many rows
MATCH (task:Task)
WHERE
  $task = ''
  OR task.id = $task
  OR $task IN task.formerIds
  OR toLower(task.name) = toLower($task)
  OR any(alias IN task.aliases WHERE toLower(alias) = toLower($task))
MATCH (task)<-[one:ADDRESSES]-(paper:Paper)-[other:PROPOSES|USES]->(method:Method)
WHERE one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH task, method, count(DISTINCT paper) AS papers
RETURN task.name AS task, method.name AS method, papers
ORDER BY papers DESC, task, method
LIMIT $limit
