import type { JSX } from "preact";
import { useViewer } from "../context.ts";
import { narrow } from "../state/filters.ts";
import { apply } from "../state/viewer.ts";
import { percent } from "../text.ts";

/** Says what a panel does not show because it is less sure than the filters ask for, and shows it on request. */
export function LessSure({ hidden }: { readonly hidden: readonly string[] }): JSX.Element | null {
  const { filters } = useViewer();
  if (hidden.length === 0) return null;
  return (
    <p class="less-sure">
      {hidden.join(" and ")} less sure than {percent(filters.value.minConfidence)} hidden
      <button type="button" class="more" onClick={() => apply(filters, narrow({ minConfidence: 0 }))}>
        Show
      </button>
    </p>
  );
}
