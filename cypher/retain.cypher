// Taking out papers that the workspace no longer holds, and what only they held. Pages by key, so that nothing loads everything at once.

// paper-page
MATCH (paper:Paper)
WHERE paper.id > $after
RETURN paper.id AS id
ORDER BY id
LIMIT $size

// delete-results
UNWIND $ids AS id
MATCH (paper:Paper {id: id})
MATCH (paper)-[:HAS_RESULT]->(result:Result)
DETACH DELETE result

// delete-papers
UNWIND $ids AS id
MATCH (paper:Paper {id: id})
DETACH DELETE paper

// delete-orphaned-concepts
MATCH (concept:Concept)
WHERE concept.id IS NOT NULL AND NOT EXISTS { (concept)<--(:Paper) }
WITH concept
LIMIT $size
DETACH DELETE concept
RETURN count(*) AS deleted

// delete-orphaned-authors
MATCH (author:Author)
WHERE author.id IS NOT NULL AND NOT EXISTS { (author)-[:WROTE]->(:Paper) }
WITH author
LIMIT $size
DETACH DELETE author
RETURN count(*) AS deleted
