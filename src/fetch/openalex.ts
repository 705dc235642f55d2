import { z } from "zod";
import { parsePaperId } from "../model/id.ts";
import { inChunks, UnusableAnswer, type Fetcher, type PageContents, type Parameters } from "./fetcher.ts";

/** The service takes 100 values in one filter; addresses of DOIs are long. */
const IDS_A_REQUEST = 50;

const pageSchema = z.object({
  meta: z.object({ count: z.int().nonnegative(), next_cursor: z.string().nullish() }),
  results: z.array(z.unknown()),
});

/** How each kind of id is filtered by; arXiv's are known there by their DOI. */
const FILTERS: Readonly<Record<string, { readonly filter: string; readonly valueOf: (bare: string) => string }>> = {
  openalex: { filter: "openalex", valueOf: (bare) => bare },
  doi: { filter: "doi", valueOf: (bare) => bare },
  arxiv: { filter: "doi", valueOf: (bare) => `10.48550/arxiv.${bare}` },
  pmid: { filter: "pmid", valueOf: (bare) => bare },
};

function filtersFor(ids: readonly string[]): readonly Parameters[] {
  const valuesByFilter = new Map<string, string[]>();
  for (const id of ids) {
    const colon = id.indexOf(":");
    const known = FILTERS[id.slice(0, colon)];
    if (known === undefined) throw new RangeError(`OpenAlex is not asked for "${id}".`);
    valuesByFilter.set(known.filter, [...(valuesByFilter.get(known.filter) ?? []), known.valueOf(id.slice(colon + 1))]);
  }
  return [...valuesByFilter].flatMap(([filter, values]) =>
    inChunks(values, IDS_A_REQUEST).map((some) => ({ filter: `${filter}:${some.join("|")}` })),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const reason = text.trimStart().startsWith("{") ? "its answer is cut short" : "its answer is no JSON";
    throw new UnusableAnswer(reason, { isTemporary: true });
  }
}

function contentsOf(text: string): PageContents {
  const page = pageSchema.safeParse(parseJson(text)).data;
  if (page === undefined) throw new UnusableAnswer("its answer is no page of works", { isTemporary: true });
  return { records: page.results.length, total: page.meta.count, next: page.meta.next_cursor ?? undefined };
}

/** Works of OpenAlex: https://developers.openalex.org. */
export const openalex: Fetcher = {
  name: "openalex",
  summary: "works of OpenAlex, the most relevant first; wants a free key",
  address: "https://api.openalex.org/works",
  addressVariable: "PAPERGRAPH_OPENALEX_URL",
  keyVariable: "PAPERGRAPH_OPENALEX_KEY",
  reader: "openalex",
  interval: 100,
  pageSize: 100,
  parseId: (word) => parsePaperId(word) ?? (/^W\d+$/iu.test(word) ? `openalex:${word.toUpperCase()}` : undefined),
  idKinds: Object.keys(FILTERS),
  questions(search) {
    if ("ids" in search) return filtersFor(search.ids);
    const since = search.since === undefined ? {} : { filter: `from_publication_date:${search.since}` };
    return [{ search: search.query, ...since }];
  },
  paging: ({ token = "*", size }) => ({ per_page: String(size), cursor: token }),
  contact: ({ mailto, key }) => ({
    ...(mailto === undefined ? {} : { mailto }),
    ...(key === undefined ? {} : { api_key: key }),
  }),
  contentsOf,
};
