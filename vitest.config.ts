import { defineConfig } from "vitest/config";

const node = (name: string) => ({ extends: true, test: { name, include: [`test/${name}/**/*.test.ts`] } }) as const;

export default defineConfig({
  test: {
    testTimeout: 20_000,
    projects: [node("unit"), node("property"), node("contract"), node("integration"), node("browser")],
  },
});
