import type { PageData } from "../../../src/serve/page-data.ts";

/** Id of the element that holds the data of an exported page. */
const DATA_ID = "papergraph-data";

/** The data that stand in the page; nothing in a page that a server gave. */
export function dataOfPage(): PageData | undefined {
  const text = document.getElementById(DATA_ID)?.textContent;
  // Page and data were written together, so the shape is not checked again.
  return text === undefined || text === null ? undefined : JSON.parse(text);
}
