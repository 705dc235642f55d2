import { Command } from "commander";
import { readSources } from "../../read/index.ts";
import type { Columns } from "../../read/columns.ts";
import { columnsOption, readerOption, SOURCES } from "../arguments.ts";
import { createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

/** `papergraph read`: what the sources list, nothing merged. */
export function readCommand(session: Session): Command {
  return new Command("read")
    .summary("print the papers that sources list, one JSON line each")
    .description("Prints the papers that sources list, in order and nothing merged, one JSON line each.")
    .argument("<source...>", SOURCES)
    .addOption(readerOption())
    .addOption(columnsOption())
    .action(async (sources: string[], options: { reader?: string; columns?: Columns }) => {
      const progress = createProgress(session);
      let records = 0;
      for await (const record of readSources(sources, { ...options, listener: progress.listener })) {
        records += 1;
        await session.output.data(JSON.stringify(record));
      }
      progress.finish();
      await session.output.report({ dataIn: "stdout", lines: [], json: { records, skipped: progress.skipped } });
    });
}
