import type { Fields } from "./columns.ts";
import { recordFrom } from "./fields.ts";
import { authorsOn, bodyOf, dateOn, looksLikePage, type PageLine } from "./listing/lines.ts";
import { papersIn, readsAsProse, type PaperLines, type Spacing } from "./listing/papers.ts";
import type { Reader, SkipRecord } from "./reader.ts";

const LONGEST_ORGANISATION = 120;
/** A year is part of a date that tells something. */
const YEAR = /\d{4}$/u;

/** The texts of one paper (of several where furniture is missing), and the furniture below them. */
interface Section {
  readonly texts: readonly PageLine[];
  readonly furniture: readonly PageLine[];
}

const isInText = (line: PageLine): boolean => line.kind === "text" || line.kind === "counter";

function sectionsOf(lines: readonly PageLine[]): readonly Section[] {
  const sections: { texts: PageLine[]; furniture: PageLine[] }[] = [];
  for (const line of lines) {
    let section = sections.at(-1);
    const isNew = section === undefined || (section.furniture.length > 0 && line.kind === "text");
    if (isNew || section === undefined) {
      section = { texts: [], furniture: [] };
      sections.push(section);
    }
    // A counter below furniture belongs to it.
    (isInText(line) && section.furniture.length === 0 ? section.texts : section.furniture).push(line);
  }
  return sections;
}

const readsAsName = (text: string): boolean => !/[.!?:]$/u.test(text) && !readsAsProse(text);

/**
 * The organisation's line, which stands right above the number of authors or instead of it: the last text of a section,
 * and short. On a page with blank lines it is one block with the furniture below it. On one without, it reads as a name;
 * a separator alone needs something before it, and a third text is more than title and abstract.
 */
function organisationLine({ texts, furniture }: Section, isSpaced: boolean): PageLine | undefined {
  const [last, below] = [texts.at(-1), furniture[0]];
  if (last?.kind !== "text" || last.text.length > LONGEST_ORGANISATION) return undefined;
  if (below === undefined || texts.length < 2) return undefined;
  const isOneBlock = last.isAfterBlank && !below.isAfterBlank;
  const hasRoom = below.kind === "separator" || (below.kind === "authors" && texts.length > 2);
  return (isSpaced ? isOneBlock : hasRoom && readsAsName(last.text)) ? last : undefined;
}

/** Pages write an organisation's handle before its name: `CohereLabs Cohere Labs`. */
const organisationName = (text: string): string => /^[\w.-]+\s+(?<name>\S.*)$/u.exec(text)?.groups?.name ?? text;

/** What furniture tells of the paper above it. */
function factsOf(furniture: readonly PageLine[], organisation: PageLine | undefined): Fields {
  const authors = furniture.filter((line) => line.kind === "authors").map(authorsOn)[0];
  const organisationText = authors?.organisation ?? organisation?.text;
  const date = furniture.map(dateOn).find((text) => text !== undefined);
  return {
    authorCount: authors?.count,
    organisation: organisationText === undefined ? undefined : organisationName(organisationText),
    // Without its year, a date says nothing.
    date: date !== undefined && YEAR.test(date) ? date : undefined,
  };
}

function tellOrphans({ texts, furniture }: Section, skip: SkipRecord): void {
  const blocks = furniture.filter((line) => line.kind === "authors");
  for (const line of texts.length === 0 ? blocks : blocks.slice(1)) {
    skip(`line ${line.number}`, "no title stands above these lines");
  }
}

/** Texts of one paper: title, abstract, organisation, or a few paragraphs more. */
const MOST_TEXTS_A_PAPER = 4;

function spacingOf(lines: readonly PageLine[], sections: readonly Section[]): Spacing {
  const texts = lines.filter((line) => line.kind === "text");
  const parted = texts.slice(1).filter((line) => line.isAfterBlank).length;
  const delimited = sections.filter(({ furniture }) => furniture.length > 0).length;
  return {
    isSpaced: parted * 2 > texts.length - 1,
    isDelimited: delimited * MOST_TEXTS_A_PAPER >= texts.length,
  };
}

/** The papers of a section; the furniture below them is the last one's. */
function papersOf(section: Section, spacing: Spacing): readonly { paper: PaperLines; facts: Fields }[] {
  const organisation = organisationLine(section, spacing.isSpaced);
  const texts = section.texts.filter((line) => line !== organisation);
  const papers = papersIn(texts, spacing);
  const facts = factsOf(section.furniture, organisation);
  return papers.map((paper, place) => ({ paper, facts: place === papers.length - 1 ? facts : {} }));
}

/** A saved page of daily or similar papers: titles and abstracts by turns, with lines of furniture around them. */
export const listing: Reader = {
  name: "listing",
  summary: "the saved text of a page that lists papers with their abstracts, as Daily Papers pages do",
  isVerbatim: true,
  matches: looksLikePage,
  async *read(source, skip) {
    const page = await source.text();
    const lines = bodyOf(page);
    const sections = sectionsOf(lines);
    const spacing = spacingOf(lines, sections);
    for (const section of sections) {
      tellOrphans(section, skip);
      for (const { paper, facts } of papersOf(section, spacing)) {
        const abstract = page.slice(paper.abstract[0]?.start ?? 0, paper.abstract.at(-1)?.end ?? 0);
        const record = recordFrom({ ...facts, title: paper.title.text, abstract }, source.name);
        if (record !== undefined) yield record;
      }
    }
  },
};
