import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Builds the page as it is now, once a run, so that the tests never see an old one. */
export async function setup(): Promise<void> {
  await build({ configFile: fileURLToPath(new URL("../../viz/vite.config.ts", import.meta.url)), logLevel: "warn" });
}
