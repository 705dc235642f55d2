/** Numbers in one block of memory that grows; 4 bytes each. */
interface NumberList {
  readonly size: number;
  at(place: number): number;
  set(place: number, value: number): void;
  push(value: number): void;
}

function createNumberList(): NumberList {
  let numbers = new Int32Array(1024);
  let size = 0;
  const reserve = (wanted: number): void => {
    if (wanted <= numbers.length) return;
    const wider = new Int32Array(Math.max(wanted, Math.ceil(numbers.length * 1.5)));
    wider.set(numbers);
    numbers = wider;
  };
  return {
    get size() {
      return size;
    },
    at: (place) => (place < size ? numbers[place]! : NONE),
    set(place, value) {
      reserve(place + 1);
      if (place >= size) {
        numbers.fill(NONE, size, place);
        size = place + 1;
      }
      numbers[place] = value;
    },
    push(value) {
      reserve(size + 1);
      numbers[size] = value;
      size += 1;
    },
  };
}

const NONE = -1;

/** Which names each paper tells of, and the other way round; about 12 bytes a name of a paper. */
export interface Occurrences {
  /** Adds a paper with the rows of its names, each once; `year` may be unknown. */
  add(rows: Iterable<number>, year: number | undefined): void;
  /** Calls `visit` with each paper that tells of a row, the latest first. */
  eachPaperOf(row: number, visit: (paper: number) => void): void;
  eachRowOf(paper: number, visit: (row: number) => void): void;
  yearOf(paper: number): number | undefined;
  readonly papers: number;
}

/** The names of all papers stand one after the other; from each, a chain leads back through the papers of the same name. */
export function createOccurrences(): Occurrences {
  const rowAt = createNumberList();
  const paperAt = createNumberList();
  const previousAt = createNumberList();
  const lastOf = createNumberList();
  const startOf = createNumberList();
  const years = createNumberList();

  return {
    add(rows, year) {
      startOf.push(rowAt.size);
      for (const row of rows) {
        previousAt.push(lastOf.at(row));
        lastOf.set(row, rowAt.size);
        paperAt.push(years.size);
        rowAt.push(row);
      }
      years.push(year ?? NONE);
    },
    eachPaperOf(row, visit) {
      for (let place = lastOf.at(row); place !== NONE; place = previousAt.at(place)) visit(paperAt.at(place));
    },
    eachRowOf(paper, visit) {
      const end = paper + 1 < startOf.size ? startOf.at(paper + 1) : rowAt.size;
      for (let place = startOf.at(paper); place < end; place += 1) visit(rowAt.at(place));
    },
    yearOf(paper) {
      const year = years.at(paper);
      return year === NONE ? undefined : year;
    },
    get papers() {
      return years.size;
    },
  };
}
