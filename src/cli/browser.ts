import { spawn } from "node:child_process";

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...words: string[]]>>> = {
  darwin: ["open"],
  linux: ["xdg-open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens an address in the user's browser where there is a screen; its address is printed in any case, so failing is no error. */
export function openInBrowser(url: string): void {
  const [command, ...words] = OPENERS[process.platform] ?? [];
  const hasScreen = process.platform !== "linux" || "DISPLAY" in process.env || "WAYLAND_DISPLAY" in process.env;
  if (command === undefined || !hasScreen) return;
  spawn(command, [...words, url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
