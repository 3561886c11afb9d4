import { factsOf, type Keys } from "../keys/mod.ts";
import { addressName, atPlace, raise } from "../problems/mod.ts";

/** Where the X API is. Source: docs.x.com, every page; `servers` of X's OpenAPI file, 2026-08-22. */
export const X_API = "https://api.x.com";

const LOOPBACK_REGEXP = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A machine that a teacher may have beside the blackboard: a number, or a name that only the
 * network itself knows. Source: RFC 6762 (`.local`), RFC 8375 (`.home.arpa`), ICANN 2024
 * (`.internal`), and `.lan` by custom.
 */
const NEARBY_REGEXP =
  /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\]|[\w-]+|[\w.-]+\.(local|home\.arpa|internal|lan))$/;

const isInClear = ({ protocol, hostname }: URL) =>
  protocol === "http:" && !LOOPBACK_REGEXP.test(hostname);

/**
 * Checks the address that keys are to be sent to: https, or plain http on this computer. Plain http
 * to a machine nearby passes here, for it may be a class's practice room; whether it may have these
 * keys, {@linkcode checkDestination} decides.
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
  const { protocol, hostname } = url;
  const near = LOOPBACK_REGEXP.test(hostname) || NEARBY_REGEXP.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && near)) {
    throw refuse("keys are sent by https only, except to this computer itself");
  }
  return url;
}

/**
 * Keeps real keys from leaving in clear, and a practice room's from going to X: by plain http to
 * another machine go only keys that a practice room made, every one of them.
 *
 * @throws {AccessError} `bad-option`, or `wrong-shape` for a practice room's keys at X.
 */
export function checkDestination(keys: Keys, url: URL): void {
  if (keys.arePractice) {
    if (url.origin !== X_API) return;
    throw raise("wrong-shape", {
      doing: "sign in",
      found: "these keys are a practice room's, and X does not know them",
      nextSteps: (told) => [
        ...atPlace(told, {
          code:
            'Say where the room is: connect({ baseUrl: "http://127.0.0.1:8787" }), or set X_API_BASE_URL.',
          elsewhere: "Say where the room is: set X_API_BASE_URL=http://127.0.0.1:8787.",
        }),
        "To ask X itself, use the keys of your own app there.",
        "Nothing was sent.",
      ],
    });
  }
  if (!isInClear(url)) return;
  const [part] = keys.parts.filter((each) => !keys.isPractice(each));
  const which = part === undefined
    ? "there are none from a practice room"
    : `the ${factsOf(part).label} from ${keys.from(part)} is not a practice room's, and everyone ` +
      "on the network could read it";
  throw raise("bad-option", {
    doing: `send keys by plain http to ${url.host}`,
    found: which,
    nextSteps: (told) => [
      `To ask X itself (${X_API}), leave out ${addressName(told)}.`,
      "For a class's practice room, take keys that its own page made, and no others: the word " +
      "PRACTICE stands in each of them.",
      "Nothing was sent.",
    ],
  });
}

// X's own two hosts; the library writes the first, old code the second.
const X_HOSTS = new Set([new URL(X_API).host, "api.twitter.com"]);

/**
 * Points a request at the base URL.
 *
 * @param request Its address; `doing` is what is being done, as it reads after "Cannot".
 * @throws {AccessError} `bad-option` for every other host.
 */
export function redirect(request: { url: string; doing?: string }, baseUrl: URL): void {
  const url = new URL(request.url.startsWith("http") ? request.url : `https://${request.url}`);
  if (url.host !== baseUrl.host && !X_HOSTS.has(url.host)) {
    throw raise("bad-option", {
      doing: request.doing ?? "ask X",
      found: `keys go to ${baseUrl.host} only, and not to ${url.host}`,
    });
  }
  request.url =
    new URL(baseUrl.pathname.replace(/\/$/, "") + url.pathname + url.search, baseUrl).href;
}
