import { PaperGraphError } from "../errors.ts";
import type { PageCache } from "./cache.ts";
import type { Client } from "./client.ts";
import { UnusableAnswer, type Contact, type Fetcher, type PageContents, type Parameters } from "./fetcher.ts";

/** One page of answers as the service gave it. */
export interface Page extends PageContents {
  readonly bytes: Uint8Array;
  readonly isCached: boolean;
}

export interface PageSource {
  readonly fetcher: Fetcher;
  readonly address: string;
  readonly contact: Contact;
  readonly cache: PageCache;
  readonly client: Client;
  /** The most papers that one page is to hold. */
  readonly size: number;
  /** Whether an answer goes on over pages: one to ids does not, whatever it counts. */
  readonly isPaged: boolean;
}

/** The address of a page, without who asks: that belongs neither into names of files nor into messages. */
function addressOf({ fetcher, address, size }: PageSource, question: Parameters, token: string | undefined): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries({ ...question, ...fetcher.paging({ token, size }) })) {
    url.searchParams.set(name, value);
  }
  return url;
}

async function cachedPage(source: PageSource, url: URL, token: string | undefined): Promise<Page | undefined> {
  const bytes = await source.cache.read(url.href);
  if (bytes === undefined) return undefined;
  try {
    const contents = source.fetcher.contentsOf(new TextDecoder().decode(bytes), { token, size: source.size });
    return { ...contents, bytes, isCached: true };
  } catch {
    return undefined; // somebody changed the file: the service is asked again
  }
}

async function fetchedPage(source: PageSource, url: URL, token: string | undefined): Promise<Page> {
  const { fetcher, client, cache, contact, size, isPaged } = source;
  const asked = new URL(url);
  for (const [name, value] of Object.entries(fetcher.contact(contact))) asked.searchParams.set(name, value);
  const { bytes, contents } = await client.get(asked, (text) => {
    const found = fetcher.contentsOf(text, { token, size });
    if (isPaged && found.records === 0 && found.next !== undefined) {
      throw new UnusableAnswer("its page is empty though there are more", { isTemporary: true });
    }
    return found;
  });
  await cache.write(url.href, bytes);
  return { ...contents, bytes, isCached: false };
}

const goesInACircle = ({ name }: Fetcher): PaperGraphError =>
  new PaperGraphError("SERVICE_FAILED", `${name} failed: the page after this one is one that was fetched before.`, {
    hint: "Ask for fewer papers with --max, or for newer ones with --since.",
  });

/**
 * The pages of answers to one question, in order, kept ones from the disk. With `only: "cached"` they end before the first
 * that would have to be fetched. Throws as `Client.get` and `PageCache`.
 */
export async function* pagesOf(
  source: PageSource,
  question: Parameters,
  { only }: { readonly only?: "cached" } = {},
): AsyncGenerator<Page> {
  const tokens = new Set<string>();
  let token: string | undefined;
  let records = 0;
  do {
    const url = addressOf(source, question, token);
    const kept = await cachedPage(source, url, token);
    if (kept === undefined && only === "cached") return;
    const page = kept ?? (await fetchedPage(source, url, token));
    yield page;
    records += page.records;
    // OpenAlex names a next page after the last one, too: it is not worth a request.
    token = source.isPaged && records < page.total ? page.next : undefined;
    if (token !== undefined && tokens.has(token)) throw goesInACircle(source.fetcher);
    if (token !== undefined) tokens.add(token);
  } while (token !== undefined);
}
