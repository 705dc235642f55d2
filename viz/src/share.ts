import { tell } from "./state/actions.ts";
import type { Viewer } from "./state/viewer.ts";

/** Has the browser keep a file. */
export function download({ name, file }: { readonly name: string; readonly file: Blob }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Puts a text into the clipboard and says so, or what to do where the browser does not let it. */
export async function copy(
  viewer: Viewer,
  { text, done, instead }: Record<"text" | "done" | "instead", string>,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(viewer, done);
  } catch {
    tell(viewer, instead);
  }
}
