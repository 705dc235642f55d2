import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "vite";

const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("../dist/viz/", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // The page's content security policy allows neither data: addresses nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:4747", changeOrigin: true } } },
});

export default config;
