import type { MiddlewareHandler } from "npm:hono@4.13.19";
import type { PracticeWorld } from "../practice_world.ts";

/** Nothing but our own sheet, script and pictures; nobody may frame a page or take its forms. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * What every page says about itself. With `no-referrer`, browsers would send `Origin: null` with
 * our own forms, and `ownForms` could not tell them from a stranger's. Source: Fetch standard,
 * "append a request Origin header".
 */
const HEADERS = {
  "content-security-policy": POLICY,
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
  "x-practice-room": "made-up posts, not X",
  "server": "library-card-practice",
};

/** Puts on every page what keeps it to itself. */
export function pageHeaders({ now }: PracticeWorld): MiddlewareHandler {
  return async function pageHeaders(c, next) {
    await next();
    c.header("date", new Date(now()).toUTCString());
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  };
}
