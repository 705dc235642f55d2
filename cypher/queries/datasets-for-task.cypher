// Datasets on which a task is usually evaluated: those introduced for it or evaluated on where it is addressed.
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
MATCH (task)<-[one:ADDRESSES]-(paper:Paper)-[other:EVALUATES_ON|INTRODUCES]->(dataset:Dataset)
WHERE one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH
  task,
  dataset,
  count(DISTINCT paper) AS papers,
  count(DISTINCT CASE WHEN type(other) = 'INTRODUCES' THEN paper.id END) AS introduced,
  min(paper.year) AS firstYear,
  max(paper.year) AS latestYear
RETURN task.name AS task, dataset.name AS dataset, papers, introduced, firstYear, latestYear
ORDER BY papers DESC, task, dataset
LIMIT $limit
