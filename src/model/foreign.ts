/** What to expect of papers that look foreign to the extractor; `bench/results/other-fields.json` has the figures. */
export const FOREIGN_MEANING =
  "Of the concepts found in such papers about 3 of 4 are right with the accurate model and 1 of 2 with the fast one, and fewer are found.";
