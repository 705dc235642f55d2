// A way from one paper to another over concepts they share with papers between them: the shortest of up to three concepts, over the rarest; a row a hop, with its sentence.
// $first (default ""): id or title of the paper to start from; empty for the one with the most concepts
// $second (default ""): id or title of the paper to reach; empty for the one with the most concepts but the first
// $maxPapers (default 50): concepts that more papers name are hubs, and no way goes over them
// $minConfidence: relations that are less sure are left out
MATCH (first:Paper)
WHERE $first = '' OR first.id = $first OR $first IN first.ids OR toLower(first.title) = toLower($first)
OPTIONAL MATCH (first)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
WITH first, count(DISTINCT concept) AS concepts
ORDER BY concepts DESC, first.id
LIMIT 1
MATCH (second:Paper)
WHERE
  second.id <> first.id
  AND ($second = '' OR second.id = $second OR $second IN second.ids OR toLower(second.title) = toLower($second))
OPTIONAL MATCH (second)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
WITH first, second, count(DISTINCT concept) AS concepts
ORDER BY concepts DESC, second.id
LIMIT 1
CALL {
  WITH first, second
  MATCH (first)-[one]->(a:Concept)<-[two]-(second)
  WHERE a.paperCount <= $maxPapers AND one.confidence >= $minConfidence AND two.confidence >= $minConfidence
  RETURN
    [{paper: first, relation: type(one), concept: a, sentence: one.sentences[0]}, {paper: second, relation: type(two), concept: a, sentence: two.sentences[0]}] AS hops,
    log(a.paperCount) AS weight,
    a.id AS way
  ORDER BY weight, way, one.confidence DESC, two.confidence DESC
  LIMIT 1
  UNION ALL
  WITH first, second
  MATCH (first)-[one]->(a:Concept)<-[two]-(between:Paper)
  WHERE a.paperCount <= $maxPapers AND one.confidence >= $minConfidence AND two.confidence >= $minConfidence
  MATCH (between)-[three]->(b:Concept)<-[four]-(second)
  WHERE
    b.paperCount <= $maxPapers
    AND three.confidence >= $minConfidence
    AND four.confidence >= $minConfidence
  RETURN
    [
      {paper: first, relation: type(one), concept: a, sentence: one.sentences[0]},
      {paper: between, relation: type(two), concept: a, sentence: two.sentences[0]},
      {paper: between, relation: type(three), concept: b, sentence: three.sentences[0]},
      {paper: second, relation: type(four), concept: b, sentence: four.sentences[0]}
    ] AS hops,
    log(a.paperCount) + log(b.paperCount) AS weight,
    a.id + ' ' + between.id + ' ' + b.id AS way
  ORDER BY weight, way, one.confidence DESC, two.confidence DESC, three.confidence DESC, four.confidence DESC
  LIMIT 1
  UNION ALL
  WITH first, second
  MATCH (first)-[one]->(a:Concept)<-[two]-(between:Paper)
  WHERE a.paperCount <= $maxPapers AND one.confidence >= $minConfidence AND two.confidence >= $minConfidence
  MATCH (between)-[three]->(b:Concept)<-[four]-(beyond:Paper)
  WHERE
    b.paperCount <= $maxPapers
    AND three.confidence >= $minConfidence
    AND four.confidence >= $minConfidence
  MATCH (beyond)-[five]->(c:Concept)<-[six]-(second)
  WHERE c.paperCount <= $maxPapers AND five.confidence >= $minConfidence AND six.confidence >= $minConfidence
  RETURN
    [
      {paper: first, relation: type(one), concept: a, sentence: one.sentences[0]},
      {paper: between, relation: type(two), concept: a, sentence: two.sentences[0]},
      {paper: between, relation: type(three), concept: b, sentence: three.sentences[0]},
      {paper: beyond, relation: type(four), concept: b, sentence: four.sentences[0]},
      {paper: beyond, relation: type(five), concept: c, sentence: five.sentences[0]},
      {paper: second, relation: type(six), concept: c, sentence: six.sentences[0]}
    ] AS hops,
    log(a.paperCount) + log(b.paperCount) + log(c.paperCount) AS weight,
    a.id + ' ' + between.id + ' ' + b.id + ' ' + beyond.id + ' ' + c.id AS way
  ORDER BY
    weight,
    way,
    one.confidence DESC,
    two.confidence DESC,
    three.confidence DESC,
    four.confidence DESC,
    five.confidence DESC,
    six.confidence DESC
  LIMIT 1
}
WITH hops, weight
ORDER BY size(hops), weight
LIMIT 1
UNWIND range(0, size(hops) - 1) AS place
WITH place, hops[place] AS hop
WITH place, hop.paper AS paper, hop.relation AS relation, hop.concept AS concept, hop.sentence AS sentence
RETURN
  place + 1 AS hop,
  paper.id AS paper,
  paper.title AS title,
  relation,
  concept.name AS concept,
  concept.paperCount AS papersOfConcept,
  sentence
ORDER BY hop
