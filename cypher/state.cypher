// Which workspace the graph belongs to, and how far its journal is in it.

// read-state
MATCH (state:PapergraphState)
RETURN state.workspace AS workspace, state.schemaVersion AS schemaVersion, state.journalPosition AS journalPosition
LIMIT 1

// any-paper
MATCH (paper:Paper)
RETURN paper.id AS id
LIMIT 1

// write-state
MERGE (state:PapergraphState)
SET state.workspace = $workspace, state.schemaVersion = $schemaVersion, state.journalPosition = coalesce($journalPosition, state.journalPosition, 0)

// rehearse-write
CREATE (state:PapergraphState {workspace: ''})
