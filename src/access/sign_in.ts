import { type Keys, openKeys } from "../keys/mod.ts";
import { AccessError, atPlace, type ProblemId, problemOf, raise } from "../problems/mod.ts";
import { holdsData, type Identity, readIdentity, readUsage, type Usage } from "./account.ts";
import type { Network } from "./network.ts";
import type { Recollection } from "./recollection.ts";

/**
 * What the keys open, derived from which keys they are.
 *
 * Source: X's OpenAPI file 2.166 and its authentication mapping, 2026-08-22.
 */
export interface Opens {
  /** Posts of the last 7 days: a Bearer Token or the four-part password. */
  recentSearch: boolean;
  /** How many posts there were: a Bearer Token only. */
  counts: boolean;
  /** What the account has used: a Bearer Token only. */
  usage: boolean;
  /** Posts since 2006: a Bearer Token only, and pay-per-use or Enterprise. */
  fullArchive: boolean;
  /** Who you are: the four-part password only. */
  identity: boolean;
}

/**
 * Derives what the keys open.
 *
 * @param network Where the keys are.
 * @param bearer Whether there is a Bearer Token, or one can be minted.
 */
function whatOpens(network: Network, bearer: boolean): Opens {
  const user = network.canSign("user");
  return {
    recentSearch: bearer || user,
    counts: bearer,
    usage: bearer,
    fullArchive: bearer,
    identity: user,
  };
}

/** How far to check: see `connect`. */
export type Check = "usage" | "identity" | "search" | false;

/** What a sign-in proved. */
export interface SignIn {
  /** What was asked: nothing, the usage, or (without a Bearer Token) a search that X must refuse. */
  proof: "none" | "usage" | "signature";
  /** When X was asked. */
  at: Date;
  /** Whether this is remembered from before: nothing was sent this time. */
  remembered: boolean;
  usage?: Usage;
  identity?: Identity;
  opens: Opens;
}

interface Memory {
  signIn: SignIn;
  /** What the network knows by the time it is asked: a token may have been refused since. */
  recall: () => Recollection;
}

const MEMORY_MINUTES = 10;
const memories = new Map<string, Memory>();
const salt = crypto.randomUUID();

/** Recognises the same keys at the same place, without keeping them. */
async function fingerprint(keys: Keys, network: Network): Promise<string> {
  const text = JSON.stringify([salt, network.baseUrl.href, openKeys(keys)]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).toHex();
}

/** Whether X refused the pair, or does not mint here; a network that is down proves nothing. */
export const wasRefused = (error: unknown): error is AccessError =>
  error instanceof AccessError && error.status !== undefined && error.status < 500 &&
  error.status !== 429;

/** Whether no Bearer Token can be had for the pair, so that only the four parts can still sign in. */
export const cannotMint = (error: unknown): error is AccessError =>
  wasRefused(error) && NOT_MINTED.includes(error.problem);

const NOT_MINTED: readonly ProblemId[] = ["bad-key-pair", "no-bearer-token", "not-found"];

const isFilled = (value: unknown) => typeof value === "object" && value !== null;

/**
 * Proves the four-part password without a Bearer Token and without cost: a search without a query
 * is refused with 400 once the signature is good, and with 401 while it is not.
 */
export async function proveSignature(network: Network, signal?: AbortSignal): Promise<void> {
  try {
    const expects = (body: Record<string, unknown>) => isFilled(body.data) || isFilled(body.meta);
    const path = "tweets/search/recent";
    await network.get({ path, doing: "sign in", as: "user", signal, expects });
  } catch (error) {
    const wantsQuery = error instanceof AccessError && error.status === 400 &&
      problemOf(error.problem).keysWork;
    if (!wantsQuery) throw error;
  }
}

async function prove(
  network: Network,
  signal?: AbortSignal,
): Promise<Omit<SignIn, "at" | "remembered">> {
  if (network.canSign("app")) {
    try {
      const { body } = await network.get({
        path: "usage/tweets",
        doing: "sign in",
        as: "app",
        signal,
        expects: holdsData,
      });
      return { proof: "usage", usage: readUsage(body), opens: whatOpens(network, true) };
    } catch (error) {
      if (!cannotMint(error) || !network.canSign("user")) throw error;
    }
  }
  await proveSignature(network, signal);
  network.signAsUser();
  return { proof: "signature", opens: whatOpens(network, false) };
}

/** What a sign-in may be told. */
export interface SignInOptions {
  /** Ends it. */
  signal?: AbortSignal;
  /** The clock. */
  now?: () => Date;
}

/**
 * Signs in, in the cheapest order: the usage (free), then who you are, only if asked.
 *
 * @param keys The keys, their shape already checked.
 * @param network The way out.
 * @param check How far to check.
 * @param options See {@linkcode SignInOptions}.
 * @throws {AccessError} Why the keys do not open X.
 */
export async function signIn(
  keys: Keys,
  network: Network,
  check: Check,
  { signal, now = () => new Date() }: SignInOptions = {},
): Promise<SignIn> {
  const id = await fingerprint(keys, network);
  const known = memories.get(id);
  const fresh = known && now().getTime() - known.signIn.at.getTime() < MEMORY_MINUTES * 60_000;
  if (fresh) network.resume(known.recall());
  if (check === false && !fresh) {
    const opens = whatOpens(network, network.canSign("app"));
    return { proof: "none", at: now(), remembered: false, opens };
  }
  const signIn: SignIn = fresh
    ? { ...known.signIn, remembered: true }
    : { ...await prove(network, signal), at: now(), remembered: false };
  if (check === "identity" && !signIn.identity) {
    if (!network.canSign("user")) {
      throw raise("unsupported-authentication", {
        doing: "find out who you are",
        found: "that takes the four-part password, and only a Bearer Token or half of it was found",
        nextSteps: (told) => [
          "Set X_API_KEY, X_API_SECRET, X_ACCESS_TOKEN and X_ACCESS_TOKEN_SECRET.",
          ...atPlace(told, {
            code: 'Or leave out prove: "identity"; searching does not need it.',
            elsewhere: "Searching does not need it.",
          }),
        ],
      });
    }
    const { body } = await network.get({
      path: "users/me",
      doing: "sign in",
      as: "user",
      signal,
      expects: holdsData,
    });
    signIn.identity = readIdentity(body);
    signIn.remembered = false;
  }
  memories.set(id, { signIn: { ...signIn, remembered: false }, recall: () => network.recall() });
  return signIn;
}

/** Forgets that keys were proved, and the Bearer Token that was made of them. */
export async function forgetSignIn(keys: Keys, network: Network): Promise<void> {
  memories.delete(await fingerprint(keys, network));
}
