import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}), resolved: z.string().optional() }),
  ),
});

test("the lock file holds the binaries of every platform, else npm ci refuses it, and no registry's address", async () => {
  const { packages } = lockSchema.parse(JSON.parse(await readFile("package-lock.json", "utf8")));
  const missing = Object.values(packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies).filter((name) => packages[`node_modules/${name}`] === undefined),
  );
  expect(missing).toEqual([]);
  expect(Object.values(packages).filter(({ resolved = "" }) => resolved.includes("://"))).toEqual([]);
});
