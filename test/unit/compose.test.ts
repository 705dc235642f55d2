import { readFile } from "node:fs/promises";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const schema: AnySchema = JSON.parse(await readFile("test/fixtures/compose/compose-spec.json", "utf8"));
// Formats and keywords of Docker's own say nothing about a file's shape.
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
const text = await readFile("docker-compose.yml", "utf8");

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      environment: z.record(z.string(), z.string()),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
      command: z.array(z.string()).optional(),
      volumes: z.array(z.string()),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});
const { services, volumes } = composeSchema.parse(parse(text));

describe("docker-compose.yml", () => {
  test("is valid by the schema of the compose specification", () => {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    ["image:", "picture:"],
    ["interval:", "intervall:"],
    ["condition: service_healthy", "condition: whenever"],
    ["retries: 24", "retries: [24]"],
  ])("would not be with %j written as %j", (right, wrong) => {
    expect(text).toContain(right);
    expect(validate(parse(text.replace(right, wrong)))).toBe(false);
  });

  test("holds no password, and names only volumes and files that are there", async () => {
    const password = Object.values(services).map(({ environment }) => JSON.stringify(environment));
    for (const environment of password) expect(environment).toContain("${NEO4J_PASSWORD:?");
    const named = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(":")[0]));
    expect(new Set(named)).toEqual(new Set(Object.keys(volumes)));
    const files = services["sample"]?.command?.filter((word) => word.startsWith("examples/")) ?? [];
    expect(files).toHaveLength(3);
    for (const file of files) await expect(readFile(file, "utf8")).resolves.not.toBe("");
  });

  test("builds the sample only into a database that is healthy", () => {
    expect(services["sample"]?.depends_on).toEqual({ neo4j: { condition: "service_healthy" } });
  });
});
