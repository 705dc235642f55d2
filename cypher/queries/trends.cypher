// Concepts that rise or fall: their share of the papers since a year (or month) beside their share of the papers before, the surest changes first.
// $since (default ""): a year or a date such as 2025-09; empty for the latest year
// $type (default ""): Method, Dataset, Metric or Task; empty for all
// $trend (default ""): rising or falling; empty for both
// $minPapers (default 5): concepts of fewer papers are left out
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many concepts
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH CASE WHEN $since = '' THEN toString(max(paper.year)) ELSE $since END AS start
MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH
  start,
  sum(CASE WHEN coalesce(paper.date, toString(paper.year)) < start THEN 1 ELSE 0 END) AS allBefore,
  sum(CASE WHEN coalesce(paper.date, toString(paper.year)) < start THEN 0 ELSE 1 END) AS allSince
WHERE allBefore > 0 AND allSince > 0
MATCH (paper:Paper)-[relationship]->(concept:Concept)
WHERE
  paper.year IS NOT NULL
  AND relationship.confidence >= $minConfidence
  AND concept.paperCount >= $minPapers
  AND ($type = '' OR $type IN labels(concept))
WITH
  start,
  allBefore,
  allSince,
  concept,
  count(DISTINCT paper) AS papers,
  count(DISTINCT CASE WHEN coalesce(paper.date, toString(paper.year)) < start THEN paper.id END) AS before
WHERE papers >= $minPapers
WITH start, allBefore, allSince, concept, papers, before, papers - before AS since
WITH
  start,
  concept,
  before,
  since,
  1.0 * before / allBefore AS shareBefore,
  1.0 * since / allSince AS shareSince,
  1.0 * papers * allBefore / (allBefore + allSince) AS expectedBefore,
  1.0 * papers * allSince / (allBefore + allSince) AS expectedSince
WITH
  start,
  concept,
  before,
  since,
  shareBefore,
  shareSince,
  // The root of the log-likelihood ratio against a share that stays the same; about 2 is what chance gives to one concept of twenty.
  sqrt(
    2
    * (
      CASE WHEN before > 0 THEN before * log(before / expectedBefore) ELSE 0 END
      + CASE WHEN since > 0 THEN since * log(since / expectedSince) ELSE 0 END
    )
  ) AS strength
WHERE
  $trend = ''
  OR ($trend = 'rising' AND shareSince > shareBefore)
  OR ($trend = 'falling' AND shareSince < shareBefore)
RETURN
  head([label IN labels(concept) WHERE label <> 'Concept']) AS type,
  concept.name AS concept,
  CASE WHEN shareSince > shareBefore THEN 'rising' WHEN shareSince < shareBefore THEN 'falling' ELSE 'steady' END AS trend,
  start AS since,
  before AS papersBefore,
  since AS papersSince,
  round(10000 * shareBefore) / 100 AS percentBefore,
  round(10000 * shareSince) / 100 AS percentSince,
  round(10 * strength) / 10 AS strength
ORDER BY strength DESC, papersBefore + papersSince DESC, concept, type
LIMIT $limit
