/** What is asked of a service: the papers that match words, or papers by their ids in normal form (`arxiv:…`). */
export type Search =
  | {
      readonly query: string;
      /** The earliest day of publication, `2024-05-01`. */
      readonly since?: string | undefined;
    }
  | { readonly ids: readonly string[] };

/** Parameters of a request by name. */
export type Parameters = Readonly<Record<string, string>>;

/** Where in the answers to a question a page begins, and how many papers it may hold. */
export interface PagePlace {
  /** What the page before it named as its `next`; `undefined` for the first one. */
  readonly token: string | undefined;
  readonly size: number;
}

/** What a page says of itself. */
export interface PageContents {
  readonly records: number;
  /** How many papers all pages of the question hold. */
  readonly total: number;
  /** The token of the page after it; `undefined` on the last one. */
  readonly next: string | undefined;
}

/** Who asks, as far as a service wants to know it in the parameters of a request. */
export interface Contact {
  readonly mailto: string | undefined;
  readonly key: string | undefined;
}

/** Knows how one service is asked; the requests themselves are made elsewhere, the same way for all. */
export interface Fetcher {
  readonly name: string;
  /** One line for help and documents. */
  readonly summary: string;
  readonly address: string;
  /** The variable of the environment that overrides `address`. */
  readonly addressVariable: string;
  /** The variable of the environment that holds a key, where the service gives out any. */
  readonly keyVariable?: string;
  /** Name of the reader of its answers. */
  readonly reader: string;
  /** Milliseconds between the end of one request and the next that its rules ask for. */
  readonly interval: number;
  /** The most papers that one page is to hold. */
  readonly pageSize: number;
  /** The most papers that the service gives out for one question. */
  readonly mostPapers?: number;
  /** The id in normal form that a word means to the service; `undefined` for words that are no id of any kind. */
  parseId(word: string): string | undefined;
  /** The kinds of ids by which it finds papers: `doi`, `arxiv`, … */
  readonly idKinds: readonly string[];
  /** What to ask, without paging: one question for words, one for every so many ids. */
  questions(search: Search): readonly Parameters[];
  paging(place: PagePlace): Parameters;
  contact(contact: Contact): Parameters;
  /** Throws `UnusableAnswer` when a text is no whole page. */
  contentsOf(text: string, place: PagePlace): PageContents;
}

/** Why an answer is of no use, as a clause. */
export class UnusableAnswer extends Error {
  /** Whether the next try may fare better. */
  readonly isTemporary: boolean;
  /** Milliseconds after which the service wants to be asked again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(reason: string, details: { readonly isTemporary: boolean; readonly retryAfter?: number | undefined }) {
    super(reason);
    this.isTemporary = details.isTemporary;
    this.retryAfter = details.retryAfter;
  }
}

/** Lists of `size`, the last may be shorter. */
export const inChunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
