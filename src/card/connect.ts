import { type Check, Network, signIn, stoppable } from "../access/mod.ts";
import { ask, Keys, lookForKeys } from "../keys/mod.ts";
import type { Ledger } from "../money/mod.ts";
import { AccessError, PROBLEMS, raise } from "../problems/mod.ts";
import { type AccessLimits, type AccessOptions, checkAccessOptions } from "./access_options.ts";
import { countdown } from "./countdown.ts";
import { checkDenoVersion, SAMPLE_QUERY } from "../checkup/mod.ts";
import { wantsPractice } from "./find_keys.ts";
import { keepKeys } from "./keep_keys.ts";
import { LibraryCard } from "./library_card.ts";
import { type MoneyOptions, openLedger } from "./open_ledger.ts";
import { rehearse } from "./practice_room.ts";
import { whereTo } from "./where_to.ts";

/** What `connect` may be told. */
export interface ConnectOptions extends AccessOptions, MoneyOptions {
  /**
   * How far to check: `"usage"` asks for your usage, which is free; `"identity"` also who you are
   * (USD 0.010); `"search"` also a sample search (USD 0.05); `false` sends nothing.
   * @default "usage"
   */
  check?: Check;
}

const CHECKS: Check[] = ["usage", "identity", "search", false];

function checkOptions(options: ConnectOptions) {
  const checked = checkAccessOptions(options, "connect", {
    check: true,
    budget: true,
    ledger: true,
  });
  if (!CHECKS.includes(options.check ?? "usage")) {
    throw raise("bad-option", {
      doing: "connect",
      found: 'check must be "usage", "identity", "search" or false',
    });
  }
  return checked;
}

/** Says that a refusal still proved the keys. */
const provesKeys = (error: unknown) =>
  error instanceof AccessError &&
  PROBLEMS.some(({ id, keysWork }) => id === error.problem && keysWork);

type Ready = Omit<ConnectOptions, "ledger"> & AccessLimits & { ledger: Ledger };
type Entrance = Ready & { at: URL };

async function enter(
  keys: Keys,
  { at, ...options }: Entrance,
  stop: AbortSignal,
): Promise<LibraryCard> {
  const { timeout, patience, signal, check = "usage", save, practice, ledger } = options;
  const onWait = countdown();
  const network = await Network.open(keys, {
    baseUrl: at,
    timeout,
    patience,
    onWait,
    signal,
    practice,
    ledger,
  });
  try {
    const proof = await signIn(keys, network, check, { signal: stop });
    const kept = await keepKeys(keys, save, ask);
    const card = new LibraryCard({ keys, network, signIn: proof, kept });
    if (check === "search") await card.search(SAMPLE_QUERY, { signal: stop });
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
 * @example Never spend more than ten cents
 * ```ts
 * import { connect } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const card = await connect({ practice: true, budget: 0.10 });
 * const posts = await card.search("library lang:en", { limit: 100 });
 * deepEqual([posts.length, posts.ended, card.spent.cost.high], [20, "budget", 0.1]);
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
  return stoppable(options.signal, (stop) => find(options, stop));
}

async function find(options: ConnectOptions, stop: AbortSignal): Promise<LibraryCard> {
  checkDenoVersion();
  const limits = checkOptions(options);
  const ready: Ready = { ...options, ...limits, ledger: await openLedger(options) };
  if (wantsPractice(options.practice)) return await practise(ready, stop);
  const at = whereTo(options.baseUrl);
  const { keys: inHand, ...elsewhere } = options;
  const keys = inHand instanceof Keys ? inHand : await lookForKeys({ keys: inHand, ...elsewhere });
  return keys.practice ? await practise(ready, stop) : await enter(keys, { ...ready, at }, stop);
}

async function practise(options: Ready, stop: AbortSignal): Promise<LibraryCard> {
  const { url, keys } = await rehearse(options.scenario);
  return await enter(keys, { ...options, at: new URL(url), practice: true }, stop);
}
