// Papers to read first: those that first proposed a method or introduced a dataset that most other papers then use, compare with or evaluate on.
// $task (default ""): name, alias or id of a task that those other papers address; empty for all papers
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many papers
MATCH (paper:Paper)-[origin:PROPOSES|INTRODUCES]->(concept:Concept)
WHERE origin.confidence >= $minConfidence AND concept.paperCount > 1 AND paper.year IS NOT NULL
WITH concept, paper
// Of a paper without a date only its year is known: it is the last of it.
ORDER BY coalesce(paper.date, toString(paper.year) + '-12-31'), paper.id
WITH concept, collect(paper) AS papers
WITH concept, papers[0] AS paper
MATCH (concept)<-[relationship]-(other:Paper)
WHERE relationship.confidence >= $minConfidence AND other.id <> paper.id AND other.year IS NOT NULL
WITH
  concept,
  paper,
  min(coalesce(other.date, toString(other.year) + '-12-31')) AS earliest,
  collect(DISTINCT CASE WHEN type(relationship) IN ['USES', 'COMPARES_WITH', 'EVALUATES_ON'] THEN other END) AS users
// Who proposes what others named before did not bring it up.
WHERE earliest >= coalesce(paper.date, toString(paper.year))
UNWIND users AS user
WITH paper, concept, user
WHERE
  $task = ''
  OR EXISTS {
    MATCH (user)-[relationship:ADDRESSES]->(task:Task)
    WHERE
      relationship.confidence >= $minConfidence
      AND (
        task.id = $task
        OR $task IN task.formerIds
        OR toLower(task.name) = toLower($task)
        OR any(alias IN task.aliases WHERE toLower(alias) = toLower($task))
      )
  }
WITH paper, concept, count(user) AS users
ORDER BY users DESC, concept.name
WITH paper, sum(users) AS uses, collect(concept.name + ' (' + toString(users) + ')') AS broughtUp
RETURN paper.id AS paper, paper.title AS title, paper.year AS year, uses, broughtUp
ORDER BY uses DESC, paper
LIMIT $limit
