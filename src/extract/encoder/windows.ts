/** A part of a text that the encoder reads at once, and the pieces (half-open ranges) of which its answer is taken. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly takenStart: number;
  readonly takenEnd: number;
}

/**
 * Windows of at most `size` pieces over a text of `length` pieces. Neighbours share at least a quarter of a window, and of
 * what two windows share each gives the half that lies further inside of it.
 */
export function windowsOf(length: number, size: number): readonly Window[] {
  if (length <= size) return [{ start: 0, end: length, takenStart: 0, takenEnd: length }];
  const count = Math.ceil((length - size) / Math.floor(size * 0.75)) + 1;
  const starts = Array.from({ length: count }, (_, place) => Math.round((place * (length - size)) / (count - 1)));
  const borders = starts.slice(1).map((start, place) => Math.floor((start + starts[place]! + size) / 2));
  return starts.map((start, place) => ({
    start,
    end: start + size,
    takenStart: place === 0 ? 0 : borders[place - 1]!,
    takenEnd: borders[place] ?? length,
  }));
}
