// Preloaded into a build (node --import): kills it without warning when it passes the point that FAIL_POINT names for the n-th time (`name:n`).
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import grafeo from "@grafeo-db/js";
import neo4j from "neo4j-driver";

const [wanted = "", times = "1"] = (process.env.FAIL_POINT ?? "").split(":");
let left = Number(times);

function pass(point) {
  if (point !== wanted) return;
  left -= 1;
  if (left > 0) return;
  process.kill(process.pid, "SIGKILL");
  // The signal needs a moment; nothing more may happen in it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Calls `before` before a method, or `after` when its promise is kept. */
function around(prototype, method, { before, after }) {
  const original = prototype[method];
  prototype[method] = function (...values) {
    before?.(...values);
    const result = original.apply(this, values);
    // A result of Neo4j can be waited for or read, not both: only what is to be waited for is touched.
    if (after !== undefined) {
      result.then(
        () => after(...values),
        () => undefined,
      );
    }
    return result;
  };
}

function beforeStatement(text) {
  pass("statement");
  if (/(?:CREATE|MERGE) \(paper\)-\[relationship/u.test(text)) pass("relationships");
  if (text.includes("MERGE (state:PapergraphState)")) pass("state");
}

const handle = await fs.open(new URL(import.meta.url), "r");
const fileHandle = Object.getPrototypeOf(handle);
await handle.close();
around(fileHandle, "datasync", { after: () => pass("journal-flushed") });
around(fileHandle, "sync", { before: () => pass("sync") });
around(grafeo.Transaction.prototype, "executeCypher", { before: beforeStatement });
around(grafeo.GrafeoDB.prototype, "executeCypher", { before: beforeStatement });
around(neo4j.ManagedTransaction.prototype, "run", { before: beforeStatement });

const { rename } = fs;
fs.rename = async (from, to) => {
  const file = String(to).replace(/^.*[/\\]/u, "");
  pass(`before-${file}`);
  await rename(from, to);
  pass(`after-${file}`);
};
syncBuiltinESMExports();
