// Metrics in which a task is usually reported, with the share of the task's papers that report them.
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
MATCH (task)<-[one:ADDRESSES]-(paper:Paper)
WHERE one.confidence >= $minConfidence
WITH task, collect(DISTINCT paper) AS addressing
UNWIND addressing AS paper
MATCH (paper)-[other:REPORTS]->(metric:Metric)
WHERE other.confidence >= $minConfidence
WITH task, size(addressing) AS total, metric, count(DISTINCT paper) AS papers
RETURN task.name AS task, metric.name AS metric, papers, round(100.0 * papers / total) AS percentOfTask
ORDER BY papers DESC, task, metric
LIMIT $limit
