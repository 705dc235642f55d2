import type { JSX, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Hit, HitGroup } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { TYPE_LABELS } from "../state/graph.ts";
import { close, hitsOf, move } from "../state/search.ts";
import { reopenSearch, searchFor, select } from "../state/actions.ts";
import { apply, type Viewer } from "../state/viewer.ts";
import { counted, numbered, percent } from "../text.ts";

const optionId = (place: number): string => `hit-${place}`;

function choose(viewer: Viewer, hit: Hit): void {
  apply(viewer.search, close());
  select(viewer, hit.id);
}

function HitRow({ hit, place }: { readonly hit: Hit; readonly place: number }): JSX.Element {
  const viewer = useViewer();
  const isActive = viewer.search.value.active === place;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <li
      ref={element}
      id={optionId(place)}
      role="option"
      aria-selected={isActive}
      // The box keeps the focus: a list that takes it would close before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(viewer, hit)}
    >
      <span class="dot" data-type={hit.type} aria-hidden="true" />
      <span class="hit-label">
        {hit.label}
        {hit.alias === undefined ? null : <span class="quiet"> also “{hit.alias}”</span>}
      </span>
      {hit.type === "Paper" ? null : <span class="number">{numbered(hit.papers)}</span>}
    </li>
  );
}

function Group({ group, first }: { readonly group: HitGroup; readonly first: number }): JSX.Element {
  const { many } = TYPE_LABELS[group.type];
  const count = group.total > group.hits.length ? `${group.hits.length} of ${numbered(group.total)}` : group.total;
  return (
    <ul role="group" aria-label={`${many}, ${count}`}>
      <li role="presentation" class="group-head">
        {many}
        <span class="count">{count}</span>
      </li>
      {group.hits.map((hit, place) => (
        <HitRow key={hit.id} hit={hit} place={first + place} />
      ))}
    </ul>
  );
}

function Results(): JSX.Element | null {
  const { filters, search } = useViewer();
  const { groups, isOpen, typed, failure } = search.value;
  const { minConfidence } = filters.value;
  if (!isOpen) return null;
  let first = 0;
  return (
    <div class="results">
      <div role="listbox" id="results" aria-label="Results">
        {groups.map((group) => {
          const place = first;
          first += group.hits.length;
          return <Group key={group.type} group={group} first={place} />;
        })}
      </div>
      {failure === null ? null : <p class="quiet">{failure}</p>}
      {failure === null && groups.length === 0 ? (
        <p class="quiet">
          Nothing{minConfidence === 0 ? "" : ` at least ${percent(minConfidence)} sure`} is named “{typed.trim()}”.
        </p>
      ) : null}
    </div>
  );
}

function onKeyDown(viewer: Viewer, event: TargetedKeyboardEvent<HTMLInputElement>): void {
  const search = viewer.search.peek();
  const hit = hitsOf(search)[search.active];
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => apply(viewer.search, move(1)),
    ArrowUp: () => apply(viewer.search, move(-1)),
    Enter: () => {
      if (hit !== undefined) choose(viewer, hit);
    },
    Escape: () => (search.isOpen ? apply(viewer.search, close()) : event.currentTarget.blur()),
  };
  const action = actions[event.key];
  if (action === undefined || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** One box over titles, names and aliases; choosing a result flies there. */
export function SearchBox(): JSX.Element {
  const viewer = useViewer();
  const { typed, active, isOpen, groups } = viewer.search.value;
  return (
    <search class="search">
      <input
        type="search"
        aria-label="Search"
        aria-controls={isOpen ? "results" : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? optionId(active) : undefined}
        placeholder="Search the graph"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => void searchFor(viewer, event.currentTarget.value)}
        onKeyDown={(event) => onKeyDown(viewer, event)}
        onFocus={() => void reopenSearch(viewer)}
        onBlur={() => apply(viewer.search, close())}
      />
      <kbd aria-hidden="true">/</kbd>
      <Results />
      <p class="unseen" aria-live="polite">
        {isOpen
          ? counted(
              groups.reduce((sum, group) => sum + group.total, 0),
              "result",
            )
          : ""}
      </p>
    </search>
  );
}
