// The evidence of relations: the paper, how sure it is, and the words and sentences that say so.
// $concept (default ""): name, alias or id of a concept; empty for all
// $paper (default ""): id or title of a paper; empty for all
// $relation (default ""): PROPOSES, USES, COMPARES_WITH, INTRODUCES, EVALUATES_ON, REPORTS, ADDRESSES or MENTIONS; empty for all
// $minConfidence: relations that are less sure are left out
// $limit (default 20): how many relations
MATCH (concept:Concept)
WHERE
  $concept = ''
  OR concept.id = $concept
  OR $concept IN concept.formerIds
  OR toLower(concept.name) = toLower($concept)
  OR any(alias IN concept.aliases WHERE toLower(alias) = toLower($concept))
MATCH (concept)<-[relationship]-(paper:Paper)
WHERE
  relationship.confidence >= $minConfidence
  AND ($relation = '' OR type(relationship) = toUpper($relation))
  AND ($paper = '' OR paper.id = $paper OR $paper IN paper.ids OR toLower(paper.title) = toLower($paper))
RETURN
  paper.id AS paper,
  type(relationship) AS relation,
  concept.name AS concept,
  relationship.confidence AS confidence,
  relationship.texts AS texts,
  relationship.sentences AS sentences,
  relationship.spans AS spans
ORDER BY confidence DESC, paper, concept, relation
LIMIT $limit
