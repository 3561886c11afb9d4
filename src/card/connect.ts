import { type Check, checkBaseUrl, Network, signIn, stoppable, X_API } from "../access/mod.ts";
import { ask, type KeyParts, Keys, lookForKeys, readVariable } from "../keys/mod.ts";
import { AccessError, checkNames, PROBLEMS, raise } from "../problems/mod.ts";
import { countdown } from "./countdown.ts";
import { checkDenoVersion } from "./deno_version.ts";
import { wantsPractice } from "./find_keys.ts";
import { keepKeys } from "./keep_keys.ts";
import { LibraryCard } from "./library_card.ts";
import { rehearse, type ScenarioId } from "./practice_room.ts";

/** What `connect` may be told. */
export interface ConnectOptions {
  /** Keys in hand, as parts or as `findKeys` gave them; missing parts are looked for elsewhere. */
  keys?: KeyParts | Keys;
  /** A `.env` file to read instead of the nearest one; `false` reads none. */
  envFile?: string | false;
  /** Whether to ask for what is missing. @default true */
  prompt?: boolean;
  /** Whether to keep typed keys in `.env`: `true` without asking, `false` never. @default asks */
  save?: boolean;
  /** Rehearse on made-up posts, without keys. @default the variable LIBRARY_CARD_PRACTICE */
  practice?: boolean;
  /** With practice: what is to go wrong, such as `"credits-depleted"`. @default nothing */
  scenario?: ScenarioId;
  /** Where the API is. @default the variable X_API_BASE_URL, else "https://api.x.com" */
  baseUrl?: string;
  /** Seconds that one request may take. @default 30 */
  timeout?: number;
  /**
   * Seconds that a request may wait in all, for a rate limit's end or for trouble at X to pass,
   * before it is given up; shown as a countdown. 0 never waits; 900 waits for any window.
   * @default 60
   */
  patience?: number;
  /** Ends every request of this card. */
  signal?: AbortSignal;
  /**
   * How far to check: `"usage"` asks for your usage, which is free; `"identity"` also who you are
   * (USD 0.010); `"search"` also a sample search (USD 0.05); `false` sends nothing.
   * @default "usage"
   */
  check?: Check;
}

/** The search that shows that access works: at most 10 posts. */
export const SAMPLE_QUERY = "library lang:en";

const CHECKS: Check[] = ["usage", "identity", "search", false];

const OPTIONS: Record<keyof ConnectOptions, true> = {
  keys: true,
  envFile: true,
  prompt: true,
  save: true,
  practice: true,
  scenario: true,
  baseUrl: true,
  timeout: true,
  patience: true,
  signal: true,
  check: true,
};

function checkOptions(options: ConnectOptions) {
  checkNames(options, OPTIONS, "connect");
  const { timeout = 30, patience = 60, check = "usage", practice, scenario, baseUrl } = options;
  const refuse = (found: string) => raise("bad-option", { doing: "connect", found });
  if (!(timeout > 0)) throw refuse("timeout must be a number of seconds above 0");
  if (!(patience >= 0)) throw refuse("patience must be a number of seconds, 0 or more");
  if (!CHECKS.includes(check)) {
    throw refuse('check must be "usage", "identity", "search" or false');
  }
  if (practice && baseUrl) {
    throw refuse("practice opens a room of its own; leave out baseUrl, or leave out practice");
  }
  if (scenario !== undefined && !wantsPractice(practice)) {
    throw refuse("a scenario is rehearsed in practice only: add practice: true, or leave it out");
  }
}

/** Says that a refusal still proved the keys. */
const provesKeys = (error: unknown) =>
  error instanceof AccessError &&
  PROBLEMS.some(({ id, keysWork }) => id === error.problem && keysWork);

interface Entrance extends ConnectOptions {
  at: URL;
}

async function enter(keys: Keys, { at, ...options }: Entrance): Promise<LibraryCard> {
  const { timeout = 30, patience = 60, signal, check = "usage", save, practice } = options;
  const onWait = countdown();
  const network = await Network.open(keys, {
    baseUrl: at,
    timeout,
    patience,
    onWait,
    signal,
    practice,
  });
  try {
    const proof = await signIn(keys, network, check);
    const kept = await keepKeys(keys, save, ask);
    const card = new LibraryCard({ keys, network, signIn: proof, kept });
    if (check === "search") await card.search(SAMPLE_QUERY);
    return card;
  } catch (error) {
    if (provesKeys(error)) await keepKeys(keys, save, ask);
    throw error;
  }
}

/**
 * Finds your keys, checks them in the cheapest way, and gives you the library card.
 *
 * Keys are looked for in `options.keys`, the environment, the nearest `.env`, and at a masked
 * prompt, part by part. The check asks X for your usage, which is free. Running it again with the
 * same keys within ten minutes sends nothing.
 *
 * @param options See {@linkcode ConnectOptions}.
 * @returns The card: search, count, and what it cost.
 * @throws {AccessError} What went wrong, why, and what to do next.
 *
 * @example Rehearse without keys
 * ```ts
 * import { connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true });
 * equal(card.practice, true);
 * ok(card.opens.recentSearch);
 * ```
 *
 * @example Meet a failure before X sends it
 * ```ts
 * import { AccessError, connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true, scenario: "credits-depleted" });
 * const error = await card.search("library").catch((error) => error);
 * ok(error instanceof AccessError);
 * equal(error.problem, "credits-depleted");
 * ```
 */
export function connect(options: ConnectOptions = {}): Promise<LibraryCard> {
  return stoppable(options.signal, () => find(options));
}

async function find(options: ConnectOptions): Promise<LibraryCard> {
  checkDenoVersion();
  checkOptions(options);
  if (wantsPractice(options.practice)) return await practise(options);
  const given = options.baseUrl ?? readVariable("X_API_BASE_URL");
  const name = options.baseUrl === undefined ? "X_API_BASE_URL" : "baseUrl";
  const at = checkBaseUrl(given || X_API, name);
  const { keys: inHand, ...elsewhere } = options;
  const keys = inHand instanceof Keys ? inHand : await lookForKeys({ keys: inHand, ...elsewhere });
  return keys.practice ? await practise(options) : await enter(keys, { ...options, at });
}

async function practise(options: ConnectOptions): Promise<LibraryCard> {
  const { url, keys } = await rehearse(options.scenario);
  return await enter(keys, { ...options, at: new URL(url), practice: true });
}
