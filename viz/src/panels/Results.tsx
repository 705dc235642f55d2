import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ResultLink } from "../../../src/serve/api.ts";
import { percent } from "../text.ts";
import { Sentence } from "./EdgePanel.tsx";
import { LongList, NodeLink } from "./links.tsx";

/** What a result refers to, in the order in which it is read, with the word before it. */
const REFERENCE_WORDS = [
  ["IN_METRIC", ""],
  ["ON_DATASET", "on "],
  ["OF_METHOD", "by "],
  ["OVER_BASELINE", "over "],
] as const;

const valueOf = ({ value, unit, relative }: ResultLink): string =>
  `${relative ? "Δ " : ""}${value} ${unit === "x" ? "×" : unit}`.trimEnd();

function References({ references }: Pick<ResultLink, "references">): JSX.Element {
  return (
    <>
      {REFERENCE_WORDS.map(([reference, word]) => {
        const concept = references[reference];
        return concept === undefined ? null : (
          <span key={reference}>
            {" "}
            {word}
            <NodeLink id={concept.id} type={concept.type}>
              {concept.name}
            </NodeLink>
          </span>
        );
      })}
    </>
  );
}

/** A number and what it is a number of; a click on it shows where the paper says so. */
function Result({ result }: { readonly result: ResultLink }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const meaning = result.relative ? "a change from something else" : "a value";
  return (
    <li class="result">
      <div class="row">
        <span>
          {result.sentence === null ? (
            <b title={meaning}>{valueOf(result)}</b>
          ) : (
            <button
              type="button"
              class="value"
              aria-expanded={isOpen}
              title={`${meaning}; show the sentence`}
              onClick={() => setOpen(!isOpen)}
            >
              {valueOf(result)}
            </button>
          )}
          <References references={result.references} />
        </span>
        <span class="number" title="how sure it is that all of this is right">
          {percent(result.confidence)}
        </span>
      </div>
      {isOpen && result.sentence !== null ? <Sentence sentence={result.sentence} type="Paper" /> : null}
    </li>
  );
}

/** The numbers that a paper reports. */
export function Results({ results }: { readonly results: readonly ResultLink[] }): JSX.Element | null {
  if (results.length === 0) return null;
  return (
    <section>
      <h3>Results</h3>
      <LongList items={results} first={8}>
        {(result) => <Result key={result.id} result={result} />}
      </LongList>
    </section>
  );
}
