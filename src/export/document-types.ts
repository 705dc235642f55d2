import { strongIds } from "../model/id.ts";
import type { Paper } from "../model/paper.ts";

/** What every format has some type for. */
export type DocumentKind =
  | "article"
  | "conference"
  | "preprint"
  | "book"
  | "chapter"
  | "thesis"
  | "report"
  | "dataset"
  | "webpage"
  | "other";

/** What services and programs call them; the first that fits counts. */
const KINDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ["preprint", /preprint|posted|working.?paper|^unpublished$|^unpb$/iu],
  ["conference", /proceeding|conference|^conf$|^cpaper$/iu],
  ["chapter", /chapter|^chap$|^inbook$|^incollection$|section/iu],
  ["thesis", /thesis|dissertation|^thes$/iu],
  ["report", /report|^rprt$/iu],
  ["dataset", /^data/iu],
  ["book", /book|monograph/iu],
  ["article", /article|journal|review|^jour$|letter|editorial/iu],
  ["webpage", /web|^elec$|online/iu],
];

/** What a paper is, by what its source calls it; without that by its venue and its ids. */
export function documentKind(paper: Paper): DocumentKind {
  const { type, venue } = paper;
  if (type !== undefined) return KINDS.find(([, names]) => names.test(type))?.[0] ?? "other";
  if (venue !== undefined) return "article";
  return strongIds(paper).some((id) => id.startsWith("arxiv:")) ? "preprint" : "other";
}

/** What a format calls its documents. */
export interface DocumentTypes {
  readonly byKind: Readonly<Record<DocumentKind, string>>;
  /** Further types that it has: a paper of one of them keeps it. */
  readonly others: ReadonlySet<string>;
}

/** The type of a paper in a format: its own where the format has it, else the nearest. */
export function typeIn({ byKind, others }: DocumentTypes, paper: Paper): string {
  const { type } = paper;
  if (type !== undefined && (others.has(type) || Object.values(byKind).includes(type))) return type;
  return byKind[documentKind(paper)];
}
