import { open } from "node:fs/promises";
import { join } from "node:path";
import type { GraphNode } from "../model/graph.ts";
import type { ConceptExporter } from "./exporter.ts";
import { writeFolder } from "./folder.ts";
import { captionOf } from "./graph-parts.ts";
import { countSharedPapers, type SharedPapers } from "./shared-papers.ts";

const MAP_COLUMNS = ["id", "label", "description", "weight<Papers>", "score<Confidence>"];

/** In double quotes, since commas and semicolons part columns too. */
const quoted = (text: string): string => `"${text.replace(/\s+/gu, " ").replaceAll('"', '""')}"`;

const line = (cells: readonly (string | number)[]): string => `${cells.join("\t")}\n`;

/** VOSviewer's map file (concepts) and network file (how many papers name both of two); it makes positions and clusters itself. */
export const vosviewer: ConceptExporter = {
  name: "vosviewer",
  summary: "a folder with VOSviewer's map.txt and network.txt",
  holds: "concepts",
  write: (graph, out, limits) =>
    writeFolder(out, async (folder) => {
      const shared = await countSharedPapers(graph, limits);
      return { concepts: await writeMap(join(folder, "map.txt"), shared), links: await writeLinks(folder, shared) };
    }),
  nextSteps: (out) => [
    `In VOSviewer: Create, "Create a map based on network data", then ${join(out, "map.txt")} and ${join(out, "network.txt")}.`,
  ],
};

/** VOSviewer numbers items from 1. */
const numberOf = (place: number): number => place + 1;

async function writeMap(path: string, { concepts, between }: SharedPapers): Promise<number> {
  await using file = await open(path, "w");
  await file.appendFile(line(MAP_COLUMNS));
  const cellsOf = (concept: GraphNode, place: number): readonly (string | number)[] => [
    numberOf(place),
    quoted(captionOf(concept)),
    quoted(concept.label),
    between(place, place),
    Number(concept.properties["confidence"]),
  ];
  for (const [place, concept] of concepts.entries()) await file.appendFile(line(cellsOf(concept, place)));
  return concepts.length;
}

async function writeLinks(folder: string, { concepts, between }: SharedPapers): Promise<number> {
  await using file = await open(join(folder, "network.txt"), "w");
  let links = 0;
  for (const a of concepts.keys()) {
    const linked = [...concepts.keys()].slice(a + 1).filter((b) => between(a, b) > 0);
    links += linked.length;
    await file.appendFile(linked.map((b) => line([numberOf(a), numberOf(b), between(a, b)])).join(""));
  }
  return links;
}
