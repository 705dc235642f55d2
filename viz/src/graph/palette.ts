import type { NodeType } from "../../../src/serve/api.ts";

/** Colours of the drawing. They stand in the style sheet, which knows light and dark; Sigma needs them as numbers. */
export interface Palette {
  readonly nodes: Readonly<Record<NodeType, string>>;
  /** The colour of a year, given its place between the first and the last in [0, 1]. */
  readonly ofYear: (place: number) => string;
  /** A colour as it is where something else outshines it. */
  readonly faint: (colour: string) => string;
  readonly edge: string;
  readonly kin: string;
  readonly faintEdge: string;
  readonly ink: string;
  readonly faintInk: string;
  readonly background: string;
  readonly raised: string;
}

type Rgb = readonly [number, number, number];

function rgbOf(colour: string): Rgb {
  const digits = /^#(?<red>..)(?<green>..)(?<blue>..)$/u.exec(colour)?.groups;
  const part = (name: string): number => Number.parseInt(digits?.[name] ?? "80", 16);
  return [part("red"), part("green"), part("blue")];
}

/** `share` of `colour`, the rest `background`: opaque, because translucent discs would show the edges under them. */
export function mixed(colour: string, background: string, share: number): string {
  const under = rgbOf(background);
  const parts = rgbOf(colour).map((part, place) => Math.round(part * share + (under[place] ?? 0) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const FAINT_NODE = 0.28;
const FAINT_EDGE = 0.22;
/** With more edges than this, each is drawn more faintly, so that together they do not cover the picture. */
const PLAIN_EDGES = 2_500;

/** From the earliest to the latest, told apart by colour-blind readers (after "cividis", Nuñez et al. 2018) and against either background. */
function colourOfYear(stops: readonly string[], place: number): string {
  const along = Math.min(1, Math.max(0, place)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(along));
  return mixed(stops[below + 1] ?? "", stops[below] ?? "", along - below);
}

/** Reads the palette that holds now, for a picture of so many edges. */
export function readPalette(root: Element, edges: number): Palette {
  const style = getComputedStyle(root);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const background = read("canvas");
  const nodes = {
    Paper: read("paper"),
    Method: read("method"),
    Dataset: read("dataset"),
    Metric: read("metric"),
    Task: read("task"),
  };
  const strength = Math.min(1, Math.sqrt(PLAIN_EDGES / Math.max(1, edges)));
  const faint = (colour: string): string => mixed(colour, background, FAINT_NODE);
  const stops = [read("early"), read("middle"), read("late")];
  return {
    nodes,
    ofYear: (place) => colourOfYear(stops, place),
    faint,
    edge: mixed(read("edge"), background, strength),
    kin: read("ink-soft"),
    faintEdge: mixed(read("edge"), background, strength * FAINT_EDGE),
    ink: read("ink"),
    faintInk: read("ink-soft"),
    background,
    raised: read("raised"),
  };
}
