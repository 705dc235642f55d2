/** Title and abstract as one text: a line each, or the abstract alone where there is no title. */
export const oneText = ({ title, abstract }: { readonly title: string; readonly abstract: string }): string =>
  title === "" ? abstract : `${title}\n${abstract}`;

/** Where the abstract begins in it, in UTF-16 units. */
export const abstractStart = ({ title }: { readonly title: string }): number => (title === "" ? 0 : title.length + 1);
