import type { LeftOut } from "./export/floor.ts";

/** What the library tells while it works; it never prints. */
export type ProgressEvent =
  | { readonly kind: "source-opened"; readonly source: string; readonly reader: string }
  | { readonly kind: "record-skipped"; readonly source: string; readonly position: string; readonly reason: string }
  | { readonly kind: "page-fetched"; readonly service: string; readonly papers: number; readonly total: number }
  | { readonly kind: "papers-extracted"; readonly records: number; readonly papers: number }
  | { readonly kind: "concepts-resolved"; readonly concepts: number; readonly names: number }
  | { readonly kind: "batch-written"; readonly papers: number; readonly total: number }
  | { readonly kind: "batch-compared"; readonly papers: number; readonly total: number }
  | ({ readonly kind: "left-out"; readonly minConfidence: number } & LeftOut)
  | { readonly kind: "note"; readonly text: string };

export type Listener = (event: ProgressEvent) => void;
