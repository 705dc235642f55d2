// Datasets that were introduced lately, the paper that introduced each, and how many and which papers have evaluated on it since.
// $since (default ""): a year or a date such as 2025-09; empty for the latest year
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many datasets
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH CASE WHEN $since = '' THEN toString(max(paper.year)) ELSE $since END AS start
MATCH (origin:Paper)-[introduction:INTRODUCES]->(dataset:Dataset)
WHERE
  introduction.confidence >= $minConfidence
  AND origin.year IS NOT NULL
  AND coalesce(origin.date, toString(origin.year)) >= start
WITH dataset, origin
// Of a paper without a date only its year is known: it is the last of it.
ORDER BY coalesce(origin.date, toString(origin.year) + '-12-31'), origin.id
WITH dataset, collect(origin) AS origins
WITH dataset, origins[0] AS origin
OPTIONAL MATCH (dataset)<-[relationship:EVALUATES_ON|MENTIONS]-(user:Paper)
WHERE relationship.confidence >= $minConfidence AND user.id <> origin.id
WITH dataset, origin, user
ORDER BY coalesce(user.date, toString(user.year) + '-12-31'), user.id
WITH dataset, origin, count(DISTINCT user) AS users, collect(DISTINCT user.title) AS usedBy
RETURN
  dataset.name AS dataset,
  origin.id AS introducedBy,
  origin.title AS title,
  coalesce(origin.date, toString(origin.year)) AS introduced,
  users,
  usedBy[0..3] AS usedBy
ORDER BY users DESC, introduced DESC, dataset, introducedBy
LIMIT $limit
