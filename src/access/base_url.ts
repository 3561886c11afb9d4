import { raise } from "../problems/mod.ts";

/** Where the X API is. Source: docs.x.com, every page; `servers` of X's OpenAPI file, 2026-08-22. */
export const X_API = "https://api.x.com";

const LOOPBACK_REGEXP = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the address that keys are to be sent to: https, or plain http on this computer.
 *
 * @param given The option `baseUrl`, or the variable `X_API_BASE_URL`.
 * @param name What to call it in a message.
 * @throws {AccessError} `bad-option`
 */
export function checkBaseUrl(given: string, name: string): URL {
  const refuse = (found: string) =>
    raise("bad-option", {
      doing: `use ${name}`,
      found,
      nextSteps: [
        `Leave ${name} out to ask X itself (${X_API}).`,
        "For a practice room, use the address that it prints, such as http://127.0.0.1:8787.",
      ],
    });
  if (!URL.canParse(given)) throw refuse("it is not a web address");
  const url = new URL(given);
  if (url.username || url.password) throw refuse("it holds a user name or password");
  const loopback = LOOPBACK_REGEXP.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw refuse("keys are sent by https only, except to this computer itself");
  }
  return url;
}
