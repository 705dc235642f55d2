import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AskedQuery, OfferedQuery } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { ask, tell } from "../state/actions.ts";
import { reasonOf } from "../state/details.ts";

/** What stands faintly in the empty box. */
const EXAMPLE =
  "A name, or Cypher such as MATCH (paper:Paper)-[:PROPOSES]->(method:Method) RETURN paper, method LIMIT 20";

function useOffered(): readonly OfferedQuery[] {
  const viewer = useViewer();
  const [offered, setOffered] = useState<readonly OfferedQuery[]>([]);
  useEffect(() => {
    viewer.source.queries
      ?.offered()
      .then(setOffered)
      .catch((error: unknown) => tell(viewer, reasonOf(error)));
  }, [viewer]);
  return offered;
}

interface ParametersProps {
  readonly query: OfferedQuery;
  readonly given: Readonly<Record<string, string>>;
  readonly onGive: (name: string, value: string) => void;
}

function Parameters({ query, given, onGive }: ParametersProps): JSX.Element {
  return (
    <>
      {query.parameters.map(({ name, default: standard, meaning }) => (
        <label key={name} class="parameter">
          <span>{name}</span>
          <input
            type="text"
            spellcheck={false}
            value={given[name] ?? ""}
            placeholder={String(standard)}
            title={meaning}
            onInput={(event) => onGive(name, event.currentTarget.value)}
          />
          <span class="quiet meaning">{meaning}</span>
        </label>
      ))}
    </>
  );
}

const filledIn = (given: Readonly<Record<string, string>>): AskedQuery["parameters"] =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

interface BoxProps {
  readonly written: string;
  readonly onWrite: (written: string) => void;
  readonly onRun: () => void;
}

function Box({ written, onWrite, onRun }: BoxProps): JSX.Element {
  return (
    <textarea
      aria-label="Query: a name or Cypher"
      spellcheck={false}
      rows={4}
      value={written}
      placeholder={EXAMPLE}
      onInput={(event) => onWrite(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onRun();
      }}
    />
  );
}

/** The queries that have a name, each of which can be taken into the box. */
function Offered({
  offered,
  onTake,
}: {
  readonly offered: readonly OfferedQuery[];
  readonly onTake: (name: string) => void;
}): JSX.Element {
  return (
    <ul class="offered" aria-label="Named queries">
      {offered.map(({ name, summary }) => (
        <li key={name}>
          <button type="button" onClick={() => onTake(name)}>
            <b>{name}</b> <span class="quiet">{summary}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  readonly offered: readonly OfferedQuery[];
  readonly written: string;
  readonly onWrite: (written: string) => void;
  /** Led to by what asks for the list of queries. */
  readonly onList: () => void;
}

function Form({ offered, written, onWrite, onList }: FormProps): JSX.Element {
  const viewer = useViewer();
  const asked = viewer.view.value.query;
  const [given, setGiven] = useState<Readonly<Record<string, string>>>(asked?.parameters ?? {});
  const named = offered.find(({ name }) => name === written.trim());
  const run = (): void => {
    if (written.trim() !== "")
      ask(viewer, { query: written.trim(), parameters: named === undefined ? given : filledIn(given) });
  };
  const edit = ({ text, parameters }: OfferedQuery): void => {
    const defaults = Object.fromEntries(parameters.map((one) => [one.name, String(one.default)]));
    setGiven({ ...defaults, ...filledIn(given) });
    onWrite(text);
  };
  return (
    <form
      class="query-form"
      aria-label="Query"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Box written={written} onWrite={onWrite} onRun={run} />
      {named === undefined ? null : <p class="quiet">{named.summary}</p>}
      {named === undefined ? null : (
        <Parameters query={named} given={given} onGive={(key, value) => setGiven({ ...given, [key]: value })} />
      )}
      <div class="actions">
        <button type="submit" class="button">
          Run
        </button>
        {named === undefined ? null : (
          <button type="button" class="quiet-button" onClick={() => edit(named)}>
            Edit its Cypher
          </button>
        )}
        {asked === null ? null : (
          <button type="button" class="quiet-button" onClick={onList}>
            All queries
          </button>
        )}
      </div>
    </form>
  );
}

/** Read-only questions to the database, by name or in Cypher, with those that have a name until one is asked. */
export function QueryForm({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const viewer = useViewer();
  const offered = useOffered();
  const asked = viewer.view.value.query;
  const [written, setWritten] = useState(asked?.query ?? "");
  return (
    <>
      <Form offered={offered} written={written} onWrite={setWritten} onList={() => ask(viewer, null)} />
      <div class="scroller" role="region" aria-label="Answer to the query" tabIndex={0}>
        {asked === null ? <Offered offered={offered} onTake={setWritten} /> : children}
      </div>
    </>
  );
}
