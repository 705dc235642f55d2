// Matrix of methods and datasets: how many papers name the method and evaluate on or introduce the dataset; 0 shows a gap.
// $task (default ""): name, alias or id of a task that the papers address; empty for all papers
// $columns (default 6): how many datasets, those of the most papers
// $minConfidence: relations that are less sure are left out
// $limit (default 15): how many methods, those with the most papers on these datasets
MATCH (paper:Paper)
WHERE
  $task = ''
  OR EXISTS {
    MATCH (paper)-[relationship:ADDRESSES]->(task:Task)
    WHERE
      relationship.confidence >= $minConfidence
      AND (
        task.id = $task
        OR $task IN task.formerIds
        OR toLower(task.name) = toLower($task)
        OR any(alias IN task.aliases WHERE toLower(alias) = toLower($task))
      )
  }
MATCH (paper)-[on:EVALUATES_ON|INTRODUCES]->(dataset:Dataset)
WHERE on.confidence >= $minConfidence
WITH dataset, collect(DISTINCT paper) AS papers
ORDER BY size(papers) DESC, dataset.id
LIMIT $columns
WITH collect({id: dataset.id, name: dataset.name, papers: papers}) AS columns
UNWIND columns AS column
UNWIND column.papers AS paper
MATCH (paper)-[relationship:PROPOSES|USES|COMPARES_WITH]->(method:Method)
WHERE relationship.confidence >= $minConfidence
WITH columns, method, column.id AS dataset, count(DISTINCT paper) AS shared
WITH columns, method, sum(shared) AS total, count(dataset) AS filled, collect({dataset: dataset, papers: shared}) AS cells
ORDER BY total DESC, filled DESC, method.id
LIMIT $limit
RETURN
  method.name AS method,
  total AS uses,
  filled AS datasetsUsed,
  [
    column IN columns
    | column.name + ': ' + toString(coalesce(head([cell IN cells WHERE cell.dataset = column.id | cell.papers]), 0))
  ] AS datasets
ORDER BY uses DESC, datasetsUsed DESC, method
