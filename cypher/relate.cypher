// Relationships between concepts, which are few and are compared as a whole, and between papers, which are compared some papers at a time.

// stored-relations
MATCH (concept:Concept)-[relation:{{types}}]->(other:Concept)
RETURN concept.id AS from, type(relation) AS type, other.id AS to

// stored-citations
UNWIND $ids AS id
MATCH (paper:Paper {id: id})
MATCH (paper)-[citation:CITES]->(other:Paper)
RETURN id AS from, type(citation) AS type, other.id AS to

// add
UNWIND $rows AS row
MATCH (one:{{label}} {id: row.from})
MATCH (other:{{label}} {id: row.to})
MERGE (one)-[:{{type}}]->(other)

// drop
UNWIND $rows AS row
MATCH (one:{{label}} {id: row.from})-[relation:{{type}}]->(other:{{label}} {id: row.to})
DELETE relation

// drop-all-citations
MATCH (:Paper)-[citation:CITES]->(:Paper)
WITH citation
LIMIT $size
DELETE citation
RETURN count(*) AS deleted
