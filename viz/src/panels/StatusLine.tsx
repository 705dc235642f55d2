import type { JSX } from "preact";
import { useViewer } from "../context.ts";
import { narrow } from "../state/filters.ts";
import { apply } from "../state/viewer.ts";
import { look } from "../state/view.ts";
import { counted, percent } from "../text.ts";

interface NoticeProps {
  readonly text: string;
  /** What the button does, and its words. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

function Notice({ text, action }: NoticeProps): JSX.Element {
  return (
    <li>
      {text}
      {action === undefined ? null : (
        <button type="button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </li>
  );
}

/** What was hidden by hand, or lies outside the focus. */
function noticesOfView({ view, visibility }: ReturnType<typeof useViewer>): readonly NoticeProps[] {
  const { hidden, focus } = view.value;
  const notices: NoticeProps[] = [];
  if (focus !== null) {
    const run = (): void => apply(view, look({ focus: null }));
    const steps = counted(focus.depth, "step");
    const text = `Only what is within ${steps}: ${counted(visibility.value.unfocused, "node")} outside`;
    notices.push({ text, action: { label: "Show", run } });
  }
  if (hidden.length > 0) {
    const run = (): void => apply(view, look({ hidden: [] }));
    notices.push({ text: `${counted(hidden.length, "node")} hidden by you`, action: { label: "Show", run } });
  }
  return notices;
}

function noticesOf(viewer: ReturnType<typeof useViewer>): readonly NoticeProps[] {
  const { facts, filters, leftOut, visibility } = viewer;
  const { belowMinPapers, lessSure, lonely, nodes, undated } = visibility.value;
  const { minConfidence, minPapers, hubs } = filters.value;
  const notices: NoticeProps[] = [...noticesOfView(viewer)];
  if (lessSure > 0) {
    const run = (): void => apply(filters, narrow({ minConfidence: 0 }));
    const text = `${counted(lessSure, "link")} less sure than ${percent(minConfidence)} hidden`;
    notices.push({ text, action: { label: "Show", run } });
  }
  if (belowMinPapers > 0) {
    const few = minPapers === 2 ? "of one paper" : `of fewer than ${minPapers} papers`;
    const run = (): void => apply(filters, narrow({ minPapers: 1 }));
    notices.push({ text: `${counted(belowMinPapers, "concept")} ${few} hidden`, action: { label: "Show", run } });
  }
  const shownHubs = [...facts.hubs].filter((id) => nodes.has(id)).length;
  if (hubs === "dimmed" && shownHubs > 0) {
    const run = (): void => apply(filters, narrow({ hubs: "shown" }));
    notices.push({ text: `${counted(shownHubs, "very common concept")} dimmed`, action: { label: "Show", run } });
  }
  if (lonely > 0) notices.push({ text: `${counted(lonely, "paper")} without a shown concept` });
  if (undated > 0) notices.push({ text: `${counted(undated, "paper")} without a year hidden` });
  if (leftOut.papers + leftOut.concepts > 0) {
    const papers = leftOut.papers === 0 ? "" : ` and ${counted(leftOut.papers, "paper")}`;
    const concepts = `${counted(leftOut.concepts, "concept")} of fewer than ${leftOut.minPapers} papers`;
    notices.push({ text: `${concepts}${papers} not drawn, to keep the picture quick; the search finds them` });
  }
  return notices;
}

/** What is shown, and what is not and why: nothing is kept back silently. */
export function StatusLine(): JSX.Element {
  const viewer = useViewer();
  const { counts, nodes, edges } = viewer.visibility.value;
  const papers = counts.get("Paper") ?? 0;
  const isProjected = viewer.view.value.projection !== "both";
  return (
    <div class="status" role="status" aria-live="polite">
      <p>
        {counted(papers, "paper")} · {counted(nodes.size - papers, "concept")} ·{" "}
        {isProjected ? counted(edges.size, "shared line") : counted(edges.size, "link")}
      </p>
      <ul>
        {noticesOf(viewer).map((notice) => (
          <Notice key={notice.text} {...notice} />
        ))}
      </ul>
    </div>
  );
}
