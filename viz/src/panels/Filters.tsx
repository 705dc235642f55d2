import type { JSX, TargetedInputEvent } from "preact";
import { useId } from "preact/hooks";
import type { NodeType } from "../../../src/serve/api.ts";
import { Bars } from "../charts/Bars.tsx";
import { useViewer } from "../context.ts";
import { isSameFilters, moveYear, narrow, toggleRelation, toggleType } from "../state/filters.ts";
import { NODE_TYPES, RELATION_LABELS, RELATIONS, TYPE_LABELS } from "../state/graph.ts";
import { apply } from "../state/viewer.ts";
import { numbered, percent } from "../text.ts";

/** Beyond this a slider would be too coarse for the small numbers, which matter most. */
const MOST_MIN_PAPERS = 20;

const numberOf = (event: TargetedInputEvent<HTMLInputElement>): number => event.currentTarget.valueAsNumber;

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
      <span class="count">{shown === all ? numbered(all) : `${numbered(shown)} of ${numbered(all)}`}</span>
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
  const { facts, filters } = useViewer();
  const relations = RELATIONS.filter((relation) => facts.relations.has(relation));
  const shown = relations.filter((relation) => filters.value.relations.includes(relation)).length;
  return (
    <details class="relations">
      <summary>
        Relations
        <span class="count">{shown === relations.length ? "all" : `${shown} of ${relations.length}`}</span>
      </summary>
      <fieldset>
        <legend class="unseen">Relations</legend>
        {relations.map((relation) => (
          <label key={relation} class="check">
            <input
              type="checkbox"
              checked={filters.value.relations.includes(relation)}
              onChange={() => apply(filters, toggleRelation(relation))}
            />
            <span>{RELATION_LABELS[relation]}</span>
            <span class="count">{numbered(facts.relations.get(relation) ?? 0)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function Years({ range }: { readonly range: readonly [number, number] }): JSX.Element {
  const { facts, filters } = useViewer();
  const [from, to] = filters.value.years ?? range;
  const bounds = { min: range[0], max: range[1], step: 1 };
  return (
    <fieldset class="slider">
      <legend>
        Years <output>{from === to ? from : `${from}–${to}`}</output>
      </legend>
      <Bars counts={facts.years} label="Papers by year" range={filters.value.years} />
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
    </fieldset>
  );
}

interface SliderProps {
  readonly name: string;
  /** The value in words. */
  readonly shown: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

/** Not within its label: the label would belong to the output, which comes first. */
function Slider({ name, shown, onMove, ...range }: SliderProps): JSX.Element {
  const id = useId();
  return (
    <div class="slider">
      <span>
        <label for={id}>{name}</label> <output for={id}>{shown}</output>
      </span>
      <input id={id} type="range" aria-valuetext={shown} {...range} onInput={(event) => onMove(numberOf(event))} />
    </div>
  );
}

/** In steps fine enough for the confidence that the page starts with to be one of them. */
function Confidence(): JSX.Element {
  const { filters } = useViewer();
  const { minConfidence } = filters.value;
  return (
    <Slider
      name="Confidence"
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
  return (
    <Slider
      name="Papers per concept"
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
  const { filters } = useViewer();
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
    </label>
  );
}

/** Everything that narrows the picture. */
export function Filters(): JSX.Element {
  const { facts, filters, first } = useViewer();
  return (
    <div class="filters" role="group" aria-label="Filters">
      <Types />
      <Relations />
      {facts.yearRange === null || facts.yearRange[0] === facts.yearRange[1] ? null : <Years range={facts.yearRange} />}
      <Confidence />
      {facts.mostPapers > 1 ? <PapersPerConcept /> : null}
      <Text />
      <button
        type="button"
        class="reset"
        disabled={isSameFilters(filters.value, first)}
        onClick={() => apply(filters, () => first)}
      >
        Reset filters
      </button>
    </div>
  );
}
