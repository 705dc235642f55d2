import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { NodeType, Picture } from "../src/serve/api.ts";
import { createApp } from "../src/serve/app.ts";
import { loadAssets } from "../src/serve/assets.ts";
import { layOut } from "../src/serve/layout.ts";
import { type DrawnEdge, type DrawnNode, inOrder, pictureOf } from "../src/serve/picture.ts";
import type { GraphStore } from "../src/store/store.ts";
import { createRandom } from "./resolution/made-names.ts";

const CONCEPT_TYPES: readonly NodeType[] = ["Method", "Dataset", "Metric", "Task"];

/** So many nodes and edges; half of the nodes are papers, and some concepts are in very many of them. */
export async function makePicture(nodes: number, edges: number): Promise<Picture> {
  const random = createRandom(7);
  const papers = Math.round(nodes / 2);
  const concepts = nodes - papers;
  const made = new Map<string, DrawnEdge>();
  while (made.size < edges) {
    const paper = `paper-${Math.floor(random() * papers)}`;
    const concept = `method:${Math.floor(random() ** 2.5 * concepts)}`;
    made.set(`${paper} ${concept}`, { paper, concept, relation: "USES", confidence: 0.5 + random() / 2 });
  }
  const named = new Map<string, number>();
  for (const { concept } of made.values()) named.set(concept, (named.get(concept) ?? 0) + 1);
  const drawn: readonly DrawnNode[] = [
    ...Array.from({ length: papers }, (_, place) => ({
      id: `paper-${place}`,
      type: "Paper" as const,
      label: `A paper on graphs, number ${place}`,
      papers: 1,
      year: 2000 + (place % 25),
    })),
    ...Array.from({ length: concepts }, (_, place) => ({
      id: `method:${place}`,
      type: CONCEPT_TYPES[place % CONCEPT_TYPES.length] ?? "Method",
      label: `concept ${place}`,
      papers: named.get(`method:${place}`) ?? 1,
      year: 2000,
    })),
  ];
  const graph = inOrder({
    nodes: drawn,
    edges: [...made.values()],
    kin: [],
    leftOut: { papers: 0, concepts: 0, minPapers: 1 },
  });
  const points = await layOut(graph, () => Promise.resolve());
  return pictureOf(graph, points, { workspace: "bench", minConfidence: 0, answer: null });
}

/** Nobody asks it anything: nothing is selected. */
const noStore: GraphStore = {
  query: () => Promise.reject(new TypeError("nothing is asked while frames are counted")),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

export interface Served {
  readonly url: string;
  readonly server: Server;
}

export async function servePicture(picture: Picture): Promise<Served> {
  let port = 0;
  const app = createApp({
    store: noStore,
    assets: await loadAssets(),
    picture: Promise.resolve(picture),
    search: Promise.resolve(() => []),
    findNode: Promise.resolve(() => undefined),
    joined: new Map(),
    minConfidence: 0,
    port: () => port,
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => {
    server.listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const address = server.address();
  if (typeof address === "object" && address !== null) port = address.port;
  return { url: `http://127.0.0.1:${port}/`, server };
}
