import { InvalidArgumentError, Option } from "commander";
import { PaperGraphError } from "../errors.ts";
import { MODEL_NAMES } from "../extract/models.ts";
import { ENTITY_TYPES } from "../model/extraction.ts";
import { parseColumns } from "../read/columns.ts";
import { readers } from "../read/index.ts";
import { readEnvironment } from "../store/environment.ts";
import { EMBEDDED_STORE } from "../workspace/workspace.ts";
import { offering } from "./completion/offers.ts";
import { FORMATS } from "./table.ts";

/** What the commands that read papers say of their arguments. */
export const SOURCES = "files (plain, gzip, zstd or zip), folders, patterns, or - for stdin";

/** A whole number of at least `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return number;
  };

function probability(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError("It must be a number from 0 to 1.");
  }
  return number;
}

/** `use` says what a command does with it. */
export const minConfidenceOption = (use: string): Option =>
  new Option("--min-confidence <n>", `${use} (0 to 1)`).argParser(probability);

export const workspaceOption = (): Option =>
  new Option("--workspace <dir>", "folder that the build keeps").default("papergraph");

/** Passwords come from the environment: a command line is seen by everybody on the machine. The message must not repeat it. */
function storeAddress(written: string): string {
  const text = written === "neo4j" ? addressInEnvironment() : written;
  if (/^[a-z0-9+]+:\/\/[^/?#]*@/iu.test(text)) {
    throw new PaperGraphError("USAGE", "The address of the store holds a user or a password.", {
      hint: "Leave them out and set NEO4J_USERNAME and NEO4J_PASSWORD in the environment or in .env.",
    });
  }
  return text;
}

/** The name that Neo4j's own tools give it. */
function addressInEnvironment(): string {
  const { NEO4J_URI } = readEnvironment(process.cwd());
  if (NEO4J_URI !== undefined && NEO4J_URI !== "") return NEO4J_URI;
  throw new PaperGraphError("USAGE", "--store neo4j means the address in NEO4J_URI, which is not set.", {
    hint: "Set it in the environment or in .env, or name the address: --store neo4j://localhost:7687.",
  });
}

export const storeOption = (): Option =>
  offering(
    new Option(
      "--store <url>",
      "neo4j://…, bolt://…, neo4j for the address in NEO4J_URI, or graph for the embedded engine; without it the store that the workspace remembers",
    ).argParser(storeAddress),
    () => [EMBEDDED_STORE, "neo4j", "neo4j://", "neo4j+s://", "bolt://", "bolt+s://"],
  );

export const adoptOption = (): Option =>
  new Option("--adopt", "take over a database that belongs to another workspace");

export const readerOption = (): Option =>
  offering(
    new Option("--reader <name>", "format of the sources, when it is not to be guessed from their content"),
    () => readers.list().map(({ name }) => name),
  );

export const columnsOption = (): Option =>
  new Option(
    "--columns <names>",
    "what fields are called in tables and JSON, where it is not to be guessed: title=…,abstract=…",
  ).argParser(parseColumns);

export const modelOption = (): Option =>
  offering(
    new Option("--model <name>", "what finds the concepts: accurate or fast; by default accurate where it loads"),
    () => MODEL_NAMES,
  );

export const threadsOption = (): Option =>
  new Option("--threads <n>", "worker threads for extraction; by default one a core").argParser(wholeNumber(1));

export const anyLanguageOption = (): Option =>
  new Option("--any-language", "find concepts in papers that are not in English too, with a model made for English");

function addParameter(text: string, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError('It must read name=value, such as method="Vision Transformer".');
  return { ...given, [text.slice(0, equals)]: text.slice(equals + 1) };
}

export const parameterOption = (): Option =>
  new Option("--param <name=value>", "a parameter of the query; may be given several times")
    .argParser(addParameter)
    .default({}, "none");

export const formatOption = (): Option =>
  new Option("--format <format>", "how to print the rows").choices(Object.keys(FORMATS)).default("table");

/** `use` says what a command does with it. */
export const typeOption = (use: string): Option => new Option("--type <type>", use).choices(ENTITY_TYPES);

export const aliasesOption = (): Option =>
  new Option(
    "--aliases <file>",
    "your own aliases, one a line: type, name and alias with tabs between; the workspace keeps a copy",
  );
