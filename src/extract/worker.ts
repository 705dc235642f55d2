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

/** What a worker thread runs: extractions as JSON, which is handed on sooner than objects are. All tasks of a thread name the same model. */
export async function extractTask({ model, papers }: ExtractionTask): Promise<string> {
  loading ??= findModel(model).then(({ load }) => load());
  const extractions: readonly PaperExtraction[] = await extractEach(await loading, papers);
  return JSON.stringify(extractions);
}
