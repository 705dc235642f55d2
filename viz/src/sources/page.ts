import type { PageData } from "../../../src/serve/page-data.ts";
import { createSearch, type Findable, type Search } from "../../../src/serve/search.ts";
import { conceptIn, edgeIn, paperIn } from "./page-details.ts";
import { indexOf, type PageIndex } from "./page-index.ts";
import type { Source } from "./source.ts";

function findablesIn({ data, edgesOfConcept }: PageIndex): readonly Findable[] {
  const { nodes } = data.picture;
  return nodes.id.map((id, place) => {
    const type = nodes.type[place] ?? "Paper";
    const label = nodes.label[place] ?? id;
    return type === "Paper"
      ? { id, type, label, aliases: data.papers[id]?.authors ?? [], confidences: null }
      : {
          id,
          type,
          label,
          aliases: data.concepts[id]?.aliases ?? [],
          confidences: (edgesOfConcept.get(id) ?? []).map(({ confidence }) => confidence),
        };
  });
}

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** A page that answers from its own data. */
export function pageSource(data: PageData): Source {
  const index = indexOf(data);
  let search: Promise<Search> | undefined;
  return {
    picture: () => Promise.resolve(data.picture),
    hits: async (q, minConfidence) => {
      search ??= createSearch(findablesIn(index), nextTask);
      return (await search)({ q, minConfidence });
    },
    // Not at once: whoever asks sees a failure as one of a promise.
    paper: async (node) => paperIn(index, node),
    concept: async (node) => conceptIn(index, node),
    edge: async (ends) => edgeIn(index, ends),
    queries: null,
  };
}
