import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Viewer } from "./state/viewer.ts";

export const ViewerContext = createContext<Viewer | null>(null);

/** The state of the page; only for components within `ViewerContext.Provider`. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new TypeError("useViewer outside of ViewerContext.Provider");
  return viewer;
}
