// Keys and look-ups, for both engines. A constraint makes no index in the embedded engine, so each key has an index of
// its own too; in Neo4j that line does nothing beside the constraint. The keys come first: without them MERGE is quadratic.

// paper-key
CREATE CONSTRAINT paper_key IF NOT EXISTS FOR (paper:Paper) REQUIRE paper.id IS UNIQUE

// concept-key
CREATE CONSTRAINT concept_key IF NOT EXISTS FOR (concept:Concept) REQUIRE concept.id IS UNIQUE

// author-key
CREATE CONSTRAINT author_key IF NOT EXISTS FOR (author:Author) REQUIRE author.id IS UNIQUE

// result-key
CREATE CONSTRAINT result_key IF NOT EXISTS FOR (result:Result) REQUIRE result.id IS UNIQUE

// paper-id
CREATE INDEX paper_id IF NOT EXISTS FOR (paper:Paper) ON (paper.id)

// concept-id
CREATE INDEX concept_id IF NOT EXISTS FOR (concept:Concept) ON (concept.id)

// author-id
CREATE INDEX author_id IF NOT EXISTS FOR (author:Author) ON (author.id)

// result-id
CREATE INDEX result_id IF NOT EXISTS FOR (result:Result) ON (result.id)
