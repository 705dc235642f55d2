import { defineConfig, type TestProjectConfiguration, type ViteUserConfig } from "vitest/config";

const project = (name: string): TestProjectConfiguration => ({
  extends: true,
  test: { name, include: [`test/${name}/**/*.test.ts`] },
});

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 20_000,
    projects: ["unit", "property", "contract", "integration", "browser"].map(project),
  },
});

export default config;
