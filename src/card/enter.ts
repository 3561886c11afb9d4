import { Network, signIn } from "../access/later.ts";
import type { Check } from "../access/mod.ts";
import { checkDenoVersion } from "../checkup/later.ts";
import { SAMPLE_QUERY } from "../checkup/mod.ts";
import { lookForKeys } from "../keys/later.ts";
import { Keys } from "../keys/mod.ts";
import type { BudgetSpans } from "../money/mod.ts";
import { AccessError, PROBLEMS, raise } from "../problems/mod.ts";
import { takeOldNames, toDialect } from "../search/mod.ts";
import {
  type AccessLimits,
  checkAccessOptions,
  type ConnectOptions,
  howToLook,
  wantsPractice,
  whereTo,
  whereWith,
} from "./access_options.ts";
import { countdown } from "./countdown.ts";
import { keepKeys } from "./keep_keys.ts";
import { LibraryCard } from "./library_card.ts";
import { checkMoneyOptions, openLedger } from "./open_ledger.ts";
import { openPractice } from "./open_practice.ts";

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
async function signInWith(
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
  return await signInWith(keys, new URL(url), { ...options, practice: true }, stop);
}

/**
 * Finds the keys and signs in with them: all that `connect` does.
 *
 * @param given What `connect` was told.
 * @param stop Ends it.
 */
export async function enter(given: ConnectOptions, stop: AbortSignal): Promise<LibraryCard> {
  checkDenoVersion();
  const options = checkOptions(given);
  // It takes longest, so it begins while keys are looked for.
  Network.prepare();
  if (wantsPractice(options.practice)) return await practise(options, stop);
  const baseUrl = whereTo(options.baseUrl);
  const keys = options.keys instanceof Keys
    ? options.keys
    : await lookForKeys(howToLook({ ...options, signal: stop }, baseUrl.host));
  if (keys.practice) return await practise(options, stop);
  return await signInWith(keys, await whereWith(keys, baseUrl, options), options, stop);
}
