import { writeFile } from "node:fs/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readEnvironment } from "../../../src/store/environment.ts";
import { temporaryFolder } from "../../temporary.ts";

describe("the environment", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("is filled up from .env, and wins over it", async () => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/.env`, "# for Neo4j\nNEO4J_USERNAME=reader\nNEO4J_PASSWORD='a b'\n");
    vi.stubEnv("NEO4J_USERNAME", "writer");
    vi.stubEnv("NEO4J_PASSWORD", undefined);
    expect(readEnvironment(folder)).toMatchObject({ NEO4J_USERNAME: "writer", NEO4J_PASSWORD: "a b" });
    expect(process.env.NEO4J_PASSWORD).toBeUndefined();
  });

  test("needs no .env", async () => {
    vi.stubEnv("NEO4J_DATABASE", "papers");
    expect(readEnvironment(await temporaryFolder())).toMatchObject({ NEO4J_DATABASE: "papers" });
  });
});
