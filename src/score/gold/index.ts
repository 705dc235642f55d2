import { readFile } from "node:fs/promises";
import { PaperGraphError } from "../../errors.ts";
import { createRegistry, type Registry } from "../../registry.ts";
import { brat } from "./brat.ts";
import { dygie } from "./dygie.ts";
import { papergraph } from "./papergraph.ts";
import { type GoldOptions, type GoldReader, type GoldSource, HINT } from "./reader.ts";
import type { ReferencePaper } from "./reference.ts";

export const goldReaders: Registry<GoldReader> = createRegistry("gold reader", [papergraph, dygie, brat]);

const DEFAULTS: GoldOptions = { readText: (path) => readFile(path, "utf8"), note: () => undefined };

/**
 * Reads all papers of a file of annotations, in the form that its content shows. Throws `FORMAT_UNKNOWN` for a file in no form
 * that is known, and `BAD_RECORD`, naming file and line, for a line that is not of the form, for a span outside its text, and
 * for a file without papers.
 */
export async function readGold(
  source: GoldSource,
  options: Partial<GoldOptions> = {},
): Promise<readonly ReferencePaper[]> {
  const reader = goldReaders.list().find((candidate) => candidate.matches(source));
  if (reader === undefined && source.head.trim() !== "") {
    const forms = goldReaders.list().map(({ summary }) => summary);
    throw new PaperGraphError("FORMAT_UNKNOWN", `"${source.name}" is in no form of annotations that is known.`, {
      hint: `Known: ${forms.join("; ")}.`,
    });
  }
  const papers = (await reader?.read(source, { ...DEFAULTS, ...options })) ?? [];
  if (papers.length === 0) {
    throw new PaperGraphError("BAD_RECORD", `"${source.name}" holds no annotated papers.`, { hint: HINT });
  }
  return papers;
}
