import axe from "axe-core";
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";
import { conceptId } from "../viewer-graph.ts";
import { hasBrowser, openPage, untilDrawn } from "./browser.ts";
import { useSample } from "./sample.ts";

const IMAGENET = encodeURIComponent(conceptId("Dataset", "ImageNet"));
const SQUAD = encodeURIComponent(conceptId("Dataset", "SQuAD"));

interface Scene {
  readonly name: string;
  readonly hash?: string;
  readonly options?: BrowserContextOptions;
  /** Typed before looking. */
  readonly keys?: readonly string[];
}

const scenes: readonly Scene[] = [
  { name: "the first picture" },
  { name: "a concept", hash: `#select=${IMAGENET}` },
  { name: "a concept in the dark", hash: `#select=${IMAGENET}`, options: { colorScheme: "dark" } },
  { name: "a paper", hash: "#select=paper-1" },
  { name: "the evidence of an edge", hash: `#edge=paper-3&edge=${IMAGENET}` },
  { name: "two nodes", hash: `#select=${IMAGENET}&select=${SQUAD}` },
  { name: "the named queries", hash: "#drawer=query" },
  { name: "an answer", hash: "#query=datasets&drawer=query" },
  { name: "papers by year in the dark", hash: "#projection=papers&colours=year", options: { colorScheme: "dark" } },
  { name: "a phone", hash: `#select=${IMAGENET}`, options: { viewport: { width: 390, height: 844 } } },
  { name: "the help", keys: ["?"] },
  { name: "results of a search", keys: ["/", "m", "e"] },
];

describe.skipIf(!hasBrowser())("axe finds no violation in", () => {
  const sample = useSample();

  test.each(scenes)("$name", async ({ hash = "", options = {}, keys = [] }) => {
    const { page } = await openPage(sample.browser(), sample.url() + hash, options);
    await untilDrawn(page);
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });
});

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
