import type { NodeType, Picture, Relation } from "../../../src/serve/api.ts";
import { graphOf, type PaperGraph } from "../../../viz/src/state/graph.ts";
import { FIRST_VIEW, type View } from "../../../viz/src/state/view.ts";
import type { Looked } from "../../../viz/src/state/visibility.ts";

interface Node {
  readonly id: string;
  readonly type: NodeType;
  readonly label: string;
  readonly papers: number;
  readonly year: number | null;
}

interface Edge {
  readonly paper: string;
  readonly concept: string;
  readonly relation: Relation;
  readonly confidence: number;
}

const node = (type: NodeType, id: string, fields: Partial<Node> = {}): Node => ({
  id,
  type,
  label: id,
  papers: 1,
  year: null,
  ...fields,
});

const edge = (paper: string, [relation, concept]: readonly [Relation, string], confidence = 0.9): Edge => ({
  paper,
  relation,
  concept,
  confidence,
});

export function picture(nodes: readonly Node[], edges: readonly Edge[]): Picture {
  const placeOf = (id: string): number => nodes.findIndex((each) => each.id === id);
  return {
    workspace: "test",
    minConfidence: 0,
    nodes: {
      id: nodes.map(({ id }) => id),
      type: nodes.map(({ type }) => type),
      label: nodes.map(({ label }) => label),
      papers: nodes.map(({ papers }) => papers),
      year: nodes.map(({ year }) => year),
      x: nodes.map((_, place) => place),
      y: nodes.map((_, place) => 2 * place),
    },
    edges: {
      paper: edges.map(({ paper }) => placeOf(paper)),
      concept: edges.map(({ concept }) => placeOf(concept)),
      relation: edges.map(({ relation }) => relation),
      confidence: edges.map(({ confidence }) => confidence),
    },
    kin: { from: [], to: [], relation: [] },
    leftOut: { papers: 0, concepts: 0, minPapers: 1 },
    answer: null,
  };
}

/** Three papers around one shared method; one paper has a dataset of its own, one neither year nor concept. */
export const smallPicture: Picture = picture(
  [
    node("Paper", "p1", { label: "Pooling für Bäume", year: 2019 }),
    node("Paper", "p2", { label: "Attention", year: 2021 }),
    node("Paper", "p3", { label: "Nothing found" }),
    node("Method", "method:pooling", { label: "pooling", papers: 2, year: 2019 }),
    node("Dataset", "dataset:trees", { label: "Trees-10", year: 2021 }),
  ],
  [
    edge("p1", ["PROPOSES", "method:pooling"], 0.9),
    edge("p2", ["USES", "method:pooling"], 0.4),
    edge("p2", ["EVALUATES_ON", "dataset:trees"], 0.8),
  ],
);

export const smallGraph = (): PaperGraph => graphOf(smallPicture);

/** So many papers that each name a concept of their own and those in `shared`. */
export function wideGraph(papers: number, shared: readonly string[]): PaperGraph {
  const ids = Array.from({ length: papers }, (_, place) => `p${place}`);
  return graphOf(
    picture(
      [
        ...ids.map((id) => node("Paper", id, { year: 2020 })),
        ...ids.map((id) => node("Method", `method:${id}`)),
        ...shared.map((id) => node("Task", id, { papers })),
      ],
      ids.flatMap((id) => [
        edge(id, ["PROPOSES", `method:${id}`]),
        ...shared.map((concept) => edge(id, ["ADDRESSES", concept])),
      ]),
    ),
  );
}

/** How a graph is looked at: at first, but for what is given. */
export const looked = ({
  view = {},
  ...rest
}: { view?: Partial<View> } & Partial<Omit<Looked, "view">> = {}): Looked => ({
  view: { ...FIRST_VIEW, ...view },
  selected: [],
  lit: [],
  hubs: new Set(),
  ...rest,
});
