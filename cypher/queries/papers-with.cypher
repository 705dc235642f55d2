// Papers that name a concept, or two concepts at once (a method and a dataset, say), the newest first, with the sentences that do.
// $concept (default ""): name, alias or id of a concept; empty for the one that most papers name
// $other (default ""): name, alias or id of another concept that the paper must name too
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many papers
MATCH (concept:Concept)
WHERE
  $concept = ''
  OR concept.id = $concept
  OR $concept IN concept.formerIds
  OR toLower(concept.name) = toLower($concept)
  OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept))
WITH concept
ORDER BY concept.paperCount DESC, concept.id
WITH collect(concept) AS concepts
OPTIONAL MATCH (other:Concept)
WHERE
  $other <> ''
  AND (
    other.id = $other
    OR $other IN other.formerIds
    OR toLower(other.name) = toLower($other)
    OR any(alias IN other.aliases WHERE toLower(alias) = toLower($other))
  )
WITH concepts, collect(other.id) AS others
UNWIND CASE WHEN $concept = '' THEN concepts[0..1] ELSE concepts END AS concept
MATCH (concept)<-[one]-(paper:Paper)
WHERE one.confidence >= $minConfidence
OPTIONAL MATCH (paper)-[two]->(other:Concept)
WHERE other.id IN others AND other.id <> concept.id AND two.confidence >= $minConfidence
WITH paper, concept, one, other, two
WHERE $other = '' OR other IS NOT NULL
RETURN
  paper.id AS paper,
  paper.title AS title,
  coalesce(paper.date, toString(paper.year), '') AS date,
  type(one) AS relation,
  concept.name AS concept,
  one.sentences[0] AS sentence,
  type(two) AS relationToOther,
  other.name AS other,
  two.sentences[0] AS sentenceOfOther
ORDER BY date DESC, paper, relation, concept, relationToOther, other
LIMIT $limit
