import { Command } from "commander";
import { inBatches, mapAhead } from "../../batches.ts";
import { throwIfStopped } from "../../errors.ts";
import { type ExtractorPool, openExtractorPool } from "../../extract/index.ts";
import type { ExtractedPaper } from "../../model/extraction.ts";
import type { PaperRecord } from "../../model/paper.ts";
import type { Columns } from "../../read/columns.ts";
import { readSources } from "../../read/index.ts";
import { anyLanguageOption, columnsOption, modelOption, readerOption, threadsOption, SOURCES } from "../arguments.ts";
import { createProgress, describeForeign, describeOtherLanguages } from "../progress.ts";
import type { Session } from "../session.ts";

/** Papers that the threads share out among them at once. */
const PAPERS_A_BATCH = 512;

interface ExtractFlags {
  readonly reader?: string;
  readonly columns?: Columns;
  readonly model?: string;
  readonly threads?: number;
  readonly anyLanguage?: boolean;
}

/** `papergraph extract`: a filter from papers to what is found in them; nothing is kept between papers. */
export function extractCommand(session: Session): Command {
  return new Command("extract")
    .summary("find concepts in papers, one JSON line a paper")
    .description(
      "Finds methods, datasets, metrics and tasks in titles and abstracts; prints one JSON line a paper, in order, with the id as given.",
    )
    .argument("<source...>", `${SOURCES}, which are JSON lines`)
    .addOption(readerOption())
    .addOption(columnsOption())
    .addOption(modelOption())
    .addOption(threadsOption())
    .addOption(anyLanguageOption())
    .action(async (sources: string[], flags: ExtractFlags) => {
      const signal = session.stopSignal();
      const progress = createProgress(session);
      await using extractors = await openExtractorPool({
        model: flags.model,
        threads: flags.threads,
        anyLanguage: flags.anyLanguage,
        listener: progress.listener,
      });
      let papers = 0;
      let foreignPapers = 0;
      let notEnglish = 0;
      for (const source of sources) {
        const reader = flags.reader ?? (source === "-" ? "jsonl" : undefined);
        const records = readSources([source], { reader, columns: flags.columns, listener: progress.listener });
        const batches = inBatches(records, PAPERS_A_BATCH);
        // Threads do not wait for papers to be read and printed.
        for await (const extracted of mapAhead(batches, 1, (batch) => extractBatch(extractors, batch))) {
          throwIfStopped(signal);
          papers += extracted.length;
          for (const paper of extracted) {
            foreignPapers += paper.foreign ? 1 : 0;
            notEnglish += paper.textLanguage === undefined ? 0 : 1;
            await session.output.data(JSON.stringify(paper));
          }
        }
      }
      progress.finish();
      await session.output.report({
        dataIn: "stdout",
        lines: [
          ...(notEnglish > 0 ? [describeOtherLanguages(notEnglish, papers, flags.anyLanguage)] : []),
          ...(foreignPapers > 0 ? [describeForeign(foreignPapers, papers)] : []),
        ],
        json: { papers, foreign: foreignPapers, notEnglish, skipped: progress.skipped, model: extractors.model },
      });
    });
}

async function extractBatch(
  extractors: ExtractorPool,
  batch: readonly PaperRecord[],
): Promise<readonly ExtractedPaper[]> {
  const extractions = await extractors.extract(batch);
  return batch.map(({ id, title }, index) => {
    const { entities = [], results = [], foreign, textLanguage } = extractions[index] ?? {};
    return {
      id,
      title,
      entities,
      results,
      ...(foreign && { foreign }),
      ...(textLanguage !== undefined && { textLanguage }),
    };
  });
}
