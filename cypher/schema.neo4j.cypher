// What Neo4j keeps beyond cypher/schema.cypher: look-ups by name, title and year, and the full-text indexes that the embedded engine lacks.

// concept-name
CREATE INDEX concept_name IF NOT EXISTS FOR (concept:Concept) ON (concept.name)

// method-name
CREATE INDEX method_name IF NOT EXISTS FOR (method:Method) ON (method.name)

// dataset-name
CREATE INDEX dataset_name IF NOT EXISTS FOR (dataset:Dataset) ON (dataset.name)

// metric-name
CREATE INDEX metric_name IF NOT EXISTS FOR (metric:Metric) ON (metric.name)

// task-name
CREATE INDEX task_name IF NOT EXISTS FOR (task:Task) ON (task.name)

// method-id
CREATE INDEX method_id IF NOT EXISTS FOR (method:Method) ON (method.id)

// dataset-id
CREATE INDEX dataset_id IF NOT EXISTS FOR (dataset:Dataset) ON (dataset.id)

// metric-id
CREATE INDEX metric_id IF NOT EXISTS FOR (metric:Metric) ON (metric.id)

// task-id
CREATE INDEX task_id IF NOT EXISTS FOR (task:Task) ON (task.id)

// paper-year
CREATE INDEX paper_year IF NOT EXISTS FOR (paper:Paper) ON (paper.year)

// paper-title
CREATE INDEX paper_title IF NOT EXISTS FOR (paper:Paper) ON (paper.title)

// author-name
CREATE INDEX author_name IF NOT EXISTS FOR (author:Author) ON (author.name)

// concept-text
CREATE FULLTEXT INDEX concept_text IF NOT EXISTS FOR (concept:Concept) ON EACH [concept.name, concept.aliases]

// paper-text
CREATE FULLTEXT INDEX paper_text IF NOT EXISTS FOR (paper:Paper) ON EACH [paper.title, paper.abstract]
