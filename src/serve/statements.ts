/** What the viewer asks of a store; plain Cypher that Neo4j and the embedded engine both run. */

export const COUNT_CONCEPTS = `
MATCH (c:Concept)
RETURN c.paperCount AS papers, count(*) AS concepts`;

export const PAPERS = `
MATCH (p:Paper)
RETURN p.id AS id, p.title AS title, p.year AS year, p.venue AS venue`;

export const CONCEPTS = `
MATCH (c:Concept)
WHERE c.paperCount >= $minPapers
RETURN c.id AS id, c.name AS name, labels(c) AS labels, c.paperCount AS papers, c.firstYear AS year`;

export const NAMES_OF_CONCEPTS = `
MATCH (p:Paper)-[r]->(c:Concept)
WITH c, collect(r.confidence) AS confidences
RETURN c.id AS id, c.name AS name, labels(c) AS labels, c.aliases AS aliases, confidences`;

export const AUTHORS = `
MATCH (a:Author)-[:WROTE]->(p:Paper)
RETURN p.id AS paper, a.name AS name`;

export const EDGES = `
MATCH (p:Paper)-[r]->(c:Concept)
WHERE c.paperCount >= $minPapers
RETURN p.id AS paper, c.id AS concept, type(r) AS relation, r.confidence AS confidence`;

/** Papers or concepts among `$ids`: each of these statements finds what is of its kind. */
export const PAPERS_AMONG = `
UNWIND $ids AS id
MATCH (p:Paper {id: id})
RETURN p.id AS id, p.title AS title, p.year AS year`;

export const CONCEPTS_AMONG = `
UNWIND $ids AS id
MATCH (c:Concept {id: id})
RETURN c.id AS id, c.name AS name, labels(c) AS labels, c.paperCount AS papers, c.firstYear AS year`;

export const EDGES_OF_PAPERS_AMONG = `
UNWIND $ids AS id
MATCH (p:Paper {id: id})-[r]->(c:Concept)
RETURN p.id AS paper, c.id AS concept, type(r) AS relation, r.confidence AS confidence`;

export const EDGES_OF_CONCEPTS_AMONG = `
UNWIND $ids AS id
MATCH (p:Paper)-[r]->(c:Concept {id: id})
RETURN p.id AS paper, c.id AS concept, type(r) AS relation, r.confidence AS confidence`;

export const PAPER = `
MATCH (p:Paper {id: $id})
RETURN p.id AS id, p.title AS title, p.abstract AS abstract, p.date AS date, p.year AS year, p.url AS url,
  p.venue AS venue, p.sources AS sources, p.foreign AS foreign, p.textLanguage AS textLanguage`;

export const AUTHORS_OF_PAPER = `
MATCH (a:Author)-[w:WROTE]->(p:Paper {id: $id})
RETURN a.name AS name, w.position AS position
ORDER BY position`;

export const CONCEPTS_OF_PAPER = `
MATCH (p:Paper {id: $id})-[r]->(c:Concept)
RETURN c.id AS id, c.name AS name, labels(c) AS labels, c.paperCount AS papers, type(r) AS relation,
  r.confidence AS confidence, r.spans AS spans
ORDER BY papers DESC, id`;

export const RESULTS_OF_PAPER = `
MATCH (p:Paper {id: $id})-[:HAS_RESULT]->(r:Result)
RETURN r.id AS id, r.text AS value, r.unit AS unit, r.relative AS relative, r.confidence AS confidence,
  r.span AS span, r.sentence AS sentence`;

export const REFERENCES_OF_PAPER = `
MATCH (p:Paper {id: $id})-[:HAS_RESULT]->(r:Result)-[reference]->(c:Concept)
RETURN r.id AS result, type(reference) AS reference, c.id AS id, c.name AS name, labels(c) AS labels,
  c.paperCount AS papers`;

/** A rare concept in common says more than a common one: each counts as one over its papers. */
export const NEIGHBOURS_OF_PAPER = `
MATCH (p:Paper {id: $id})-[one]->(c:Concept)<-[other]-(q:Paper)
WHERE q.id <> $id AND one.confidence >= $minConfidence AND other.confidence >= $minConfidence
WITH c, collect(DISTINCT q) AS others
UNWIND others AS q
WITH q, c, 1 + size(others) AS papers
RETURN q.id AS id, q.title AS title, q.year AS year, count(c) AS shared,
  round(1000 * sum(1.0 / papers)) AS nearness
ORDER BY nearness DESC, id
LIMIT $limit`;

export const COUNT_NEIGHBOURS_OF_PAPER = `
MATCH (p:Paper {id: $id})-[one]->(c:Concept)<-[other]-(q:Paper)
WHERE q.id <> $id AND one.confidence >= $minConfidence AND other.confidence >= $minConfidence
RETURN count(DISTINCT q) AS total`;

