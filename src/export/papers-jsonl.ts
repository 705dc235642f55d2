import type { PaperExporter } from "./exporter.ts";
import { paperExporter } from "./paper-file.ts";

/** One JSON object a paper and line, with every field, under the names that `papergraph read` prints. */
export const papersJsonl: PaperExporter = paperExporter({
  name: "papers-jsonl",
  summary: "a file with one JSON object a paper, and all that is known of it",
  head: "",
  write: (paper) => `${JSON.stringify(paper)}\n`,
  between: "",
  tail: "",
});
