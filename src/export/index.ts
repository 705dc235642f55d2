import { createRegistry, type Registry } from "../registry.ts";
import { csv } from "./csv.ts";
import type { Exporter } from "./exporter.ts";
import { neo4jAdmin } from "./neo4j-admin.ts";

export const exporters: Registry<Exporter> = createRegistry("export format", [csv, neo4jAdmin]);
