import { parsePaperId } from "../model/id.ts";
import { inChunks, UnusableAnswer, type Fetcher, type PageContents, type PagePlace } from "./fetcher.ts";

/** So many ids fit into an address that every server takes. */
const IDS_A_REQUEST = 100;

const FIELD = /(?:^|[\s(])(?:ti|au|abs|co|jr|cat|rn|id|all|submittedDate|lastUpdatedDate):/u;
const OPERATOR = /(?:^|\s)(?:AND|OR|ANDNOT)\s/u;

/** Bare words would be looked for one or another; who writes operators or fields knows what they mean. */
function withFields(query: string): string {
  if (FIELD.test(query) || OPERATOR.test(query)) return query;
  const terms = query.match(/"[^"]*"|\S+/gu) ?? [];
  return terms.map((term) => `all:${term}`).join(" AND ");
}

/** The service has no open end. */
const FAR_DAY = "299912312359";

const submittedSince = (since: string | undefined): string =>
  since === undefined ? "" : ` AND submittedDate:[${since.replaceAll("-", "")}0000 TO ${FAR_DAY}]`;

const startOf = ({ token = "0" }: PagePlace): number => Number(token);

function contentsOf(text: string, place: PagePlace): PageContents {
  const feed = text.trim();
  if (!/<(?:[\w.-]+:)?feed\b/u.test(feed)) throw new UnusableAnswer("its answer is no feed", { isTemporary: true });
  if (!/<\/(?:[\w.-]+:)?feed>$/u.test(feed)) {
    throw new UnusableAnswer("its answer is cut short", { isTemporary: true });
  }
  const error = /<id>[^<]*\/api\/errors#?([^<]*)/u.exec(feed);
  if (error !== null) {
    const reason = (error[1] ?? "").replaceAll(/[_\s]+/gu, " ").trim();
    throw new UnusableAnswer(`it refuses the query (${reason || "unknown error"})`, { isTemporary: false });
  }
  const total = Number(/<(?:[\w.-]+:)?totalResults\b[^>]*>\s*(\d+)/u.exec(feed)?.[1] ?? Number.NaN);
  if (Number.isNaN(total))
    throw new UnusableAnswer("its answer does not say how many there are", { isTemporary: true });
  const records = feed.match(/<(?:[\w.-]+:)?entry[\s>]/gu)?.length ?? 0;
  const next = startOf(place) + records;
  return { records, total, next: next < total ? String(next) : undefined };
}

/** arXiv's API: https://info.arxiv.org/help/api/user-manual.html, and the terms beside it. */
export const arxiv: Fetcher = {
  name: "arxiv",
  summary: "arXiv's API, the newest papers first; one request in 3 seconds",
  address: "https://export.arxiv.org/api/query",
  addressVariable: "PAPERGRAPH_ARXIV_URL",
  reader: "arxiv-atom",
  interval: 3000,
  pageSize: 200,
  mostPapers: 30_000,
  parseId: parsePaperId,
  idKinds: ["arxiv"],
  questions(search) {
    if ("ids" in search) {
      return inChunks(search.ids, IDS_A_REQUEST).map((ids) => ({
        id_list: ids.map((id) => id.replace(/^arxiv:/u, "")).join(","),
      }));
    }
    const query = withFields(search.query);
    const restricted = search.since === undefined ? query : `(${query})${submittedSince(search.since)}`;
    // Papers that appear between two requests make a page repeat some; in any other order they might hide some.
    return [{ search_query: restricted, sortBy: "submittedDate", sortOrder: "descending" }];
  },
  paging: (place) => ({ start: String(startOf(place)), max_results: String(place.size) }),
  contact: () => ({}),
  contentsOf,
};
