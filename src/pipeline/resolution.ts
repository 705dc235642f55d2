import type { Listener } from "../events.ts";
import { decisionsInForce } from "../model/decision.ts";
import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { settleFormerIds } from "../resolve/former-ids.ts";
import { createNameTable, type NameTable } from "../resolve/name-table.ts";
import { resolveNames, type Resolution } from "../resolve/resolve.ts";
import { foldName } from "../text/fold.ts";
import { readAliases } from "../workspace/aliases.ts";
import type { Journal } from "../workspace/journal.ts";
import { readDecisions } from "../workspace/ledger.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** All names that the papers of a journal write. */
export async function readNames(journal: Journal): Promise<NameTable> {
  const table = createNameTable();
  for await (const { paper, extraction } of journal.entries()) table.add(extraction.entities, paper.year);
  return table;
}

/** The types under which papers write a name. */
export const typesWritten = (table: NameTable, name: string): readonly EntityType[] =>
  ENTITY_TYPES.filter((type) => table.rowOf(type, foldName(name)) !== undefined);

/** Tells of decisions that concern nothing because no paper writes a name of theirs: a slip in a hand edit is found. */
export async function noteUnwritten(table: NameTable, workspace: Workspace, listener: Listener): Promise<void> {
  const decisions = decisionsInForce(await readDecisions(workspace.decisionsPath), foldName);
  for (const { decision, number, name, other } of decisions) {
    const pair = decision === "hide" ? [name] : decision === "forbid" ? [] : [name, other];
    const unwritten = pair.filter((one) => typesWritten(table, one).length === 0).map((one) => `"${one}"`);
    if (unwritten.length === 0) continue;
    listener({ kind: "note", text: `Decision ${number} changes nothing: no paper writes ${unwritten.join(" or ")}.` });
  }
}

/**
 * Which concept each name is, by the rules, the user's aliases and the user's decisions.
 * Throws as `readDecisions` and `readAliases` when one of those files is damaged.
 */
export async function resolveTable(table: NameTable, workspace: Workspace): Promise<Resolution> {
  const decisions = await readDecisions(workspace.decisionsPath);
  const aliases = await readAliases(workspace.aliasesPath);
  const resolution = resolveNames(table, decisions, aliases);
  return { ...resolution, concepts: settleFormerIds(resolution.concepts) };
}
