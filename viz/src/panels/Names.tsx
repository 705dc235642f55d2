import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConceptDetail, JoinedName } from "../../../src/serve/api.ts";
import { counted, percent } from "../text.ts";

const FIRST_ALIASES = 6;

/** Why a name is the concept, after "because". */
const REASONS: Readonly<Record<JoinedName["reason"], string>> = {
  spelling: "written otherwise only in case, accents, dashes or plural",
  folding: "the same once signs and endings are set aside",
  acronym: "papers define the one as short for the other",
  alias: "a list of known names says so",
  fuzzy: "nearly the same letters",
  type: "papers take it for another type too",
  user: "a decision of yours says so",
};

function Joined({ joined }: { readonly joined: readonly JoinedName[] }): JSX.Element | null {
  if (joined.length === 0) return null;
  return (
    <details class="joined">
      <summary>
        Why these are one
        <span class="count">{joined.length}</span>
      </summary>
      <ul class="rows">
        {joined.map(({ name, into, reason, score, papers }) => (
          <li key={name}>
            <span>
              {name} <span class="quiet">is {name === into ? "it" : into}: </span>
              {REASONS[reason]}
              {score === undefined ? "" : ` (${percent(score)} alike)`}
            </span>
            <span class="number" title={`${counted(papers, "paper")} write it so`}>
              {papers}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The other names of a concept, and why all of them are one. */
export function Names({ concept }: { readonly concept: ConceptDetail }): JSX.Element | null {
  const [isWhole, setWhole] = useState(false);
  const aliases = concept.aliases.filter((alias) => alias !== concept.name);
  const shown = isWhole ? aliases : aliases.slice(0, FIRST_ALIASES);
  return (
    <>
      {aliases.length === 0 ? null : (
        <p class="aliases">
          <span class="quiet">Also written </span>
          {shown.join(" · ")}
          {shown.length === aliases.length ? null : (
            <button type="button" onClick={() => setWhole(true)}>
              {" "}
              and {aliases.length - shown.length} more
            </button>
          )}
        </p>
      )}
      <Joined joined={concept.joined} />
    </>
  );
}
