import { createRegistry, type Registry } from "../registry.ts";
import { csv } from "./csv.ts";
import type { Exporter } from "./exporter.ts";

export const exporters: Registry<Exporter> = createRegistry("export format", [csv]);
