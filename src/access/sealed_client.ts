import type { TwitterApi } from "npm:twitter-api-v2@1.29.1";
import { raise } from "../problems/mod.ts";

type Library = Pick<
  typeof import("npm:twitter-api-v2@1.29.1"),
  | "TwitterApi"
  | "TweetStream"
  | "ApiRequestError"
  | "ApiPartialResponseError"
  | "ApiResponseError"
>;
type Tokens = ReturnType<TwitterApi["getActiveTokens"]>;

/**
 * The object in which the library keeps the keys, shared by a client, its sub-clients and its
 * paginators; each of them has it in the open. Source: twitter-api-v2 1.29.1.
 */
interface Holder {
  clientSettings: { plugins?: object[] };
  initializeToken(token: unknown): void;
  writeAuthHeaders(request: object): Record<string, string>;
  getActiveTokens(): Tokens;
}

interface HasHolder {
  _requestMaker: Holder;
}

/** The plugins whose clients are sealed, with the words for their keys. */
const doors = new WeakMap<object, string>();
/** By holder, who signs in its place: an object of the library's own that nobody is given. */
const signers = new WeakMap<object, Holder>();
/** By headers of a request, what is added to them on the way out. */
const authorizations = new WeakMap<object, string>();

const doorOf = ({ clientSettings: { plugins = [] } }: Holder): object | undefined =>
  plugins.find((plugin) => doors.has(plugin));

/** Has every client that is made with this plugin, and from such a client, sealed. */
export function sealBehind(door: object, keysInWords: string): void {
  doors.set(door, keysInWords);
}

/** What a request is to be signed with, by its headers; it does not stand in them. */
export const authorizationOf = (headers: object): string | undefined => authorizations.get(headers);

let tokensOf: Holder["getActiveTokens"] | undefined;

/** The Bearer Token of a sealed client. Never leaves this room. */
export function bearerTokenOf(client: TwitterApi): string | undefined {
  const signer = signers.get((client as unknown as HasHolder)._requestMaker);
  const tokens = signer && tokensOf?.call(signer);
  return tokens?.type === "oauth2" ? tokens.bearerToken : undefined;
}

/** Takes the keys of a sealed client from where they lie. It signs nothing any more. */
export function forgetTokens(client: TwitterApi): void {
  signers.delete((client as unknown as HasHolder)._requestMaker);
}

const LABEL = "[twitter-api-v2: keys hidden]";

/** What an object of the library shows in each place: short, and the same everywhere. */
const FACES: readonly [PropertyKey, () => unknown][] = [
  [Symbol.for("Deno.customInspect"), () => LABEL],
  [Symbol.for("nodejs.util.inspect.custom"), () => LABEL],
  [Symbol.for("Jupyter.display"), () => ({ "text/plain": LABEL })],
  ["toJSON", () => LABEL],
];

function define(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: false,
    writable: true,
  });
}

function giveLabel(target: object): void {
  for (const [key, value] of FACES) define(target, key, value);
}

/**
 * Changes the library, once, so that no client behind our door has a key in a property, whether it
 * shows or not, nor any object that such a client gives out. A face alone is no lock: `console.table`,
 * a spread or `customInspect: false` look past it. Clients of anybody else stay as they are.
 */
export function sealLibrary(library: Library): void {
  if (tokensOf) return;
  const { TwitterApi, TweetStream } = library;
  const empty = new TwitterApi() as unknown as HasHolder;
  const holder = Object.getPrototypeOf(empty._requestMaker) as Holder;
  tokensOf = holder.getActiveTokens;
  sealHolder(holder, tokensOf);
  sealStreams(TweetStream.prototype);
  giveLabel(holder);
  for (const name of ["ApiRequestError", "ApiPartialResponseError", "ApiResponseError"] as const) {
    giveLabel(library[name].prototype);
  }
  for (
    let target = Object.getPrototypeOf(empty);
    target !== Object.prototype;
    target = Object.getPrototypeOf(target)
  ) {
    lendTokens(target, tokensOf);
    giveLabel(target);
  }
}

function sealHolder(holder: Holder, tokens: Holder["getActiveTokens"]): void {
  const { initializeToken, writeAuthHeaders } = holder;
  define(holder, "initializeToken", function (this: Holder, token: unknown): void {
    if (!doorOf(this)) return initializeToken.call(this, token);
    const signer: Holder = Object.create(holder);
    initializeToken.call(signer, token);
    signers.set(this, signer);
  });
  define(holder, "writeAuthHeaders", function (this: Holder, request: object) {
    const signer = signers.get(this);
    if (!signer) return writeAuthHeaders.call(this, request);
    const { Authorization, ...headers } = writeAuthHeaders.call(signer, request);
    if (Authorization) authorizations.set(headers, Authorization);
    return headers;
  });
  define(holder, "getActiveTokens", function (this: Holder): Tokens {
    if (!signers.has(this)) return tokens.call(this);
    throw raise("keys-stay-inside", {
      doing: "give out the keys of this client",
      found: `it signs with ${doors.get(doorOf(this)!)}, and shows it to nobody`,
    });
  });
}

/** Signing in anew takes the keys, and gives them only to the client that comes of it. */
function lendTokens(prototype: object, tokens: Holder["getActiveTokens"]): void {
  const methods = prototype as Record<string, (this: object, ...given: unknown[]) => unknown>;
  for (const name of ["appLogin", "login"]) {
    if (!Object.hasOwn(prototype, name)) continue;
    const method = methods[name];
    define(prototype, name, function (this: HasHolder, ...given: unknown[]) {
      const signer = signers.get(this._requestMaker);
      if (!signer) return method.apply(this, given);
      const lent = { getActiveTokens: { value: () => tokens.call(signer) } };
      return method.apply(Object.create(this, lent), given);
    });
  }
}

/** As much of a request, or of its answer, as a stream needs of it. */
interface Held {
  aborted?: boolean;
  on(event: string, listener: (...given: unknown[]) => void): unknown;
  removeAllListeners(): unknown;
  destroy(): unknown;
}

/** Stands before a request or an answer: both know the headers that were sent. */
class Grip {
  readonly #held: Held;

  constructor(held: Held) {
    this.#held = held;
  }

  get aborted(): boolean {
    return this.#held.aborted ?? false;
  }

  on(event: string, listener: (...given: unknown[]) => void): this {
    this.#held.on(event, (...given) => listener(...given));
    return this;
  }

  removeAllListeners(): this {
    this.#held.removeAllListeners();
    return this;
  }

  destroy(): this {
    this.#held.destroy();
    return this;
  }
}

/** Streams and their errors keep whole requests; none of them needs one to be at hand. */
function sealStreams(prototype: object): void {
  giveLabel(prototype);
  for (const name of ["req", "res"]) {
    const grips = new WeakMap<object, Grip>();
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: false,
      get(this: object) {
        return grips.get(this);
      },
      set(this: object, held: Held) {
        grips.set(this, new Grip(held));
      },
    });
  }
  // The library writes it and never reads it.
  Object.defineProperty(prototype, "originalResponse", { configurable: true, set() {} });
  const methods = prototype as Record<string, (this: object) => Promise<unknown>>;
  for (const name of ["reconnect", "clone"]) {
    const method = methods[name];
    define(prototype, name, function (this: object) {
      return method.call(this).catch((error: { _options?: Record<string, unknown> }) => {
        delete error._options?.request;
        delete error._options?.response;
        throw error;
      });
    });
  }
}
