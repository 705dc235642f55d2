/** Words that tell a version, size, language or edition of one thing from its others. */
const EDITIONS: ReadonlySet<string> = new Set(
  "base big huge large lite medium micro mini nano ultra small tiny xl xxl xs pro plus max flash turbo preview instruct chat coder code vision vl omni audio thinking distill hard easy full verified lite extended multilingual english chinese german french spanish japanese korean arabic hindi en de fr es zh ja ko ar dev test train val validation split b l h s m g r t k".split(
    " ",
  ),
);
/** A word with a number, whatever letters it has besides: 50, 7b, v2, 1k, 3.5. */
const NUMBERED = /^(?:v|r|version)?\d[\d.]*[a-z]{0,2}\+*$/u;
/** A name that a number or sign is written on: resnet50, gpt4o, yolov8, refcoco+. */
const NUMBER_AT_END = /^(\p{L}{2,}?)(?:v?\d[\d.]*[a-z]?|[+*]+)$/u;

const isEdition = (word: string): boolean => EDITIONS.has(word) || NUMBERED.test(word);

/**
 * The names that a name is a version, size, language or edition of, the nearest first: "llama 3.1 8b instruct" → "llama 3.1 8b",
 * "llama 3.1", "llama". `words` are those of `nameWords`; names without words of their own are left out.
 */
export function familiesOf(words: readonly string[]): readonly (readonly string[])[] {
  const families: (readonly string[])[] = [];
  let name = words;
  for (;;) {
    const wider = widen(name);
    if (wider === undefined) return families;
    families.push(wider);
    name = wider;
  }
}

function widen(name: readonly string[]): readonly string[] | undefined {
  const last = name.at(-1) ?? "";
  if (name.length > 1 && isEdition(last)) return hasOwnWord(name.slice(0, -1)) ? name.slice(0, -1) : undefined;
  const stem = NUMBER_AT_END.exec(last)?.[1];
  if (stem !== undefined) return [...name.slice(0, -1), stem];
  // "top 1 accuracy", "type 2 diabetes", "recall@1 score": the number stands inside.
  const place = name.findLastIndex((word, index) => index > 0 && index < name.length - 1 && NUMBERED.test(word));
  return place < 0 ? undefined : name.toSpliced(place, 1);
}

/** A family has a name: more than one letter, and more than an edition. */
const hasOwnWord = (name: readonly string[]): boolean =>
  name.some((word) => /\p{L}{2,}/u.test(word) && !isEdition(word));
