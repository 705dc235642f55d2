/** Wording and numbers as the page shows them. */

const NUMBER = new Intl.NumberFormat("en");

/** `1,204`. */
export const numbered = (count: number): string => NUMBER.format(count);

/** `1 paper`, `1,204 papers`. */
export const counted = (count: number, one: string, many: string = `${one}s`): string =>
  `${numbered(count)} ${count === 1 ? one : many}`;

/** `87 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

const RESOLVERS: readonly (readonly [prefix: string, address: string])[] = [
  ["doi:", "https://doi.org/"],
  ["arxiv:", "https://arxiv.org/abs/"],
  ["pmid:", "https://pubmed.ncbi.nlm.nih.gov/"],
  ["openalex:", "https://openalex.org/"],
];

/** Where a paper can be read: its own address when that is a web address, else where its id leads. */
export function webAddress(paper: { readonly id: string; readonly url?: string | null }): string | null {
  if (typeof paper.url === "string" && /^https?:\/\//iu.test(paper.url) && URL.canParse(paper.url)) return paper.url;
  const resolver = RESOLVERS.find(([prefix]) => paper.id.startsWith(prefix));
  return resolver === undefined ? null : resolver[1] + encodeURI(paper.id.slice(resolver[0].length));
}

export interface Mark<Target> {
  readonly start: number;
  readonly end: number;
  readonly target: Target;
}

export interface Piece<Target> {
  readonly text: string;
  /** Null for text between marks. */
  readonly target: Target | null;
}

/** Cuts a text at its marks, in order; of marks that overlap, the first and longest is kept. */
export function piecesOf<Target>(text: string, marks: readonly Mark<Target>[]): readonly Piece<Target>[] {
  const pieces: Piece<Target>[] = [];
  let done = 0;
  for (const { start, end, target } of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done || end > text.length || end <= start) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), target: null });
    pieces.push({ text: text.slice(start, end), target });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), target: null });
  return pieces;
}

/** `3.2 ×`; beyond ten, without a fraction. */
export const times = (factor: number): string =>
  `${factor < 9.95 ? factor.toFixed(1) : numbered(Math.round(factor))} ×`;
