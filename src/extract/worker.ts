import type { PaperExtraction } from "../model/extraction.ts";
import { extractEach, type Extractor } from "./extractor.ts";
import { findModel } from "./models.ts";
import type { PaperInput } from "./paper-text.ts";

/** Papers for one thread, with the model to use; a thread loads it once. */
export interface ExtractionTask {
  readonly model: string;
  readonly papers: readonly PaperInput[];
}

let loading: Promise<Extractor> | undefined;

/** What a worker thread runs. All tasks of a thread name the same model. */
export async function extractTask({ model, papers }: ExtractionTask): Promise<readonly PaperExtraction[]> {
  loading ??= findModel(model).then(({ load }) => load());
  return extractEach(await loading, papers);
}
