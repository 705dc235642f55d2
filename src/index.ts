export {
  buildGraph,
  loadGraph,
  openStore,
  resolveGraph,
  type BuildOptions,
  type BuildReport,
  type LoadOptions,
  type LoadReport,
  type ResolveOptions,
  type ResolveReport,
} from "./pipeline.ts";
export { checkWorkspace, type CheckOptions, type CheckReport } from "./pipeline/check.ts";
export { compactWorkspace, type CompactOptions } from "./pipeline/compact.ts";
export type { AskedQuery } from "./pipeline/asked-query.ts";
export { exportGraph, readGraph, type ExportOptions, type ReadGraphOptions } from "./pipeline/export.ts";
export { fetchPapers, planFetch, type FetchOptions, type FetchPlan } from "./pipeline/fetch.ts";
export { fetchers } from "./fetch/index.ts";
export { forgetPapers, type ForgetReport } from "./pipeline/forget.ts";
export { intakeReportSchema, type IntakeReport, type Skip, type SourceReport } from "./pipeline/intake-report.ts";
export { recordDecision, undoDecision, type DecisionReport, type DecisionRequest } from "./pipeline/decide.ts";
export { explainName, type ExplainOptions, type Explanation, type ListedDecision } from "./pipeline/explain.ts";
export { PaperGraphError, type ErrorCode } from "./errors.ts";
export type { Listener, ProgressEvent } from "./events.ts";
export { readers, readSources, type ReadOptions } from "./read/index.ts";
export type { Exporter } from "./export/exporter.ts";
export { exporters } from "./export/index.ts";
export { stores } from "./store/index.ts";
export {
  queryRowsSchema,
  type GraphStore,
  type Parameters,
  type QueryResult,
  type Row,
  type Value,
} from "./store/store.ts";
export { foldName } from "./text/fold.ts";
export { DEFAULT_MIN_CONFIDENCE } from "./model/confidence.ts";
export type { Concept, KnownConcept, Merge } from "./model/concept.ts";
export type { Decision } from "./model/decision.ts";
export {
  ENTITY_TYPES,
  ROLES,
  entitySchema,
  extractedPaperSchema,
  extractionSchema,
  mentionSchema,
  resultSchema,
  type Entity,
  type EntityType,
  type ExtractedPaper,
  type Extraction,
  type Mention,
  type Result,
  type Role,
} from "./model/extraction.ts";
export { NODE_LABELS, RELATIONSHIP_TYPES, type GraphBatch } from "./model/graph.ts";
export { paperRecordSchema, paperSchema, type Paper, type PaperRecord } from "./model/paper.ts";
export type { Field, Span } from "./model/span.ts";
export { workspaceSchema, type Run, type WorkspaceSettings } from "./workspace/workspace.ts";
