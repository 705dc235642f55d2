import type { PaperExtraction } from "../model/extraction.ts";
import type { PaperInput } from "./paper-text.ts";

/** Finds the concepts of one paper: a pure function of title and abstract. */
export type Extractor = (paper: PaperInput) => Promise<PaperExtraction>;

/** A model that is there and can be loaded. */
export interface Model {
  /** As `--model` takes it. */
  readonly name: string;
  /** Changes whenever the same paper may give another extraction: the model, the code's version and the weights' hash. */
  readonly version: string;
  /** Papers that are worth another thread. */
  readonly papersATask: number;
  readonly load: () => Promise<Extractor>;
}

/** One extraction a paper, in order. */
export async function extractEach(
  extract: Extractor,
  papers: readonly PaperInput[],
): Promise<readonly PaperExtraction[]> {
  const extractions: PaperExtraction[] = [];
  for (const paper of papers) extractions.push(await extract(paper));
  return extractions;
}
