// Relationships between concepts: they are few, and are compared as a whole.

// stored-relations
MATCH (concept:Concept)-[relation:{{types}}]->(other:Concept)
RETURN concept.id AS from, type(relation) AS type, other.id AS to

// add-relations
UNWIND $rows AS row
MATCH (concept:Concept {id: row.from})
MATCH (other:Concept {id: row.to})
MERGE (concept)-[:{{type}}]->(other)

// drop-relations
UNWIND $rows AS row
MATCH (concept:Concept {id: row.from})-[relation:{{type}}]->(other:Concept {id: row.to})
DELETE relation
