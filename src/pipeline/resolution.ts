import type { Listener } from "../events.ts";
import type { Alias } from "../model/alias.ts";
import { decisionsInForce } from "../model/decision.ts";
import { loadKnowledge, type NameKnowledge } from "../resolve/names/index.ts";
import { createResolver, type Resolution, type Resolver } from "../resolve/resolver.ts";
import { foldName } from "../text/fold.ts";
import { readAliases } from "../workspace/aliases.ts";
import type { Journal } from "../workspace/journal.ts";
import { readDecisions } from "../workspace/ledger.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** All names that the papers of a journal write, and what is known of them. Throws as `readAliases` when the user's own are damaged. */
export async function readNames(journal: Journal, workspace: Workspace): Promise<Resolver> {
  const resolver = createResolver(knowledgeWith(await readAliases(workspace.aliasesPath)));
  for await (const { paper, extraction } of journal.entries()) resolver.add(extraction.entities, paper.year);
  return resolver;
}

/** What is shipped takes a fraction of a second to read, and does not change while the process runs. */
let shipped: NameKnowledge | undefined;

const knowledgeWith = (aliases: readonly Alias[] = []): NameKnowledge =>
  aliases.length === 0 ? (shipped ??= loadKnowledge()) : loadKnowledge(aliases);

/** Tells of decisions that concern nothing because no paper writes a name of theirs: a slip in a hand edit is found. */
export async function noteUnwritten(names: Resolver, workspace: Workspace, listener: Listener): Promise<void> {
  const decisions = decisionsInForce(await readDecisions(workspace.decisionsPath), foldName);
  for (const { decision, number, name, other } of decisions) {
    const pair = decision === "hide" ? [name] : decision === "forbid" ? [] : [name, other];
    const unwritten = pair.filter((one) => names.typesOf(one).length === 0).map((one) => `"${one}"`);
    if (unwritten.length === 0) continue;
    listener({ kind: "note", text: `Decision ${number} changes nothing: no paper writes ${unwritten.join(" or ")}.` });
  }
}

/** Which concept each name is, by the rules and the user's decisions as they now stand. Throws as `readDecisions` when they are damaged. */
export async function resolveNames(names: Resolver, workspace: Workspace): Promise<Resolution> {
  return names.resolve(await readDecisions(workspace.decisionsPath));
}
