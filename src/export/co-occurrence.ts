import type { ConceptExporter } from "./exporter.ts";
import { writeFile } from "./folder.ts";
import { matrixHeading, matrixRow } from "./matrix-row.ts";
import { countSharedPapers } from "./shared-papers.ts";

/** Concept × concept: in each cell the papers that name both; on the diagonal those that name the one. */
export const coOccurrence: ConceptExporter = {
  name: "co-occurrence",
  summary: "a CSV file, concept × concept: how many papers name both",
  holds: "concepts",
  write: (graph, out, limits) =>
    writeFile(out, async ({ append }) => {
      const { concepts, between } = await countSharedPapers(graph, limits);
      const ids = concepts.map(({ id }) => id);
      await append(matrixHeading(ids));
      for (const [row, id] of ids.entries())
        await append(
          matrixRow(
            id,
            ids.map((_, column) => between(row, column)),
          ),
        );
      return { concepts: ids.length };
    }),
};
