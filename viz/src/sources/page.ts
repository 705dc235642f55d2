import type { PageData } from "../../../src/serve/page-data.ts";
import { createSearch, type Findable, type Search } from "../../../src/serve/search.ts";
import { conceptIn, edgeIn, paperIn } from "./page-details.ts";
import { indexOf, type PageIndex } from "./page-index.ts";
import type { Source } from "./source.ts";

function aliasesOf({ data }: PageIndex, paper: string): readonly string[] {
  const { authors = [], venue = null } = data.papers[paper] ?? {};
  return venue === null ? authors : [...authors, venue];
}

function findablesIn(index: PageIndex): readonly Findable[] {
  const { data, edgesOfConcept } = index;
  const { nodes } = data.picture;
  return nodes.id.map((id, place) => {
    const type = nodes.type[place] ?? "Paper";
    const label = nodes.label[place] ?? id;
    return type === "Paper"
      ? { id, type, label, aliases: aliasesOf(index, id), confidences: null }
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
