// The most ambiguous names: those that several concepts bear (as name or alias), and acronyms of which it was not decided what they stand for; first those of which the less usual concepts have many papers.
// $minConfidence: relations that are less sure are not counted, and concepts of which no surer one is left are left out
// $limit (default 20): how many names
MATCH (paper:Paper)-[relationship]->(concept:Concept)
WHERE relationship.confidence >= $minConfidence
WITH concept, count(DISTINCT paper) AS papers
UNWIND [concept.name] + concept.aliases AS name
WITH DISTINCT toLower(name) AS folded, concept, papers
ORDER BY papers DESC, concept.id
WITH
  folded,
  count(concept) AS concepts,
  max(papers) AS most,
  sum(papers) AS papers,
  max(CASE WHEN concept.ambiguous AND toLower(concept.name) = folded THEN 1 ELSE 0 END) AS undecided,
  collect(
    head([label IN labels(concept) WHERE label <> 'Concept']) + ' ' + concept.name + ' (' + toString(papers) + ')'
  ) AS meanings
WHERE concepts > 1 OR undecided = 1
WITH folded, concepts, most, papers, undecided, meanings
ORDER BY folded
// Names of the same concepts are told in one row.
WITH meanings, concepts, papers, most, max(undecided) AS undecided, collect(folded) AS names
RETURN
  names,
  concepts,
  papers,
  papers - most AS papersOfOthers,
  undecided = 1 AS undecidedAcronym,
  meanings
ORDER BY papersOfOthers DESC, papers DESC, names
LIMIT $limit
