/**
 * Keywords as one text, parted by commas, or by semicolons where one has a comma or a bar in it: so readers part them too. A
 * keyword with a semicolon in it is read as two.
 */
export function joinKeywords(keywords: readonly string[]): string {
  if (!keywords.some((word) => /[,|]/u.test(word))) return keywords.join(", ");
  const [only, ...more] = keywords;
  return more.length === 0 ? `${only};` : keywords.join("; ");
}
