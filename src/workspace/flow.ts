import type { Paper, PaperRecord } from "../model/paper.ts";

/** What became of the records of one source. */
export interface SourceFlow {
  readonly read: number;
  /** Records of papers that another record of the run had brought already. */
  readonly joined: number;
  /** Records that tell no abstract. */
  readonly withoutAbstract: number;
}

/** The papers that the records of a run are of, all sources together. */
export interface PaperFlow {
  readonly included: number;
  /** Of these, papers of which no record tells an abstract. */
  readonly withoutAbstract: number;
  /** Of these, papers whose text is not in English. */
  readonly notEnglish: number;
  /** Of these, papers that the workspace held before the run. */
  readonly knownBefore: number;
}

/** Counts, over one run, which records were of one paper. */
export interface Flow {
  /** `known` are the papers that the record was found to be of, as they were before; `paper` is what they are now. */
  add(record: PaperRecord, paper: Paper, known: readonly Paper[]): void;
  /** Of a paper that was added: its text is not in English. */
  tellOtherLanguage(id: string): void;
  /** By the name of the source, in order of arrival. */
  sources(): ReadonlyMap<string, SourceFlow>;
  papers(): PaperFlow;
}

/** What is known of a paper, in bits: there may be hundreds of thousands. */
const HAS_ABSTRACT = 1;
const WAS_KNOWN = 2;
const IS_NOT_ENGLISH = 4;

const isBlank = (text: string): boolean => text.trim() === "";

export function createFlow(): Flow {
  const sources = new Map<string, SourceFlow>();
  /** The papers of the run by id. */
  const papers = new Map<string, number>();
  const countOf = (bit: number): number => [...papers.values()].filter((bits) => (bits & bit) !== 0).length;
  return {
    add(record, paper, known) {
      const isJoined = known.some(({ id }) => papers.has(id));
      const wasKnown = known.some(({ id }) => ((papers.get(id) ?? WAS_KNOWN) & WAS_KNOWN) !== 0);
      for (const { id } of known) papers.delete(id); // a record may show that two papers are one
      papers.set(paper.id, (isBlank(paper.abstract) ? 0 : HAS_ABSTRACT) | (wasKnown ? WAS_KNOWN : 0));
      const { read, joined, withoutAbstract } = sources.get(record.source) ?? {
        read: 0,
        joined: 0,
        withoutAbstract: 0,
      };
      sources.set(record.source, {
        read: read + 1,
        joined: joined + (isJoined ? 1 : 0),
        withoutAbstract: withoutAbstract + (isBlank(record.abstract) ? 1 : 0),
      });
    },
    tellOtherLanguage(id) {
      papers.set(id, (papers.get(id) ?? 0) | IS_NOT_ENGLISH);
    },
    sources: () => sources,
    papers() {
      return {
        included: papers.size,
        withoutAbstract: papers.size - countOf(HAS_ABSTRACT),
        notEnglish: countOf(IS_NOT_ENGLISH),
        knownBefore: countOf(WAS_KNOWN),
      };
    },
  };
}
