import { Parser } from "htmlparser2";
import { onOneLine } from "../bytes/lines.ts";
import { mendText } from "../bytes/misread.ts";

/** An element with what is in it, in order. Names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== "string";

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Deeper than any paper is written: past it, the parser would take quadratic time to remember what is open. */
const DEEPEST = 1000;

/** The first element of a piece of XML, entities decoded; `unclosed` names an element in it that has no end. */
export function parseElement(text: string): {
  readonly element: XmlElement | undefined;
  readonly unclosed: string | undefined;
} {
  const top: XmlElement = { name: "", attributes: {}, children: [] };
  const open = [top];
  let unclosed: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name: localName(name), attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
        if (open.length <= DEEPEST) return;
        unclosed ??= name;
        parser.pause();
      },
      onclosetag(name, isImplied) {
        open.pop();
        if (isImplied && !SELF_CLOSED.test(text.slice(parser.startIndex, parser.endIndex + 1))) unclosed ??= name;
      },
      ontext(words) {
        open.at(-1)?.children.push(words);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return { element: top.children.find(isElement), unclosed };
}

/** The parser says of `<br/>` too that its end is implied. */
const SELF_CLOSED = /\/>$/u;

/** The elements of a name right within another, or at the end of a path of names. */
export function childrenOf(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = element === undefined ? [] : [element];
  for (const name of path) {
    found = found.flatMap(({ children }) => children.filter(isElement).filter((child) => child.name === name));
  }
  return found;
}

/** The first of `childrenOf`. */
export const childOf = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  childrenOf(element, ...path)[0];

/** All text within an element on one line, that of the elements in it too; `undefined` where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const parts: string[] = [];
  // A list of what is still to be read: broken XML may be nested deeper than functions can call themselves.
  const waiting: (XmlElement | string)[] = element === undefined ? [] : [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") parts.push(next);
    else waiting.push(...next.children.toReversed());
  }
  const text = onOneLine(mendText(parts.join(""))).trim();
  return text === "" ? undefined : text;
}

/** The texts of the elements at the end of a path, those without text left out. */
export const textsOf = (element: XmlElement | undefined, ...path: readonly string[]): readonly string[] =>
  childrenOf(element, ...path)
    .map(textOf)
    .filter((text) => text !== undefined);
