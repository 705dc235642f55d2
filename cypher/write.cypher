// Whole papers by key; what is new or changed is found by cypher/changes.cypher first. {{label}} and {{type}} stand for the names that model/graph.ts lists, never for anything a user wrote.
// A property that is null in a row is removed; of several spellings of an author's name the last in order stays, whoever comes first. toFloat keeps a confidence of 1 from being stored as an integer.

// paper
UNWIND $rows AS row
MERGE (paper:Paper {id: row.id})
SET paper += row.properties

// author
UNWIND $rows AS row
MERGE (author:Author {id: row.id})
WITH author, row, CASE WHEN author.name > row.properties.name THEN author.name ELSE row.properties.name END AS name
SET author += row.properties, author.name = name

// concept
UNWIND $rows AS row
MERGE (concept:Concept {id: row.id})
SET concept:{{label}}, concept += row.properties, concept.confidence = toFloat(row.properties.confidence)

// result
UNWIND $rows AS row
MERGE (result:Result {id: row.id})
SET result += row.properties, result.confidence = toFloat(row.properties.confidence), result.value = toFloat(row.properties.value)

// paper-to-concept
UNWIND $rows AS row
MATCH (paper:Paper {id: row.from})
MATCH (concept:Concept {id: row.to})
MERGE (paper)-[relationship:{{type}}]->(concept)
SET relationship += row.properties, relationship.confidence = toFloat(row.properties.confidence)

// new-paper-to-concept
UNWIND $rows AS row
MATCH (paper:Paper {id: row.from})
MATCH (concept:Concept {id: row.to})
CREATE (paper)-[relationship:{{type}}]->(concept)
SET relationship += row.properties, relationship.confidence = toFloat(row.properties.confidence)

// paper-to-result
UNWIND $rows AS row
MATCH (paper:Paper {id: row.from})
MATCH (result:Result {id: row.to})
MERGE (paper)-[:HAS_RESULT]->(result)

// result-to-concept
UNWIND $rows AS row
MATCH (result:Result {id: row.from})
MATCH (concept:Concept {id: row.to})
MERGE (result)-[:{{type}}]->(concept)

// author-to-paper
UNWIND $rows AS row
MATCH (author:Author {id: row.from})
MATCH (paper:Paper {id: row.to})
MERGE (author)-[relationship:{{type}}]->(paper)
SET relationship += row.properties

// drop-old-concepts
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
MATCH (paper)-[relationship:{{types}}]->(concept:Concept)
WHERE NOT (type(relationship) + ' ' + concept.id) IN row.concepts
DELETE relationship

// drop-old-authors
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
MATCH (paper)<-[relationship:WROTE]-(author:Author)
WHERE NOT author.id IN row.authors
DELETE relationship

// drop-old-results
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
MATCH (paper)-[:HAS_RESULT]->(result:Result)
WHERE NOT result.id IN row.results
DETACH DELETE result

// drop-old-references
UNWIND $rows AS row
MATCH (result:Result {id: row.id})
MATCH (result)-[reference:{{types}}]->(concept:Concept)
WHERE NOT (type(reference) + ' ' + concept.id) IN row.concepts
DELETE reference
