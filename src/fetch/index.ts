import { createRegistry, type Registry } from "../registry.ts";
import { arxiv } from "./arxiv.ts";
import type { Fetcher } from "./fetcher.ts";
import { openalex } from "./openalex.ts";

/** The services that papers can be fetched from. */
export const fetchers: Registry<Fetcher> = createRegistry("service", [arxiv, openalex]);
