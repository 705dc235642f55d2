import { defineConfig, type TestProjectConfiguration, type ViteUserConfig } from "vitest/config";

const project = (name: string): TestProjectConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    // Integration tests share one Neo4j, and a community server has one database.
    ...(name === "integration"
      ? { globalSetup: ["test/integration/setup.ts", "test/neo4j/setup.ts"], fileParallelism: false }
      : {}),
    ...(name === "crash" ? { globalSetup: ["test/integration/setup.ts"], fileParallelism: false } : {}),
    ...(name === "property" ? { setupFiles: ["test/property/setup.ts"] } : {}),
    ...(name === "browser" ? { globalSetup: ["test/browser/setup.ts"] } : {}),
  },
});

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 20_000,
    projects: ["unit", "property", "contract", "integration", "browser", "crash"].map(project),
  },
});

export default config;
