import { fc } from "@fast-check/vitest";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { xmlAttributes, xmlText } from "../../src/export/xml.ts";

interface Parsed {
  readonly text: string;
  readonly attribute: string | undefined;
}

function parse(xml: string): Parsed {
  let text = "";
  let attribute: string | undefined;
  const parser = new Parser(
    {
      onopentag: (_name, attributes) => (attribute = attributes["of"]),
      ontext: (part) => (text += part),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { text, attribute };
}

/** Signs by what XML 1.0 says of them (its production 2), one by one. */
function isAllowed(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

test("any text comes out of XML as it went in, but for signs that XML does not allow", () => {
  const anyText = fc.array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0x26, 0x3c, 0x3e, 0x22, 0x27, 0xd, 0x1f600)),
  );
  fc.assert(
    fc.property(anyText, (codes) => {
      const given = codes.map((code) => String.fromCodePoint(code)).join("");
      const meant = Array.from(given, (sign) => (isAllowed(sign) ? sign : "\uFFFD")).join("");
      const xml = `<a${xmlAttributes({ of: given })}>${xmlText(given)}</a>`;
      expect(Array.from(xml).every(isAllowed)).toBe(true);
      expect(parse(xml)).toEqual({ text: meant, attribute: meant });
    }),
    { numRuns: 500 },
  );
});
