import { Command } from "commander";
import { inBatches } from "../../batches.ts";
import { throwIfStopped } from "../../errors.ts";
import { openExtractorPool } from "../../extract/index.ts";
import type { ExtractedPaper } from "../../model/extraction.ts";
import { readSources } from "../../read/index.ts";
import { modelOption, readerOption, threadsOption } from "../arguments.ts";
import { createProgress, describeForeign } from "../progress.ts";
import type { Session } from "../session.ts";

/** Papers that the threads share out among them at once. */
const PAPERS_A_BATCH = 512;

interface ExtractFlags {
  readonly reader?: string;
  readonly model?: string;
  readonly threads?: number;
}

/** `papergraph extract`: a filter from papers to what is found in them; nothing is kept between papers. */
export function extractCommand(session: Session): Command {
  return new Command("extract")
    .summary("find concepts in papers, one JSON line a paper")
    .description(
      "Finds methods, datasets, metrics and tasks in titles and abstracts; prints one JSON line a paper, in order, with the id as given.",
    )
    .argument("<source...>", "files, or - for JSON lines from stdin; gzip is recognised")
    .addOption(readerOption())
    .addOption(modelOption())
    .addOption(threadsOption())
    .action(async (sources: string[], flags: ExtractFlags) => {
      const signal = session.stopSignal();
      const progress = createProgress(session);
      await using extractors = await openExtractorPool({ ...flags, listener: progress.listener });
      let papers = 0;
      let foreignPapers = 0;
      for (const source of sources) {
        const reader = flags.reader ?? (source === "-" ? "jsonl" : undefined);
        const records = readSources([source], { reader, listener: progress.listener });
        for await (const batch of inBatches(records, PAPERS_A_BATCH)) {
          throwIfStopped(signal);
          const extractions = await extractors.extract(batch);
          papers += batch.length;
          for (const [index, { id, title }] of batch.entries()) {
            const { entities = [], results = [], foreign } = extractions[index] ?? {};
            const extracted: ExtractedPaper = { id, title, entities, results, ...(foreign && { foreign }) };
            foreignPapers += foreign ? 1 : 0;
            await session.output.data(JSON.stringify(extracted));
          }
        }
      }
      progress.finish();
      if (foreignPapers > 0) session.output.note(describeForeign(foreignPapers, papers));
    });
}
