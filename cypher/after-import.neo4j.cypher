// Neo4j's offline importer leaves out empty lists, which a build writes: every concept has these two. A page at a time, outside of a transaction.

// aliases
MATCH (concept:Concept)
WHERE concept.aliases IS NULL
CALL { WITH concept SET concept.aliases = [] } IN TRANSACTIONS OF 10000 ROWS

// former-ids
MATCH (concept:Concept)
WHERE concept.formerIds IS NULL
CALL { WITH concept SET concept.formerIds = [] } IN TRANSACTIONS OF 10000 ROWS
