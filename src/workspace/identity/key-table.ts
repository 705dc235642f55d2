const SMALLEST = 1024;
const FULLEST = 0.7;

/**
 * Numbers by numeric key, several to a key, in about 25 bytes each: a `Map` takes five times that, and there is an entry
 * for every id and title of every paper. Open addressing with linear probing; nothing is ever taken out.
 */
export class KeyTable {
  #keys = new Float64Array(SMALLEST);
  /** One more than the value; 0 marks a free place. */
  #values = new Uint32Array(SMALLEST);
  #size = 0;

  /** All values of a key, in no order. Keys are whole numbers from 0 to 2^53 - 1, well spread. */
  *get(key: number): Generator<number> {
    for (let place = this.#placeOf(key); this.#valueAt(place) !== 0; place = this.#next(place)) {
      if (this.#keys[place] === key) yield this.#valueAt(place) - 1;
    }
  }

  /** Adding a pair again changes nothing. Values are whole numbers below 2^32 - 1. */
  add(key: number, value: number): void {
    if (this.#size >= this.#keys.length * FULLEST) this.#grow();
    let place = this.#placeOf(key);
    while (this.#valueAt(place) !== 0) {
      if (this.#keys[place] === key && this.#valueAt(place) === value + 1) return;
      place = this.#next(place);
    }
    this.#keys[place] = key;
    this.#values[place] = value + 1;
    this.#size += 1;
  }

  #placeOf(key: number): number {
    return key % this.#keys.length;
  }

  #next(place: number): number {
    return (place + 1) % this.#keys.length;
  }

  #valueAt(place: number): number {
    return this.#values[place] ?? 0;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Float64Array(keys.length * 2);
    this.#values = new Uint32Array(values.length * 2);
    this.#size = 0;
    for (const [place, value] of values.entries()) {
      if (value !== 0) this.add(keys[place] ?? 0, value - 1);
    }
  }
}
