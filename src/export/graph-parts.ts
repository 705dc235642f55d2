import { isEntityType } from "../model/extraction.ts";
import type { GraphNode, Properties, PropertyValue } from "../model/graph.ts";

/** Whether a node is a concept of any type. */
export const isConcept = ({ label }: GraphNode): boolean => isEntityType(label);

/** Items of a list as one text, parted by `|`; a `|` inside is written `\|`. */
export const joinList = (items: readonly string[]): string =>
  items.map((item) => item.replaceAll("|", "\\|")).join("|");

/** What a node or relationship tells a reader: all but what papergraph itself goes by. */
export const toldBy = (properties: Properties): readonly (readonly [name: string, value: PropertyValue])[] =>
  Object.entries(properties).filter(([name]) => name !== "contentHash");

/** By what a node is known on a screen. */
export function captionOf({ id, properties }: GraphNode): string {
  const { name, title, text } = properties;
  const caption = [name, title, text].find((value) => typeof value === "string" && value !== "");
  return typeof caption === "string" ? caption : id;
}
