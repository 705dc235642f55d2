// What a graph holds already, so that only what differs is written. Links are counted too: someone may have deleted a concept or a result.

// stored-papers
UNWIND $ids AS id
MATCH (paper:Paper {id: id})
RETURN paper.id AS id, paper.contentHash AS contentHash,
  COUNT { (paper)-[:{{types}}]->(:Concept) } + COUNT { (paper)<-[:WROTE]-(:Author) } + COUNT { (paper)-[:HAS_RESULT]->(:Result) } +
  COUNT { (paper)-[:HAS_RESULT]->(:Result)-[:{{references}}]->(:Concept) } AS links

// stored-concepts
UNWIND $ids AS id
MATCH (concept:Concept {id: id})
RETURN concept.id AS id, concept.contentHash AS contentHash, 0 AS links
