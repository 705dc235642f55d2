/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on. */
const FROM_80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * The letter of each byte in Windows-1252. A table of our own: the decoder of Node 20 takes this charset for Latin-1, and
 * loses its quotes and dashes.
 */
export const WINDOWS_1252: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => FROM_80[byte - 0x80] ?? String.fromCharCode(byte),
);
