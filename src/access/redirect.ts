import { raise } from "../problems/mod.ts";
import { X_API } from "./base_url.ts";
import { ACCEPT_ENCODING } from "./read_body.ts";
import { VERSION } from "./version.ts";

/** A request before it is sent, as far as its address and headers go. */
interface Addressed {
  url: string;
  headers?: Record<string, string>;
  /** What is being done, as it reads after "Cannot". */
  doing?: string;
}

// X's own two hosts; the library writes the first, old code the second.
const X_HOSTS = new Set([new URL(X_API).host, "api.twitter.com"]);

/**
 * Points a request at the base URL.
 *
 * @throws {AccessError} `bad-option` for every other host.
 */
export function redirect(request: Addressed, baseUrl: URL): void {
  const url = new URL(request.url.startsWith("http") ? request.url : `https://${request.url}`);
  if (url.host !== baseUrl.host && !X_HOSTS.has(url.host)) {
    throw raise("bad-option", {
      doing: request.doing ?? "ask X",
      found: `keys go to ${baseUrl.host} only, and not to ${url.host}`,
    });
  }
  request.url =
    new URL(baseUrl.pathname.replace(/\/$/, "") + url.pathname + url.search, baseUrl).href;
  request.headers = {
    ...request.headers,
    "user-agent": `library-card/${VERSION}`,
    "accept-encoding": ACCEPT_ENCODING,
  };
}
