import { execFileSync } from "node:child_process";
import { repositoryRoot } from "../cli.ts";

/** The tests of the command line run what users run: the built package, as the sources now stand. */
export function setup(): void {
  execFileSync("npm", ["run", "build"], { cwd: repositoryRoot, stdio: "pipe" });
}
