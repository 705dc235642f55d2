import type { PaperExtraction } from "../model/extraction.ts";
import type { PaperInput } from "./paper-text.ts";

/** What finds concepts in papers. `extract` is a pure function of title and abstract. */
export interface Extractor {
  /** The model's name, as `--model` takes it. */
  readonly model: string;
  /** Changes whenever the same paper may give another extraction: the model, the code's version and the weights' hash. */
  readonly version: string;
  readonly extract: (paper: PaperInput) => PaperExtraction;
}
