import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const OWN_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** True for the addresses that this server is reached by. A name that merely resolves to this machine is not one. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  const parts = /^(?<name>\[[^\]]*\]|[^:]*)(?::(?<port>\d+))?$/u.exec(host ?? "")?.groups;
  if (parts === undefined) return false;
  return OWN_NAMES.has(parts.name?.toLowerCase() ?? "") && Number(parts.port ?? 80) === port;
}

/** True for a page of this server, and for what sends no origin. */
function isOwnOrigin(origin: string | undefined, port: number): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).protocol === "http:" && isOwnHost(new URL(origin).host, port);
}

/** Browsers say who sends a request: an image or a script of a foreign page may not ask, whether or not it could read the answer. */
const isOwnSite = (site: string | undefined): boolean =>
  site === undefined || site === "same-origin" || site === "none";

/** Refuses requests that reach this server under a foreign name (DNS rebinding), come from a foreign page or do more than read. */
export function refuseStrangers(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    if (!isOwnHost(req.header("host"), port())) {
      return context.json({ error: "This server answers only under 127.0.0.1 and localhost." }, 403);
    }
    const isAsking = req.path.startsWith("/api/");
    if (!isOwnOrigin(req.header("origin"), port()) || (isAsking && !isOwnSite(req.header("sec-fetch-site")))) {
      return context.json({ error: "This server answers only its own page." }, 403);
    }
    if (req.method !== "GET") return context.json({ error: "This server only reads: use GET." }, 405);
    return next();
  };
}

/** Nothing but the page's own files runs or is loaded, and nothing may frame the page. Styles that scripts set by CSSOM are not affected. */
export const protect: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  strictTransportSecurity: false,
});
