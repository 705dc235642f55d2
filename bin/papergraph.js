#!/usr/bin/env node
// The committed launcher: `npx papergraph` finds it in a checkout before anything is built.
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write("error: papergraph is not built yet.\nhint: Run: npm run build\n");
  process.exitCode = 1;
}
