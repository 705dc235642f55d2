import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface SegmentsProps<Choice extends string> {
  /** Read out, not shown. */
  readonly label: string;
  /** Shown before the choices. */
  readonly lead?: string;
  readonly choices: readonly { readonly key: Choice; readonly label: string; readonly title?: string }[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** One of a few things, side by side. */
export function Segments<Choice extends string>(props: SegmentsProps<Choice>): JSX.Element {
  const { label, lead, choices, chosen, onChoose } = props;
  const name = useId();
  return (
    <div class="segments" role="radiogroup" aria-label={label}>
      {lead === undefined ? null : <span class="quiet">{lead}</span>}
      {choices.map((choice) => (
        <label key={choice.key} title={choice.title}>
          <input type="radio" name={name} checked={chosen === choice.key} onChange={() => onChoose(choice.key)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
