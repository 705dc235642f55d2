/** British spellings in their American form, for one word in small letters. */

/** Words in -ise and -ising that nobody spells with z: noise, pairwise, supervise, promise, exercise. */
const NEVER_WITH_Z =
  /(?:wis|nois|vis|pois|prais|rais|guis|cruis|bruis|chis|lais|(?:^|a|sun|enterp|comp|surp|rep)ris|(?:^|pro|pre|compro|de|sur)mis|(?:exer|pre|con|in|ex|cir)cis|(?:exper|adver|trea)tis|(?:para|merchan)dis)(?:e|ed|es|er|ers|ing)$/u;

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})isation(s?)$/u, "$1ization$2"],
  [/^(anal|catal|paral)ys(e|ed|es|er|ers|ing)$/u, "$1yz$2"],
  [/^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vap)our(.*)$/u, "$1or$2"],
  [/^(cancel|channel|fuel|label|level|model|panel|signal|travel|tunnel)l(ed|er|ers|ing)$/u, "$1$2"],
  [/^(cent|fib|lit|met|theat)re(s?)$/u, "$1er$2"],
  [/^(anal|catal|dial|monol)ogue(s?)$/u, "$1og$2"],
  [/^(def|lic|off)ence(s?)$/u, "$1ense$2"],
  [/^artefact(s?)$/u, "artifact$1"],
  [/^programme(s?)$/u, "program$1"],
  [/^grey(.*)$/u, "gray$1"],
  [/^ageing$/u, "aging"],
  [/^judgement(s?)$/u, "judgment$1"],
];
const WITH_S = /^(.{3,}i)s(e|ed|es|er|ers|ing|able)$/u;

/** `normalised` → `normalized`, `behaviour` → `behavior`; any other word as it is. */
export function americanSpelling(word: string): string {
  if (WITH_S.test(word)) return NEVER_WITH_Z.test(word) ? word : word.replace(WITH_S, "$1z$2");
  const rule = SPELLINGS.find(([british]) => british.test(word));
  return rule === undefined ? word : word.replace(...rule);
}
