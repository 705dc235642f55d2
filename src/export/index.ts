import { createRegistry, type Registry } from "../registry.ts";
import { bibtex } from "./bibtex.ts";
import { coOccurrence } from "./co-occurrence.ts";
import { cslJson } from "./csl-json.ts";
import { csv } from "./csv.ts";
import type { Exporter } from "./exporter.ts";
import { gexf } from "./gexf.ts";
import { graphJsonl } from "./graph-jsonl.ts";
import { graphml } from "./graphml.ts";
import { neo4jAdmin } from "./neo4j-admin.ts";
import { paperConcepts } from "./paper-concepts.ts";
import { papersJsonl } from "./papers-jsonl.ts";
import { ris } from "./ris.ts";
import { vosviewer } from "./vosviewer.ts";

export const exporters: Registry<Exporter> = createRegistry<Exporter>("export format", [
  csv,
  neo4jAdmin,
  graphml,
  gexf,
  graphJsonl,
  papersJsonl,
  bibtex,
  ris,
  cslJson,
  coOccurrence,
  paperConcepts,
  vosviewer,
]);
