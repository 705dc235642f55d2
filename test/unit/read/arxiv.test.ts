import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedPath } from "../../shared.ts";
import { readAll } from "../../sources.ts";
import { temporaryFolder } from "../../temporary.ts";

const dumped = {
  id: "0704.0003",
  submitter: "A Person",
  authors: "J. B\\'er\\'enyi, A. Smith",
  title: "Long titles are\n  broken in the dump",
  "journal-ref": "J. Dumps 1:2,2008",
  doi: "10.1000/Dump.1",
  categories: "hep-ph",
  abstract: "  We keep spaces\nand line ends.\n",
  versions: [
    { version: "v1", created: "Mon, 2 Apr 2007 19:18:42 GMT" },
    { version: "v2", created: "Tue, 1 Jan 2008 00:00:00 GMT" },
  ],
  update_date: "2008-11-26",
  authors_parsed: [
    ["Berényi", "J.", ""],
    ["Smith", "A.", "Jr."],
  ],
};

test("the dump's names are parted as it parts them, and the day is that of the first version", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "dump.json");
  await writeFile(path, `${JSON.stringify(dumped)}\n`);
  const { records, readers } = await readAll([path]);
  expect(readers).toEqual(["arxiv"]);
  expect(records).toEqual([
    {
      id: "0704.0003",
      title: dumped.title,
      abstract: dumped.abstract,
      authors: ["J. Berényi", "A. Smith Jr."],
      date: "2007-04-02",
      year: 2007,
      venue: "J. Dumps 1:2,2008",
      ids: ["doi:10.1000/dump.1", "arxiv:0704.0003"],
      source: path,
    },
  ]);
});

test.skipIf(sharedPath("corpora") === undefined)(
  "a file of arXiv records is read whole, letter for letter",
  async () => {
    const { records, skipped, readers } = await readAll([sharedPath("corpora", "arxiv-2025.jsonl.gz") ?? ""]);
    expect(readers).toEqual(["arxiv"]);
    expect(skipped).toEqual([]);
    expect(records).toHaveLength(13_978);
    expect(records[0]).toMatchObject({
      id: "2210.12590",
      authors: ["Huiliang Zhang", "Di Wu", "Arnaud Zinflou", "Benoit Boulet"],
      date: "2025-12-18",
      year: 2025,
      ids: ["arxiv:2210.12590"],
    });
    expect(records[2]?.title).toBe(
      "MAPS$^2$: Multi-Robot Autonomous Motion Planning under Signal Temporal Logic Specifications",
    );
  },
);
