import { inBatches } from "../batches.ts";
import type { PaperExporter } from "./exporter.ts";
import type { Paper } from "../model/paper.ts";
import { writeFile } from "./folder.ts";

/** Papers that are written at once. */
const PAPERS_A_WRITE = 500;

/** A format that is one text a paper, with something around them. */
interface PaperFormat extends Pick<PaperExporter, "name" | "summary"> {
  readonly head: string;
  readonly write: (paper: Paper) => string;
  readonly between: string;
  readonly tail: string;
}

/** An exporter that writes one file, in the order of the papers. */
export const paperExporter = ({ name, summary, ...format }: PaperFormat): PaperExporter => ({
  name,
  summary,
  holds: "papers",
  write: (papers, out) =>
    writeFile(out, async ({ append }) => {
      let written = 0;
      await append(format.head);
      for await (const batch of inBatches(papers, PAPERS_A_WRITE)) {
        const texts = batch.map(format.write).join(format.between);
        await append(written === 0 ? texts : format.between + texts);
        written += batch.length;
      }
      await append(format.tail);
      return { papers: written };
    }),
});
