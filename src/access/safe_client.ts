import type { TwitterApi } from "twitter-api-v2";

const LABEL = "[twitter-api-v2: keys hidden]";

/** The faces that would otherwise print every secret. Measured on twitter-api-v2 1.29.1. */
const FACES: readonly [PropertyKey, () => unknown][] = [
  [Symbol.for("Deno.customInspect"), () => LABEL],
  [Symbol.for("nodejs.util.inspect.custom"), () => LABEL],
  [Symbol.for("Jupyter.display"), () => ({ "text/plain": LABEL })],
  ["toJSON", () => LABEL],
];

/**
 * Makes the library's client safe to show: it, its sub-clients and its paginators hold their
 * keys in one object, whose class gets faces that show nothing. Clients made from it later, as
 * by `appLogin()`, are safe too.
 */
export function makeSafe(client: TwitterApi): TwitterApi {
  const holder = (client as unknown as { _requestMaker: object })._requestMaker;
  for (const target of [Object.getPrototypeOf(holder), ...clientsOf(client)]) hide(target);
  return client;
}

function hide(target: object): void {
  for (const [key, value] of FACES) {
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: false,
      writable: true,
    });
  }
}

type Library = Pick<
  typeof import("twitter-api-v2"),
  "TweetStream" | "ApiRequestError" | "ApiPartialResponseError" | "ApiResponseError"
>;

/**
 * Makes safe to show what the library gives out beside its clients and what holds a whole request:
 * streams, and the errors of streams, which do not pass our door.
 */
export function hideRequests(library: Library): void {
  const { TweetStream, ApiRequestError, ApiPartialResponseError, ApiResponseError } = library;
  hide(TweetStream.prototype);
  for (const kind of [ApiRequestError, ApiPartialResponseError, ApiResponseError]) {
    hide(kind.prototype);
  }
}

/** The prototypes of the client, up to but without Object's own. */
function* clientsOf(client: object): Generator<object> {
  for (
    let target = Object.getPrototypeOf(client);
    target && target !== Object.prototype;
    target = Object.getPrototypeOf(target)
  ) yield target;
}
