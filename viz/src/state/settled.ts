import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** Follows `source`, once it has not changed for so many milliseconds. */
export function settled<Value>(source: ReadonlySignal<Value>, milliseconds: number): ReadonlySignal<Value> {
  const last = signal(source.peek());
  effect(() => {
    const { value } = source;
    const waiting = setTimeout(() => {
      last.value = value;
    }, milliseconds);
    return () => clearTimeout(waiting);
  });
  return last;
}
