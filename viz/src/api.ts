import type { ConceptDetail, EdgeDetail, Failure, HitGroup, PaperDetail, Picture } from "../../src/serve/api.ts";

/** An answer that is not what was asked for; the message is a sentence for the reader. */
export class AnswerError extends Error {}

/** Page and server come from one package, so the shape of an answer is not checked again. */
async function get<Answer>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<Answer> {
  const address = `./api/${path}?${new URLSearchParams(query).toString()}`;
  const response = await fetch(address, signal === undefined ? {} : { signal }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new AnswerError("The server does not answer: is papergraph view still running?", { cause: error });
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const failure: Failure = JSON.parse(text);
  throw new AnswerError(failure.error);
}

export const fetchPicture = (): Promise<Picture> => get("graph", {});

export const fetchHits = (typed: string, minConfidence: number): Promise<readonly HitGroup[]> =>
  get("search", { q: typed, minConfidence: String(minConfidence) });

/** What a panel is to tell of a node; its neighbours are at least this sure. */
export interface AskedNode {
  readonly id: string;
  readonly minConfidence: number;
}

const written = ({ id, minConfidence }: AskedNode): Record<string, string> => ({
  id,
  minConfidence: String(minConfidence),
});

export const fetchPaper = (node: AskedNode, signal: AbortSignal): Promise<PaperDetail> =>
  get("paper", written(node), signal);
export const fetchConcept = (node: AskedNode, signal: AbortSignal): Promise<ConceptDetail> =>
  get("concept", written(node), signal);
export const fetchEdge = (from: string, to: string, signal: AbortSignal): Promise<EdgeDetail> =>
  get("edge", { from, to }, signal);
