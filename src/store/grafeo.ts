import type { StoreDriver } from "./store.ts";

/** The embedded engine: a folder of the workspace, nothing to start. Its native code is loaded when a store is opened. */
export const grafeo: StoreDriver = {
  name: "grafeo",
  summary: "embedded engine in the workspace's graph folder (the default)",
  matches: (url) => !url.includes("://"),
  async openForReading(location) {
    const { openGrafeoForReading } = await import("./grafeo-reader.ts");
    return openGrafeoForReading(location);
  },
  // A file of the workspace, which is locked and written already.
  checkForWriting: () => Promise.resolve(),
  async openForWriting(location, options = {}) {
    const { openGrafeoForWriting } = await import("./grafeo-writer.ts");
    return openGrafeoForWriting(location, options);
  },
};
