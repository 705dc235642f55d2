import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ConceptDetail, EdgeDetail, PaperDetail } from "../../../src/serve/api.ts";
import { AnswerError, type Source } from "../sources/source.ts";
import { NOTHING, type Selection } from "./selection.ts";

/** What the panel of the selection holds. */
export type Detail =
  | { readonly kind: "nothing" }
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly reason: string }
  | PaperDetail
  | ConceptDetail
  | ({ readonly kind: "edge" } & EdgeDetail)
  /** What they share is told from the graph itself. */
  | { readonly kind: "nodes"; readonly ids: readonly string[] };

/** What a panel is to tell of. */
export interface Wanted {
  readonly selection: Selection;
  /** Of its neighbours. */
  readonly minConfidence: number;
}

/** An answer that comes sooner takes the place of the last one without a flash between them. */
const PATIENCE_MS = 200;
const CONCEPT_ID = /^(?:method|dataset|metric|task):/u;

/** The sentence for the reader; whatever else went wrong is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof AnswerError) return error.message;
  throw error;
}

/** Kind of a node that the picture may not hold. */
export const isConceptId = (id: string): boolean => CONCEPT_ID.test(id);

async function fetchDetail(
  source: Source,
  { selection, minConfidence }: Wanted,
  aborted: AbortSignal,
): Promise<Detail> {
  if (selection.kind === "nothing") return NOTHING;
  if (selection.kind === "nodes") return { kind: "nodes", ids: selection.ids };
  if (selection.kind === "edge") return { kind: "edge", ...(await source.edge(selection, aborted)) };
  const asked = { id: selection.id, minConfidence };
  return isConceptId(selection.id) ? source.concept(asked, aborted) : source.paper(asked, aborted);
}

/** The detail of whatever is selected; an answer that comes after the next selection is dropped. */
export function detailOf(
  source: Source,
  wanted: ReadonlySignal<Wanted>,
  onDetail: (detail: Detail) => void,
): Signal<Detail> {
  const detail = signal<Detail>(NOTHING);
  let shown: Selection = NOTHING;
  effect(() => {
    const { selection } = wanted.value;
    const abort = new AbortController();
    const waiting = setTimeout(() => {
      // A panel whose neighbours change stays, so that the slider that changes them keeps the focus.
      if (selection !== shown) detail.value = { kind: "loading" };
    }, PATIENCE_MS);
    fetchDetail(source, wanted.value, abort.signal)
      .catch((error: unknown): Detail => ({ kind: "failed", reason: reasonOf(error) }))
      .then((answered) => {
        if (abort.signal.aborted) return;
        clearTimeout(waiting);
        shown = selection;
        onDetail(answered);
        detail.value = answered;
      })
      .catch(() => undefined);
    return () => {
      clearTimeout(waiting);
      abort.abort();
    };
  });
  return detail;
}
