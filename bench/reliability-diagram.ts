/** Draws reliability diagrams as SVG: what was said against what was right, one panel a kind of prediction. */
import type { ReliabilityBin } from "../src/score/calibration.ts";

const SIZE = 180;
const MARGIN = 34;
/** Readable on white and on black. */
const INK = "#808080";
const DOT = "#2f81d8";

function drawPanel(name: string, bins: readonly ReliabilityBin[], left: number): string {
  const x = (share: number): string => (left + MARGIN + share * SIZE).toFixed(1);
  const y = (share: number): string => (MARGIN + (1 - share) * SIZE).toFixed(1);
  const points = bins.map(({ confidence, right }) => `${x(confidence)},${y(right)}`);
  const ticks = [0, 0.5, 1].flatMap((share) => [
    `<text x="${x(share)}" y="${Number(y(0)) + 15}" text-anchor="middle">${share}</text>`,
    `<text x="${Number(x(0)) - 6}" y="${Number(y(share)) + 4}" text-anchor="end">${share}</text>`,
  ]);
  return [
    `<rect x="${x(0)}" y="${y(1)}" width="${SIZE}" height="${SIZE}" fill="none" stroke="${INK}"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="${INK}" stroke-dasharray="3 4"/>`,
    ...ticks,
    `<text x="${x(0.5)}" y="${MARGIN - 10}" text-anchor="middle" font-weight="bold">${name}</text>`,
    `<polyline points="${points.join(" ")}" fill="none" stroke="${DOT}" stroke-width="1.5"/>`,
    ...points.map((point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="${DOT}"/>`),
  ].join("\n");
}

/** Confidence goes to the right, the share that is right upwards; dots on the dashed line are right as often as they say. */
export function drawReliability(panels: readonly (readonly [name: string, bins: readonly ReliabilityBin[]])[]): string {
  const step = SIZE + 2 * MARGIN;
  const [width, height] = [step * panels.length, SIZE + 2 * MARGIN];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="11" fill="${INK}" role="img">`,
    "<title>Share of predictions that are right, by their confidence</title>",
    ...panels.map(([name, bins], place) => drawPanel(name, bins, place * step)),
    "</svg>\n",
  ].join("\n");
}
