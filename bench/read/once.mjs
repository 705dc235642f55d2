// One measurement of bench/read.ts in a process of its own, with the built package: node once.mjs WHO FILE READER PAPERS. Reads the
// file and prints {records, seconds, processorSeconds, tenths}: the highest resident memory in each tenth of the papers, in MiB. WHO
// is "papergraph" or one of the libraries below, each of which gets the whole file as one text, as it asks for.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const [who, file, reader, papers] = process.argv.slice(2);
/** Where the libraries were installed. */
const folder = process.env.BENCH_LIBRARIES ?? process.cwd();
const load = createRequire(join(folder, "package.json"));

/** What is looked for in a parsed tree: the values of the outermost list that has several of one kind. */
const countIn = (tree) => {
  if (Array.isArray(tree)) return tree.length;
  const members = typeof tree === "object" && tree !== null ? Object.values(tree) : [];
  return Math.max(0, ...members.map(countIn));
};

const counted = (entries) => Object.keys(entries).length;

const LIBRARIES = {
  "JSON.parse": () => async () => countIn(JSON.parse(await readFile(file, "utf8"))),
  "readline, JSON.parse": () => async () => {
    let records = 0;
    for await (const line of createInterface({ input: createReadStream(file) })) records += JSON.parse(line) ? 1 : 0;
    return records;
  },
  readline: () => async () => {
    let lines = 0;
    for await (const line of createInterface({ input: createReadStream(file) })) lines += line === "" ? 0 : 1;
    return lines;
  },
  "fast-xml-parser": () => {
    const { XMLParser } = load("fast-xml-parser");
    const parser = new XMLParser({ ignoreAttributes: false });
    return async () => countIn(parser.parse(await readFile(file, "utf8")));
  },
  cheerio: () => {
    const cheerio = load("cheerio");
    return async () => {
      const props = cheerio
        .load(await readFile(file, "utf8"))("[data-props]")
        .attr("data-props");
      return countIn(JSON.parse(props));
    };
  },
  papaparse: () => {
    const { parse } = load("papaparse");
    return async () => parse(await readFile(file, "utf8"), { header: true, skipEmptyLines: true }).data.length;
  },
  "@citation-js/plugin-bibtex": () => {
    load("@citation-js/plugin-bibtex");
    const { plugins } = load("@citation-js/core");
    return async () => plugins.input.chain(await readFile(file, "utf8"), { generateGraph: false }).length;
  },
  "biblatex-csl-converter": () => {
    const { RISParser, NBIBParser, ENWParser } = load("biblatex-csl-converter");
    const Parser = { ris: RISParser, nbib: NBIBParser, endnote: ENWParser }[reader];
    return async () => counted(new Parser(await readFile(file, "utf8")).parse().entries);
  },
};

const tenths = [];

async function readOurs() {
  const { readSources } = await import("../../dist/index.js");
  return async () => {
    let records = 0;
    let highest = 0;
    for await (const record of readSources([file], { reader })) {
      records += record.title === "" ? 0 : 1;
      if (records % 200 === 0) highest = Math.max(highest, process.memoryUsage.rss());
      if (records >= ((tenths.length + 1) * papers) / 10) {
        tenths.push(Math.round(Math.max(highest, process.memoryUsage.rss()) / 2 ** 20));
        highest = 0;
      }
    }
    return records;
  };
}

const read = who === "papergraph" ? await readOurs() : await LIBRARIES[who]();
const before = process.cpuUsage();
const start = performance.now();
const records = await read();
const seconds = (performance.now() - start) / 1e3;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ records, seconds, processorSeconds: (user + system) / 1e6, tenths }));
