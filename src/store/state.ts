import { PaperGraphError } from "../errors.ts";
import type { RunStatement } from "./retain.ts";
import { readStatements, statementNamed } from "./statements.ts";

/** Version of labels, types and properties that this papergraph writes. */
export const SCHEMA_VERSION = 1;

/** What the `PapergraphState` node of a graph says that holds all of a journal. */
export const completeState = (
  workspace: string,
  journalPosition: number,
): { readonly workspace: string; readonly schemaVersion: number; readonly journalPosition: number } => ({
  workspace,
  schemaVersion: SCHEMA_VERSION,
  journalPosition,
});

/** What a database says about itself. */
interface GraphState {
  /** The workspace that owns it; undefined when papergraph never wrote it. */
  readonly workspace: string | undefined;
  readonly schemaVersion: number;
  /** How much of the journal it holds; 0 before the first build has ended. */
  readonly journalPosition: number;
  /** Someone's papers stand there, though papergraph never wrote it. */
  readonly hasForeignPapers: boolean;
}

/** Reads the one `PapergraphState` node. */
export async function readState(run: RunStatement): Promise<GraphState> {
  const statements = readStatements("state.cypher");
  const [state] = await run({ text: statementNamed(statements, "read-state"), parameters: {} });
  if (state !== undefined) {
    return {
      workspace: typeof state.workspace === "string" ? state.workspace : "",
      schemaVersion: typeof state.schemaVersion === "number" ? state.schemaVersion : SCHEMA_VERSION,
      journalPosition: typeof state.journalPosition === "number" ? state.journalPosition : 0,
      hasForeignPapers: false,
    };
  }
  const papers = await run({ text: statementNamed(statements, "any-paper"), parameters: {} });
  return {
    workspace: undefined,
    schemaVersion: SCHEMA_VERSION,
    journalPosition: 0,
    hasForeignPapers: papers.length > 0,
  };
}

/** Throws `STORE_FOREIGN` unless the database is this workspace's or empty, `STORE_REFUSED` when a newer papergraph wrote it. */
export function checkOwner(
  state: GraphState,
  claim: { readonly workspace: string; readonly place: string; readonly adopt: boolean },
): void {
  if (state.schemaVersion > SCHEMA_VERSION) {
    throw new PaperGraphError("STORE_REFUSED", `The graph at ${claim.place} was written by a newer papergraph.`, {
      hint: "Update papergraph, or name another database.",
    });
  }
  if (claim.adopt || state.workspace === claim.workspace) return;
  const hint = "Name another database with --store or NEO4J_DATABASE, or add --adopt to take this one over.";
  if (state.workspace !== undefined) {
    throw new PaperGraphError(
      "STORE_FOREIGN",
      `The graph at ${claim.place} belongs to the workspace "${state.workspace}".`,
      { hint },
    );
  }
  if (state.hasForeignPapers) {
    throw new PaperGraphError(
      "STORE_FOREIGN",
      `The database at ${claim.place} has papers that papergraph did not write.`,
      { hint },
    );
  }
}

/** Records whose graph it is and, where it is told, how much of the journal is in it. */
export async function writeState(
  run: RunStatement,
  state: { readonly workspace: string; readonly journalPosition: number | null },
): Promise<void> {
  const text = statementNamed(readStatements("state.cypher"), "write-state");
  await run({ text, parameters: { ...state, schemaVersion: SCHEMA_VERSION } });
}
