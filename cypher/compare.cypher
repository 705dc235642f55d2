// All that a graph says of some papers, results, authors or concepts, to be compared with what it should say. A pattern of its own for the key: the embedded engine looks it up then.

// nodes
UNWIND $ids AS id
MATCH (node:{{label}} {id: id})
RETURN node

// links
UNWIND $ids AS id
MATCH (node:{{label}} {id: id})
MATCH (node)-[link:{{types}}]->(other)
RETURN id AS from, link, other.id AS to

// authors
UNWIND $ids AS id
MATCH (paper:Paper {id: id})
MATCH (paper)<-[link:WROTE]-(author:Author)
RETURN author.id AS from, link, id AS to

// node-page
MATCH (node:{{label}})
WHERE node.id > $after
RETURN node.id AS id
ORDER BY id
LIMIT $size
