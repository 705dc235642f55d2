import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

/** Debian's Chromium unless another is named. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // WebGL in software.
  "--enable-unsafe-swiftshader",
];

/** Whether there is a browser to test in; under CI its absence is an error. */
export function hasBrowser(): boolean {
  if (existsSync(CHROMIUM)) return true;
  if (process.env.CI !== undefined)
    throw new Error(`${CHROMIUM} is missing, and under CI its tests must not be skipped.`);
  return false;
}

export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags] });
}

export interface OpenPage {
  readonly page: Page;
  /** Errors of the console, of scripts and of the content security policy, and requests to other hosts. */
  readonly complaints: readonly string[];
}

/** A page of its own that ends with the test. Motion is off, so that the camera is where it goes at once. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}

/** Waits until the graph is drawn. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => window.papergraph !== undefined);
}
