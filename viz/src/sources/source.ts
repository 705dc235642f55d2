import type {
  Answer,
  AskedQuery,
  ConceptDetail,
  EdgeDetail,
  HitGroup,
  OfferedQuery,
  PaperDetail,
  Picture,
} from "../../../src/serve/api.ts";

/** An answer that is not what was asked for; the message is a sentence for the reader. */
export class AnswerError extends Error {}

/** What a panel is to tell of a node; its neighbours are at least this sure. */
export interface AskedNode {
  readonly id: string;
  readonly minConfidence: number;
}

/** Where the page has its answers from: a server, or the page itself. Whatever cannot be answered is an `AnswerError`. */
export interface Source {
  picture(): Promise<Picture>;
  hits(typed: string, minConfidence: number): Promise<readonly HitGroup[]>;
  paper(node: AskedNode, signal: AbortSignal): Promise<PaperDetail>;
  concept(node: AskedNode, signal: AbortSignal): Promise<ConceptDetail>;
  edge(ends: { readonly paper: string; readonly concept: string }, signal: AbortSignal): Promise<EdgeDetail>;
  /** Null where no database stands behind the page. */
  readonly queries: {
    offered(): Promise<readonly OfferedQuery[]>;
    ask(asked: AskedQuery, signal: AbortSignal): Promise<Answer>;
  } | null;
}
