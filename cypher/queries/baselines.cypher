// Baselines that are most compared against, how long they have been, and on which datasets.
// $task (default ""): name, alias or id of a task that the comparing papers address; empty for all papers
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many baselines
MATCH (paper:Paper)-[comparison:COMPARES_WITH]->(baseline:Method)
WHERE
  comparison.confidence >= $minConfidence
  AND (
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
  )
WITH baseline, collect(DISTINCT paper) AS comparing, min(paper.year) AS firstYear, max(paper.year) AS latestYear
ORDER BY size(comparing) DESC, baseline.id
LIMIT $limit
UNWIND comparing AS paper
OPTIONAL MATCH (paper)-[on:EVALUATES_ON|INTRODUCES]->(dataset:Dataset)
WHERE on.confidence >= $minConfidence
WITH baseline, size(comparing) AS papers, firstYear, latestYear, dataset, count(DISTINCT paper) AS shared
ORDER BY shared DESC, dataset.name
WITH baseline, papers, firstYear, latestYear, collect(dataset.name) AS datasets
RETURN baseline.name AS baseline, papers, firstYear, latestYear, datasets[0..3] AS datasets
ORDER BY papers DESC, baseline
