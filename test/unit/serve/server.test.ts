import { createServer } from "node:http";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadAssets } from "../../../src/serve/assets.ts";
import { serveViewer } from "../../../src/serve/server.ts";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../../temporary.ts";
import { openViewerStore } from "../../viewer-graph.ts";

async function pageFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html>");
  await writeFile(join(folder, "assets", "index-1.js"), "1;");
  return folder;
}

describe("serving", () => {
  test("answers under its address until it is closed", async () => {
    await using store = await openViewerStore();
    const options = { store, folder: await temporaryFolder(), workspace: "viewer", page: await pageFolder(), port: 0 };
    const viewer = await serveViewer(options);
    expect(viewer.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
    expect((await fetch(viewer.url)).status).toBe(200);
    expect((await fetch(`${viewer.url}api/graph`)).status).toBe(200);
    expect((await fetch(`${viewer.url}api/search?q=imagenet`)).status).toBe(200);
    await viewer.close();
    await expect(fetch(viewer.url)).rejects.toThrow();
  });

  test("without a port that was asked for, a second viewer takes a free one and answers there", async () => {
    await using store = await openViewerStore();
    const options = { store, folder: await temporaryFolder(), workspace: "viewer", page: await pageFolder() };
    const viewers = [await serveViewer(options), await serveViewer(options)];
    expect(new Set(viewers.map(({ url }) => url)).size).toBe(2);
    for (const viewer of viewers) {
      expect((await fetch(`${viewer.url}api/graph`)).status).toBe(200);
      await viewer.close();
    }
  });

  test("a port that is taken is an error that names --port", async () => {
    await using store = await openViewerStore();
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const options = { store, folder: await temporaryFolder(), workspace: "viewer", page: await pageFolder(), port };
    await expect(serveViewer(options)).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: expect.stringContaining(String(port)),
      hint: expect.stringContaining("--port"),
    });
  });
});

describe("the page's files", () => {
  test("are known by path and type", async () => {
    const assets = await loadAssets(await pageFolder());
    expect([...assets.keys()].toSorted()).toEqual(["/", "/assets/index-1.js"]);
    expect(assets.get("/assets/index-1.js")?.contentType).toContain("javascript");
  });

  test("that were never built are an error that says how to build them", async () => {
    const missing = { code: "VIEWER_MISSING", hint: expect.stringContaining("npm run build") };
    await expect(loadAssets(await temporaryFolder())).rejects.toMatchObject(missing);
    await expect(loadAssets("/nowhere/at/all")).rejects.toMatchObject(missing);
  });
});
