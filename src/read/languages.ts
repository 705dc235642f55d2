/** Library catalogues' codes that differ from the usual ones of three letters. */
const CATALOGUE_CODES: Readonly<Record<string, string>> = {
  alb: "sq",
  arm: "hy",
  baq: "eu",
  bur: "my",
  chi: "zh",
  cze: "cs",
  dut: "nl",
  fre: "fr",
  geo: "ka",
  ger: "de",
  gre: "el",
  ice: "is",
  mac: "mk",
  may: "ms",
  per: "fa",
  rum: "ro",
  slo: "sk",
  wel: "cy",
};

const CODES = (
  "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms nb nl " +
  "nn no pl pt ro ru sk sl sq sr sv th tr uk ur uz vi zh"
).split(" ");

const ENGLISH_NAMES = new Intl.DisplayNames(["en"], { type: "language" });
const CODE_OF: ReadonlyMap<string, string> = new Map(
  CODES.map((code) => [ENGLISH_NAMES.of(code)?.toLowerCase() ?? code, code]),
);

/**
 * A language in BCP 47 (`en`), of its English name (`English`), its code of two or three letters (`eng`, `ger`), or a tag
 * (`en_US`). What is none of these stays as it is.
 */
export function languageOf(text: string): string {
  const plain = text.trim().toLowerCase().replaceAll("_", "-");
  const known = CODE_OF.get(plain) ?? CATALOGUE_CODES[plain];
  if (known !== undefined) return known;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/u.test(plain)) return text.trim();
  try {
    return Intl.getCanonicalLocales(plain)[0] ?? plain;
  } catch {
    return text.trim();
  }
}
