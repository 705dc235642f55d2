import { z } from "zod";
import type { GraphStore } from "../store/store.ts";
import type { Undrawn } from "./api.ts";
import { conceptNode, conceptRow, edgeRow, paperNode } from "./picture.ts";
import * as rows from "./rows.ts";
import * as statements from "./statements.ts";

/** As many as one still tells apart, and as little to draw and to send as a page takes without a pause. */
const MOST = 500;

/** Reads the first of these nodes, with all that joins them to papers and concepts. */
export async function readUndrawn(store: GraphStore, nodes: readonly string[]): Promise<Undrawn> {
  const ids = nodes.slice(0, MOST);
  if (ids.length === 0) return { nodes: [], edges: [] };
  const papers = await rows.ask(store, { cypher: statements.PAPERS_AMONG, row: z.object(rows.listed) }, { ids });
  const concepts = await rows.ask(store, { cypher: statements.CONCEPTS_AMONG, row: conceptRow }, { ids });
  const ofPapers = await rows.ask(store, { cypher: statements.EDGES_OF_PAPERS_AMONG, row: edgeRow }, { ids });
  const ofConcepts = await rows.ask(store, { cypher: statements.EDGES_OF_CONCEPTS_AMONG, row: edgeRow }, { ids });
  return { nodes: [...papers.map(paperNode), ...concepts.map(conceptNode)], edges: [...ofPapers, ...ofConcepts] };
}
