import type { JSX, TargetedInputEvent } from "preact";
import { useId } from "preact/hooks";
import type { NodeType } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { moveYear, narrow, toggleRelation, toggleType } from "../state/filters.ts";
import { linksFrom, papersIn } from "../state/facts.ts";
import { LINKS, NODE_TYPES, RELATION_LABELS, TYPE_LABELS } from "../state/graph.ts";
import { isFirstPicture, reset } from "../state/actions.ts";
import { apply } from "../state/viewer.ts";
import { counted, numbered, percent } from "../text.ts";
import { YearBrush } from "./YearBrush.tsx";

/** Beyond this a slider would be too coarse for the small numbers, which matter most. */
const MOST_MIN_PAPERS = 20;

const numberOf = (event: TargetedInputEvent<HTMLInputElement>): number => event.currentTarget.valueAsNumber;

/** `12 of 80`, or all of them in one number. */
const partOf = (shown: number, all: number): string =>
  shown === all ? numbered(all) : `${numbered(shown)} of ${numbered(all)}`;

function TypeRow({ type }: { readonly type: NodeType }): JSX.Element {
  const { facts, filters, visibility } = useViewer();
  const all = facts.types.get(type) ?? 0;
  const shown = visibility.value.counts.get(type) ?? 0;
  return (
    <label class="check">
      <input
        type="checkbox"
        data-type={type}
        checked={filters.value.types.includes(type)}
        onChange={() => apply(filters, toggleType(type))}
      />
      <span>{TYPE_LABELS[type].many}</span>
      <span class="count">{partOf(shown, all)}</span>
    </label>
  );
}

/** The legend: what each colour means, how many of it are shown, and whether it is. */
function Types(): JSX.Element {
  const { facts } = useViewer();
  return (
    <fieldset class="legend">
      <legend class="unseen">Types</legend>
      {NODE_TYPES.filter((type) => facts.types.has(type)).map((type) => (
        <TypeRow key={type} type={type} />
      ))}
    </fieldset>
  );
}

function Relations(): JSX.Element {
  const { facts, filters, visibility } = useViewer();
  const links = LINKS.filter((link) => facts.links.has(link));
  const chosen = links.filter((link) => filters.value.relations.includes(link)).length;
  return (
    <details class="relations">
      <summary>
        Relations
        <span class="count">{chosen === links.length ? "all" : `${chosen} of ${links.length}`}</span>
      </summary>
      <fieldset>
        <legend class="unseen">Relations</legend>
        {links.map((link) => (
          <label key={link} class="check">
            <input
              type="checkbox"
              checked={filters.value.relations.includes(link)}
              onChange={() => apply(filters, toggleRelation(link))}
            />
            <span>{RELATION_LABELS[link]}</span>
            <span class="count">{partOf(visibility.value.links.get(link) ?? 0, facts.links.get(link) ?? 0)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** How much a condition leaves of the whole. */
const leaves = (count: number, one: string): string => `leaves ${counted(count, one)}`;

function Years({ range }: { readonly range: readonly [number, number] }): JSX.Element {
  const { facts, filters } = useViewer();
  const [from, to] = filters.value.years ?? range;
  const bounds = { min: range[0], max: range[1], step: 1 };
  return (
    <fieldset class="slider">
      <legend>
        Years <output>{from === to ? from : `${from}–${to}`}</output>
      </legend>
      <YearBrush range={range} />
      <div class="two-ends">
        <input
          type="range"
          aria-label="From year"
          {...bounds}
          value={from}
          onInput={(event) => apply(filters, moveYear("from", numberOf(event), range))}
        />
        <input
          type="range"
          aria-label="To year"
          {...bounds}
          value={to}
          onInput={(event) => apply(filters, moveYear("to", numberOf(event), range))}
        />
      </div>
      <p class="leaves">{leaves(papersIn(facts, filters.value.years), "paper")}</p>
    </fieldset>
  );
}

interface SliderProps {
  readonly name: string;
  /** The value in words. */
  readonly shown: string;
  /** How much it leaves, in words. */
  readonly left: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

/** Not within its label: the label would belong to the output, which comes first. */
function Slider({ name, shown, left, onMove, ...range }: SliderProps): JSX.Element {
  const id = useId();
  return (
    <div class="slider">
      <span>
        <label for={id}>{name}</label> <output for={id}>{shown}</output>
      </span>
      <input id={id} type="range" aria-valuetext={shown} {...range} onInput={(event) => onMove(numberOf(event))} />
      <p class="leaves">{left}</p>
    </div>
  );
}

/** In steps fine enough for the confidence that the page starts with to be one of them. */
function Confidence(): JSX.Element {
  const { facts, filters } = useViewer();
  const { minConfidence } = filters.value;
  return (
    <Slider
      name="Confidence"
      left={leaves(linksFrom(facts, minConfidence), "link")}
      shown={minConfidence === 0 ? "any" : `at least ${percent(minConfidence)}`}
      min={0}
      max={1}
      step={0.01}
      value={minConfidence}
      onMove={(value) => apply(filters, narrow({ minConfidence: value }))}
    />
  );
}

function PapersPerConcept(): JSX.Element {
  const { facts, filters } = useViewer();
  const { minPapers } = filters.value;
  const concepts = [...facts.conceptsByPapers].reduce(
    (sum, [papers, some]) => (papers < minPapers ? sum : sum + some),
    0,
  );
  return (
    <Slider
      name="Papers per concept"
      left={leaves(concepts, "concept")}
      shown={minPapers === 1 ? "any" : `${minPapers} or more`}
      min={1}
      max={Math.min(MOST_MIN_PAPERS, facts.mostPapers)}
      step={1}
      value={minPapers}
      onMove={(value) => apply(filters, narrow({ minPapers: value }))}
    />
  );
}

function Text(): JSX.Element {
  const { filters, visibility } = useViewer();
  const { named } = visibility.value;
  return (
    <label class="text-filter">
      <span>Only around</span>
      <input
        type="text"
        placeholder="words in a name or title"
        spellcheck={false}
        value={filters.value.text}
        onInput={(event) => apply(filters, narrow({ text: event.currentTarget.value }))}
      />
      {named === null ? null : <span class="leaves">{counted(named, "node")} named so</span>}
    </label>
  );
}

/** Everything that narrows the picture. */
export function Filters(): JSX.Element {
  const viewer = useViewer();
  const { facts } = viewer;
  return (
    <div class="filters" role="group" aria-label="Filters">
      <Types />
      <Relations />
      {facts.yearRange === null || facts.yearRange[0] === facts.yearRange[1] ? null : <Years range={facts.yearRange} />}
      <Confidence />
      {facts.mostPapers > 1 ? <PapersPerConcept /> : null}
      <Text />
      <button type="button" class="reset" disabled={isFirstPicture(viewer)} onClick={() => reset(viewer)}>
        Reset filters
      </button>
    </div>
  );
}