export const CONCEPT = `
MATCH (c:Concept {id: $id})
RETURN c.id AS id, c.name AS name, labels(c) AS labels, c.paperCount AS papers, c.aliases AS aliases,
  c.firstYear AS firstYear, c.confidence AS confidence`;

export const PAPERS_OF_CONCEPT = `
MATCH (p:Paper)-[r]->(c:Concept {id: $id})
RETURN p.id AS id, p.title AS title, p.year AS year, type(r) AS relation, r.confidence AS confidence`;

export const CONCEPTS_BESIDE = `
MATCH (c:Concept {id: $id})<-[one]-(p:Paper)-[other]->(d:Concept)
WHERE d.id <> $id AND one.confidence >= $minConfidence AND other.confidence >= $minConfidence
RETURN d.id AS id, d.name AS name, labels(d) AS labels, d.paperCount AS papers, count(DISTINCT p) AS shared`;

export const COUNT_PAPERS = `
MATCH (p:Paper)
RETURN count(*) AS total`;

export const KIN_OF_CONCEPT = `
MATCH (c:Concept {id: $id})-[r:VARIANT_OF|SAME_NAME_AS]->(d:Concept)
RETURN type(r) AS relation, true AS isFrom, d.id AS id, d.name AS name, labels(d) AS labels, d.paperCount AS papers
UNION
MATCH (c:Concept {id: $id})<-[r:VARIANT_OF|SAME_NAME_AS]-(d:Concept)
RETURN type(r) AS relation, false AS isFrom, d.id AS id, d.name AS name, labels(d) AS labels, d.paperCount AS papers`;

export const KIN = `
MATCH (c:Concept)-[r:VARIANT_OF|SAME_NAME_AS]->(d:Concept)
RETURN c.id AS source, d.id AS target, type(r) AS relation`;

export const EDGE = `
MATCH (p:Paper {id: $paper})-[r]->(c:Concept {id: $concept})
RETURN p.id AS paperId, p.title AS title, p.abstract AS abstract, p.year AS year,
  c.id AS id, c.name AS name, labels(c) AS labels, c.paperCount AS papers,
  type(r) AS relation, r.confidence AS confidence, r.spans AS spans, r.texts AS texts, r.sentences AS sentences
ORDER BY confidence DESC, relation`;

/** The statements from here on read many papers at once, for a page that has no server. */
export const SIZE_OF_TEXTS = `
MATCH (p:Paper)
RETURN sum(size(coalesce(p.abstract, '')) + size(p.title)) AS total`;

export const PAPERS_NAMING = `
UNWIND $concepts AS id
MATCH (p:Paper)-[]->(c:Concept {id: id})
RETURN DISTINCT p.id AS id`;

export const WHOLE_PAPERS = `
UNWIND $papers AS id
MATCH (p:Paper {id: id})
RETURN p.id AS id, p.title AS title, p.abstract AS abstract, p.date AS date, p.year AS year, p.url AS url,
  p.venue AS venue, p.sources AS sources, p.foreign AS foreign, p.textLanguage AS textLanguage`;

export const AUTHORS_OF_PAPERS = `
UNWIND $papers AS id
MATCH (a:Author)-[w:WROTE]->(p:Paper {id: id})
RETURN p.id AS paper, a.name AS name, w.position AS position
ORDER BY position`;

export const RESULTS_OF_PAPERS = `
UNWIND $papers AS id
MATCH (p:Paper {id: id})-[:HAS_RESULT]->(r:Result)
RETURN p.id AS paper, r.id AS id, r.text AS value, r.unit AS unit, r.relative AS relative,
  r.confidence AS confidence, r.span AS span, r.sentence AS sentence`;

export const REFERENCES_OF_PAPERS = `
UNWIND $papers AS id
MATCH (p:Paper {id: id})-[:HAS_RESULT]->(r:Result)-[reference]->(c:Concept)
RETURN r.id AS result, type(reference) AS reference, c.id AS id, c.name AS name, labels(c) AS labels,
  c.paperCount AS papers`;

export const EDGES_OF_PAPERS = `
UNWIND $papers AS id
MATCH (p:Paper {id: id})-[r]->(c:Concept)
RETURN p.id AS paper, c.id AS concept, type(r) AS relation, r.confidence AS confidence, r.spans AS spans,
  r.texts AS texts, r.sentences AS sentences`;

export const WHOLE_CONCEPTS = `
UNWIND $concepts AS id
MATCH (c:Concept {id: id})
RETURN c.id AS id, c.name AS name, labels(c) AS labels, c.paperCount AS papers, c.firstYear AS firstYear,
  c.aliases AS aliases, c.formerIds AS formerIds, c.confidence AS confidence`;
