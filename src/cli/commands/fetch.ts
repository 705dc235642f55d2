import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { defaultCacheFolder } from "../../fetch/cache.ts";
import { fetchers } from "../../fetch/index.ts";
import { fetchPapers, planFetch, type FetchOptions, type FetchPlan } from "../../pipeline/fetch.ts";
import { readEnvironment } from "../../store/environment.ts";
import { wholeNumber } from "../arguments.ts";
import { offering } from "../completion/offers.ts";
import { writeLines } from "../lines-file.ts";
import { amount, createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface FetchFlags extends Pick<FetchOptions, "max" | "since" | "mailto"> {
  readonly out?: string;
  readonly cache?: string;
  readonly dryRun?: boolean;
}

/** A day; of a year or a month, the first one. */
function parseDay(text: string): string {
  const [, year = "", month = "01", day = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const parsed = Date.parse(date);
  if (Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== date) {
    throw new InvalidArgumentError("It must be a date: 2024, 2024-05 or 2024-05-01.");
  }
  return date;
}

/** `papergraph fetch`: papers from a service, as `read` prints them. */
export function fetchCommand(session: Session): Command {
  return new Command("fetch")
    .summary("print the papers that a service finds, one JSON line each")
    .description(
      `Asks a service for papers, by words or by ids, and prints them as read does, one JSON line each: papergraph fetch … | papergraph build -. Requests keep to the rules of the service; its answers are kept for a day, so that a fetch that was stopped goes on. Services: ${fetchers
        .list()
        .map(({ name, summary }) => `${name} (${summary})`)
        .join("; ")}.`,
    )
    .addArgument(offering(new Argument("<service>", "where from"), () => fetchers.list().map(({ name }) => name)))
    .addArgument(new Argument("<query...>", "words to look for, in the service's own syntax, or ids of papers"))
    .addOption(new Option("--max <n>", "the most papers to fetch; all by default").argParser(wholeNumber(1)))
    .addOption(
      new Option("--since <date>", "only papers from that day on: 2024, 2024-05 or 2024-05-01").argParser(parseDay),
    )
    .addOption(new Option("--out <file>", "write to this file, once all is there, instead of stdout"))
    .addOption(new Option("--mailto <address>", "where the service can write to you; by default PAPERGRAPH_MAILTO"))
    .addOption(new Option("--cache <dir>", "folder for the answers; by default papergraph/fetch in your cache folder"))
    .addOption(new Option("--dry-run", "say how many requests it would take, from the first page alone"))
    .action(async (service: string, words: readonly string[], flags: FetchFlags) => {
      const environment = readEnvironment(process.cwd());
      const progress = createProgress(session);
      const options: FetchOptions = {
        ...flags,
        service,
        query: words.join(" "),
        cache: flags.cache ?? defaultCacheFolder(environment),
        environment,
        listener: progress.listener,
        signal: session.stopSignal(),
      };
      if (flags.dryRun === true) {
        const plan = await planFetch(options).finally(() => progress.finish());
        await session.output.report({ dataIn: "report", lines: describePlan(plan), json: plan });
        return;
      }
      const { out } = flags;
      const lines = jsonLines(options);
      const papers = await (out === undefined ? print(lines, session) : writeLines(out, lines)).finally(() =>
        progress.finish(),
      );
      await session.output.report({
        dataIn: out === undefined ? "stdout" : "files",
        lines: [`Fetched ${amount(papers, "paper")} from ${service}${out === undefined ? "" : ` into ${out}`}.`],
        json: { service, papers, skipped: progress.skipped, ...(out === undefined ? {} : { out }) },
      });
    });
}

async function* jsonLines(options: FetchOptions): AsyncGenerator<string> {
  for await (const record of fetchPapers(options)) yield JSON.stringify(record);
}

async function print(lines: AsyncIterable<string>, { output }: Session): Promise<number> {
  let count = 0;
  for await (const line of lines) {
    await output.data(line);
    count += 1;
  }
  return count;
}

function describePlan({ service, matching, papers, requests, cachedPages, seconds }: FetchPlan): readonly string[] {
  const cached = cachedPages > 0 ? `, besides ${amount(cachedPages, "page")} that the cache holds` : "";
  return [
    `${service} has ${amount(matching, "paper")}, of which ${papers === matching ? "all" : amount(papers, "paper")} would be fetched.`,
    `That takes ${amount(requests, "request")}${cached}: ${amount(Math.ceil(seconds), "second")} at least.`,
  ];
}
