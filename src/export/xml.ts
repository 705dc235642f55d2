/** Signs that XML 1.0 cannot hold, even as references. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const REPLACEMENT = "\uFFFD";

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Else a reader of XML makes spaces of them in attributes, and a line feed of a carriage return everywhere.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for an element or an attribute in double quotes; what XML cannot hold becomes `U+FFFD`. */
export const xmlText = (text: string): string =>
  text.replace(UNWRITABLE, REPLACEMENT).replace(/[&<>"\t\n\r]/gu, (sign) => REFERENCES[sign] ?? sign);

/** Attributes of a tag, each with a space before it. */
export const xmlAttributes = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join("");

/** The beginning of a document: the tag of its root, in a namespace that a schema describes. */
export function xmlHead(
  root: string,
  { namespace, schema, ...others }: { readonly namespace: string; readonly schema: string; readonly version?: string },
): string {
  const attributes = {
    xmlns: namespace,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": `${namespace} ${schema}`,
    ...others,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${xmlAttributes(attributes)}>\n`;
}
