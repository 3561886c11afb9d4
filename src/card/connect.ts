import { type Check, Network, signIn, stoppable } from "../access/mod.ts";
import { checkDenoVersion, SAMPLE_QUERY } from "../checkup/mod.ts";
import { Keys, lookForKeys } from "../keys/mod.ts";
import type { BudgetSpans } from "../money/mod.ts";
import { AccessError, PROBLEMS, raise } from "../problems/mod.ts";
import { type Dialect, takeOldNames, toDialect } from "../search/mod.ts";
import {
  type AccessLimits,
  type AccessOptions,
  checkAccessOptions,
  howToLook,
  wantsPractice,
  whereTo,
  whereWith,
} from "./access_options.ts";
import { countdown } from "./countdown.ts";
import { keepKeys } from "./keep_keys.ts";
import { LibraryCard } from "./library_card.ts";
import { checkMoneyOptions, type MoneyOptions, openLedger } from "./open_ledger.ts";
import { openPractice } from "./open_practice.ts";

/** What `connect` may be told. */
export interface ConnectOptions extends AccessOptions, MoneyOptions {
  /**
   * How far to prove the keys: `"usage"` asks for your usage, which is free; `"identity"` also who
   * you are (USD 0.010); `"search"` also a sample search (USD 0.05); `false` sends nothing.
   * @default "usage"
   */
  prove?: Check;
  /**
   * In which of its two vocabularies X is asked where a call does not say; what comes is read in
   * both. @default "tweet"
   */
  dialect?: Dialect;
  /** @deprecated Now `prove`. */
  check?: Check;
}

const OLD_NAMES = { check: "prove", ledger: "ledgerFile" } as const;
const PROOFS: Check[] = ["usage", "identity", "search", false];

/** The options by their present names, checked. */
type Checked = Omit<ConnectOptions, "budget" | "check" | "ledger"> & AccessLimits & {
  budget: BudgetSpans;
};

function checkOptions(given: ConnectOptions): Checked {
  const options = takeOldNames(given, OLD_NAMES, "connect");
  const limits = checkAccessOptions(options, "connect", {
    prove: true,
    dialect: true,
    budget: true,
    ledgerFile: true,
  });
  if (!PROOFS.includes(options.prove ?? "usage")) {
    throw raise("bad-option", {
      doing: "connect",
      found: 'prove must be "usage", "identity", "search" or false',
    });
  }
  const dialect = toDialect(options.dialect, "connect");
  return { ...options, ...limits, dialect, budget: checkMoneyOptions(options) };
}

/** Says that a refusal still proved the keys. */
const provesKeys = (error: unknown) =>
  error instanceof AccessError &&
  PROBLEMS.some(({ id, keysWork }) => id === error.problem && keysWork);

/** Signs in with keys that were found. */
async function enter(
  keys: Keys,
  baseUrl: URL,
  options: Checked,
  stop: AbortSignal,
): Promise<LibraryCard> {
  const { timeout, patience, signal, prove = "usage", save, practice, dialect } = options;
  // Only now: where no keys are found, no file is left behind.
  const ledger = await openLedger(options.budget, options.ledgerFile);
  const { onWait = countdown() } = options;
  const network = await Network.open(keys, {
    baseUrl,
    timeout,
    patience,
    onWait,
    signal,
    practice: practice ? keys.room : false,
    ledger,
  });
  let kept: Promise<string | undefined> | undefined;
  // A No is a No: what comes after it does not ask again.
  const keep = () => kept ??= keepKeys(keys, save, () => whereTo(options.baseUrl).host);
  try {
    const proof = await signIn(keys, network, prove, { signal: stop });
    if (proof.proof === "usage" && !proof.remembered) await network.creditsLeft(stop);
    const card = new LibraryCard({ keys, network, signIn: proof, dialect, kept: await keep() });
    if (prove === "search") await card.search(SAMPLE_QUERY, { signal: stop });
    return card;
  } catch (error) {
    if (provesKeys(error)) await keep();
    throw error;
  }
}

async function practise(options: Checked, stop: AbortSignal): Promise<LibraryCard> {
  const { url, keys } = await openPractice(options);
  return await enter(keys, new URL(url), { ...options, practice: true }, stop);
}

async function findAndEnter(given: ConnectOptions, stop: AbortSignal): Promise<LibraryCard> {
  checkDenoVersion();
  const options = checkOptions(given);
  if (wantsPractice(options.practice)) return await practise(options, stop);
  const baseUrl = whereTo(options.baseUrl);
  const keys = options.keys instanceof Keys
    ? options.keys
    : await lookForKeys(howToLook({ ...options, signal: stop }, baseUrl.host));
  if (keys.practice) return await practise(options, stop);
  return await enter(keys, await whereWith(keys, baseUrl, options), options, stop);
}

/**
 * Finds your keys, checks them in the cheapest way, and gives you the library card.
 *
 * Keys are looked for in `options.keys`, the environment, the nearest `.env`, the keychain and a
 * command where they were asked for, and at a masked prompt, part by part. The check asks X for your usage, which is free. Running it again with the
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
  return stoppable(options.signal, (stop) => findAndEnter(options, stop));
}
