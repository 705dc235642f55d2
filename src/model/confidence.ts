/**
 * The confidence, in [0, 1], from which on 85 % of what is found is right on annotated papers. Viewer, export and named
 * queries start here: they leave out relationships from papers to concepts, and results, that are less sure. Everything is
 * kept all the same. Two decimals, so that it is a stop of the viewer's slider.
 */
export const DEFAULT_MIN_CONFIDENCE = 0.6;
