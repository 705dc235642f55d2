import type { Failure } from "../../../src/serve/api.ts";
import { AnswerError, type AskedNode, type Source } from "./source.ts";

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

const written = ({ id, minConfidence }: AskedNode): Record<string, string> => ({
  id,
  minConfidence: String(minConfidence),
});

/** The server that the page comes from. */
export const serverSource: Source = {
  picture: () => get("graph", {}),
  hits: (typed, minConfidence) => get("search", { q: typed, minConfidence: String(minConfidence) }),
  paper: (node, signal) => get("paper", written(node), signal),
  concept: (node, signal) => get("concept", written(node), signal),
  edge: ({ paper, concept }, signal) => get("edge", { from: paper, to: concept }, signal),
  queries: {
    offered: () => get("queries", {}),
    ask: ({ query, parameters }, signal) => get("query", { query, parameters: JSON.stringify(parameters) }, signal),
  },
};
