import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { NodeType } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { select } from "../state/actions.ts";

interface PanelProps {
  readonly type: NodeType;
  /** What it is, above the title. */
  readonly kind: string;
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What all panels of a selection have: a heading that takes the focus when it appears, and a way out. */
export function Panel({ type, kind, title, children }: PanelProps): JSX.Element {
  const viewer = useViewer();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest(".details")?.scrollTo({ top: 0 });
  }, []);
  return (
    <article>
      <header class="panel-head">
        <p class="kind">
          <span class="dot" data-type={type} aria-hidden="true" />
          {kind}
        </p>
        <button type="button" class="icon" aria-label="Close" onClick={() => select(viewer, null)}>
          ×
        </button>
      </header>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </article>
  );
}
