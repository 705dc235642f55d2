import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useViewer } from "../context.ts";

const SHOWN_MS = 4_000;

/** Tells of something done, for a moment. */
export function PassingNote(): JSX.Element {
  const { note } = useViewer();
  const now = note.value;
  useEffect(() => {
    if (now === null) return undefined;
    const timer = setTimeout(() => (note.value = null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [now, note]);
  return (
    <p class={now === null ? "note unseen" : "note"} role="status">
      {now?.text ?? ""}
    </p>
  );
}
