import { visitConceptPapers } from "./concept-papers.ts";
import type { ConceptExporter } from "./exporter.ts";
import { writeFile } from "./folder.ts";
import { matrixHeading, matrixRow } from "./matrix-row.ts";

/** Paper × concept: 1 where the paper names the concept, else 0. */
export const paperConcepts: ConceptExporter = {
  name: "paper-concepts",
  summary: "a CSV file, paper × concept: 1 where the paper names it",
  holds: "concepts",
  write: (graph, out, limits) =>
    writeFile(out, async ({ append }) => {
      const counts = { papers: 0, concepts: 0 };
      await visitConceptPapers(graph, limits, {
        async concepts(concepts) {
          counts.concepts = concepts.length;
          await append(matrixHeading(concepts.map(({ id }) => id)));
        },
        async paper(id, named) {
          counts.papers += 1;
          const cells = Array.from({ length: counts.concepts }, () => 0);
          for (const place of named) cells[place] = 1;
          await append(matrixRow(id, cells));
        },
      });
      return counts;
    }),
};
