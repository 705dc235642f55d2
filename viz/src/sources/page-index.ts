import type { ConceptLink, Picture, PaperLink, Relation } from "../../../src/serve/api.ts";
import type { EdgeData, PageData } from "../../../src/serve/page-data.ts";

/** An edge of a page's data, with its ends by id. */
export interface PageEdge {
  readonly paper: string;
  readonly concept: string;
  readonly relation: Relation;
  readonly confidence: number;
  readonly evidence: EdgeData;
}

/** A page's data by id. */
export interface PageIndex {
  readonly data: PageData;
  /** Place of a node among those of the picture. */
  readonly places: ReadonlyMap<string, number>;
  readonly edgesOfPaper: ReadonlyMap<string, readonly PageEdge[]>;
  readonly edgesOfConcept: ReadonlyMap<string, readonly PageEdge[]>;
  /** Ids of today by former ones. */
  readonly former: ReadonlyMap<string, string>;
}

function addTo<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** All columns are of one length; the fallback is never used and keeps the types honest. */
function edgesOf({ picture, evidence }: PageData): readonly PageEdge[] {
  const { nodes, edges } = picture;
  return edges.relation.map((relation, place) => ({
    paper: nodes.id[edges.paper[place] ?? -1] ?? "",
    concept: nodes.id[edges.concept[place] ?? -1] ?? "",
    relation,
    confidence: edges.confidence[place] ?? 0,
    evidence: evidence[place] ?? { spans: [], sentences: [] },
  }));
}

export function indexOf(data: PageData): PageIndex {
  const edgesOfPaper = new Map<string, PageEdge[]>();
  const edgesOfConcept = new Map<string, PageEdge[]>();
  for (const edge of edgesOf(data)) {
    addTo(edgesOfPaper, edge.paper, edge);
    addTo(edgesOfConcept, edge.concept, edge);
  }
  const former = Object.entries(data.concepts).flatMap(([id, { formerIds }]) =>
    formerIds.map((formerId) => [formerId, id] as const),
  );
  return {
    data,
    places: new Map(data.picture.nodes.id.map((id, place) => [id, place])),
    edgesOfPaper,
    edgesOfConcept,
    former: new Map(former),
  };
}

const cell = <Column extends Exclude<keyof Picture["nodes"], "id">>(
  { places, data }: PageIndex,
  id: string,
  column: Column,
): Picture["nodes"][Column][number] | undefined => {
  const place = places.get(id);
  return place === undefined ? undefined : data.picture.nodes[column][place];
};

export function paperLink(index: PageIndex, id: string): PaperLink {
  return { id, title: cell(index, id, "label") ?? id, year: cell(index, id, "year") ?? null };
}

export function conceptLink(index: PageIndex, id: string): ConceptLink {
  const type = cell(index, id, "type") ?? "Method";
  return {
    id,
    type: type === "Paper" ? "Method" : type,
    name: cell(index, id, "label") ?? id,
    papers: cell(index, id, "papers") ?? 0,
  };
}

/** First year of a concept. */
export const firstYearOf = (index: PageIndex, id: string): number | null => cell(index, id, "year") ?? null;
