import { z } from "zod";
import { ENTITY_TYPES, type EntityType, ROLES, type Role } from "../../model/extraction.ts";
import { type PaperInput, type PaperText, segmentPaper } from "../paper-text.ts";
import type { TokenRange } from "../tagger/bio.ts";

/** An annotated concept of a paper. */
export interface GoldEntity {
  readonly type: EntityType;
  readonly name: string;
  readonly mentions: readonly string[];
  readonly role: Role;
  /** So broad that finding or missing it counts neither way. */
  readonly optional?: boolean | undefined;
}

/** An annotated paper; spans count in `title + "\n" + abstract`, or in the abstract alone when there is no title. */
export interface GoldPaper extends PaperInput {
  readonly id: string;
  readonly entities: readonly GoldEntity[];
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: EntityType;
    readonly entity: number;
  }[];
}

/** One line of a gold file. */
export const goldPaperSchema: z.ZodType<GoldPaper> = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  entities: z.array(
    z.object({
      type: z.enum(ENTITY_TYPES),
      name: z.string(),
      mentions: z.array(z.string()),
      role: z.enum([...ROLES.Method, ...ROLES.Dataset, ...ROLES.Metric, ...ROLES.Task]),
      optional: z.boolean().optional(),
    }),
  ),
  spans: z.array(z.object({ start: z.int(), end: z.int(), type: z.enum(ENTITY_TYPES), entity: z.int() })),
});

/** A gold mention as token range, with the place of its entity in `GoldPaper.entities`. */
export interface GoldRange extends TokenRange {
  readonly entity: number;
}

/** A gold paper, segmented, with its mentions as token ranges in text order. */
export interface LabelledPaper {
  readonly gold: GoldPaper;
  readonly text: PaperText;
  readonly ranges: readonly GoldRange[];
  /** Mentions whose borders fall inside a token and which are therefore not in `ranges`. */
  readonly cut: number;
}

/** Segments a gold paper and finds the tokens of its mentions. */
export function labelPaper(gold: GoldPaper): LabelledPaper {
  const text = segmentPaper(gold);
  const shift = gold.title === "" ? 0 : gold.title.length + 1;
  const firsts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const sentence of text.sentences) {
    const offset = sentence.field === "title" ? 0 : shift;
    for (let index = sentence.firstToken; index < sentence.endToken; index++) {
      firsts.set(text.tokens[index]!.start + offset, index);
      ends.set(text.tokens[index]!.end + offset, index + 1);
    }
  }
  const ranges = gold.spans
    .flatMap(({ start, end, type, entity }): readonly GoldRange[] => {
      const first = firsts.get(start);
      const last = ends.get(end);
      return first === undefined || last === undefined ? [] : [{ first, end: last, type, entity }];
    })
    .toSorted((a, b) => a.first - b.first);
  return { gold, text, ranges, cut: gold.spans.length - ranges.length };
}
