import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Answer, AskedQuery } from "../../../src/serve/api.ts";
import type { Source } from "../sources/source.ts";
import { reasonOf } from "./details.ts";

/** What became of the query whose answer is lit. */
export type Asking =
  | { readonly kind: "nothing" }
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "answered"; readonly answer: Answer };

export const isSameQuery = (one: AskedQuery | null, other: AskedQuery | null): boolean =>
  JSON.stringify([one?.query, one?.parameters]) === JSON.stringify([other?.query, other?.parameters]);

interface Askable {
  readonly source: Source;
  readonly wanted: ReadonlySignal<AskedQuery | null>;
  /** An answer that is there already. */
  readonly known: Answer | null;
  /** Is told of each answer before it is shown. */
  readonly onAnswer: (answer: Answer) => void;
}

/** Asks whatever query is wanted. */
export function askingOf({ source, wanted, known, onAnswer }: Askable): Signal<Asking> {
  const show = (answer: Answer): Asking => {
    onAnswer(answer);
    return { kind: "answered", answer };
  };
  const asking = signal<Asking>({ kind: "nothing" });
  effect(() => {
    const asked = wanted.value;
    const abort = new AbortController();
    if (asked === null) asking.value = { kind: "nothing" };
    else if (known !== null && isSameQuery(asked, known)) asking.value = show(known);
    else if (source.queries === null)
      asking.value = { kind: "failed", reason: "This page has no database behind it that could answer." };
    else {
      asking.value = { kind: "asking" };
      source.queries
        .ask(asked, abort.signal)
        .then((answer): Asking => ({ kind: "answered", answer }))
        .catch((error: unknown): Asking => ({ kind: "failed", reason: reasonOf(error) }))
        .then((result) => {
          if (abort.signal.aborted) return;
          asking.value = result.kind === "answered" ? show(result.answer) : result;
        })
        .catch(() => undefined);
    }
    return () => abort.abort();
  });
  return asking;
}
