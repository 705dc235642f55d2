import type { EntityType } from "./extraction.ts";

/** Two names of one thing, as a list of known aliases tells. */
export interface Alias {
  readonly type: EntityType;
  readonly name: string;
  readonly alias: string;
}
