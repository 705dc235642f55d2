import type { PaperExtraction } from "../model/extraction.ts";
import type { Paper, PaperRecord } from "../model/paper.ts";
import { createFlow, type Flow } from "./flow.ts";
import { mergePapers, mergeRecords, paperFrom } from "./identity/merge.ts";
import { createPaperIndex, type PaperIndex } from "./identity/paper-index.ts";
import { fieldsHashOf, textHashOf, type Journal, type JournalEntry } from "./journal.ts";

/** What finds things in papers. */
export interface PaperExtractor {
  /** Name and version: code and weights. */
  readonly version: string;
  /** Whether papers are read whose text is not in English; others of them have nothing but their `textLanguage`. */
  readonly anyLanguage?: boolean;
  /** One extraction a paper, in order. */
  extract(papers: readonly Paper[]): Promise<readonly PaperExtraction[]>;
}

export interface IntakeCounts {
  /** Records that the sources listed. */
  readonly records: number;
  /** Records of papers that were known already, from this run or before. */
  readonly joined: number;
  /** Papers whose text was extracted in this run. */
  readonly extracted: number;
}

/** Brings records into the journal: joins those of one paper, and extracts what is new or changed. */
export interface Intake {
  /** On disk when it returns. */
  take(records: readonly PaperRecord[]): Promise<void>;
  counts(): IntakeCounts;
  /** Which records of the run were of one paper. */
  readonly flow: Flow;
}

export async function createIntake(journal: Journal, extractor: PaperExtractor): Promise<Intake> {
  const index = createPaperIndex();
  for await (const { paper } of journal.entries()) index.add(paper);
  const counts = { records: 0, joined: 0, extracted: 0 };
  const flow = createFlow();

  return {
    flow,
    counts: () => counts,
    async take(records) {
      const settled = await settleRecords(records, { journal, index, flow });
      counts.records += records.length;
      counts.joined += settled.joined;
      const entries = [...settled.papers.values()].map((paper) => entryOf(paper, settled.stored.get(paper.id)));
      const due = entries.filter(
        ({ known }) => known === undefined || known.extractor !== versionOf(extractor, known.extraction),
      );
      const extractions = await extractor.extract(due.map(({ fresh }) => fresh.paper));
      counts.extracted += extractions.filter(
        ({ textLanguage }) => extractor.anyLanguage === true || textLanguage === undefined,
      ).length;
      const extractionById = new Map(due.map(({ fresh }, at) => [fresh.paper.id, extractions[at]]));
      for (const { fresh, known } of entries) {
        const { textLanguage } = extractionById.get(fresh.paper.id) ?? known?.extraction ?? {};
        if (textLanguage !== undefined) flow.tellOtherLanguage(fresh.paper.id);
      }
      await journal.append({
        removed: [...settled.removed],
        entries: entries.flatMap(({ fresh, known }) => changedEntry({ fresh, known, extractor, extractionById })),
      });
    },
  };
}

interface Settled {
  /** Every paper that the records are of, as it now stands. */
  readonly papers: ReadonlyMap<string, Paper>;
  /** What the journal holds of them. */
  readonly stored: ReadonlyMap<string, JournalEntry>;
  /** Papers that turned out to be another one. */
  readonly removed: ReadonlySet<string>;
  readonly joined: number;
}

async function settleRecords(
  records: readonly PaperRecord[],
  { journal, index, flow }: { readonly journal: Journal; readonly index: PaperIndex; readonly flow: Flow },
): Promise<Settled> {
  const papers = new Map<string, Paper>();
  const stored = new Map<string, JournalEntry>();
  const removed = new Set<string>();
  let joined = 0;
  for (const record of records) {
    const known: Paper[] = [];
    for (const id of index.find(record)) {
      const entry = papers.has(id) ? undefined : await journal.read(id);
      if (entry !== undefined) stored.set(id, entry);
      const paper = papers.get(id) ?? entry?.paper;
      if (paper !== undefined) known.push(paper);
    }
    const [kept, ...others] = known;
    if (kept !== undefined) joined += 1;
    for (const { id } of others) {
      papers.delete(id);
      index.remove(id);
      if (journal.has(id)) removed.add(id);
    }
    const merged =
      kept === undefined
        ? paperFrom(record, index.freeId(record))
        : mergeRecords(others.reduce(mergePapers, kept), record);
    papers.set(merged.id, merged);
    index.add(merged);
    flow.add(record, merged, known);
  }
  return { papers, stored, removed, joined };
}

type FreshEntry = Pick<JournalEntry, "paper" | "textHash" | "fieldsHash">;

interface EntryState {
  readonly fresh: FreshEntry;
  /** The journal's entry of the same text. */
  readonly known: JournalEntry | undefined;
}

function entryOf(paper: Paper, stored: JournalEntry | undefined): EntryState {
  const fresh = { paper, textHash: textHashOf(paper), fieldsHash: fieldsHashOf(paper) };
  return { fresh, known: stored?.textHash === fresh.textHash ? stored : undefined };
}

/** What the journal calls the extractor: of papers in other languages it tells too whether they were read. */
const versionOf = ({ version, anyLanguage = false }: PaperExtractor, { textLanguage }: PaperExtraction): string =>
  anyLanguage && textLanguage !== undefined ? `${version}-any-language` : version;

/** The line that the journal needs; none when it has it already. */
function changedEntry(state: {
  readonly fresh: FreshEntry;
  readonly known: JournalEntry | undefined;
  readonly extractor: PaperExtractor;
  readonly extractionById: ReadonlyMap<string, PaperExtraction | undefined>;
}): readonly JournalEntry[] {
  const { fresh, known, extractor, extractionById } = state;
  const extraction = extractionById.get(fresh.paper.id);
  if (extraction !== undefined) return [{ ...fresh, extractor: versionOf(extractor, extraction), extraction }];
  if (known === undefined || known.fieldsHash === fresh.fieldsHash) return [];
  return [{ ...fresh, extractor: known.extractor, extraction: known.extraction }];
}
