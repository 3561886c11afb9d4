import { Network, stoppable } from "../access/mod.ts";
import {
  type AccessReport,
  type CheckRun,
  type CheckTarget,
  type Found,
  runChecks,
  sampleOf,
} from "../checkup/mod.ts";
import { Keys, lookForKeys } from "../keys/mod.ts";
import { AccessError } from "../problems/mod.ts";
import {
  type AccessOptions,
  checkAccessOptions,
  howToLook,
  wantsPractice,
  whereTo,
  whereWith,
} from "./access_options.ts";
import { countdown } from "./countdown.ts";
import { keepKeys } from "./keep_keys.ts";
import { openPractice } from "./open_practice.ts";

/** What `checkAccess` may be told. */
export interface CheckAccessOptions extends AccessOptions {
  /**
   * Also run a sample search, with this query or the usual one: 10 posts, USD 0.05. All else is
   * free. @default false
   */
  search?: boolean | string;
  /** How many posts the sample search asks for; X sells at least 10. @default 10 */
  limit?: number;
}

const DOING = "check access";

/** The address; one that only the variable got wrong is a finding, and no reason to throw. */
function addressOf(baseUrl: string | undefined): URL | AccessError {
  try {
    return whereTo(baseUrl);
  } catch (error) {
    if (baseUrl === undefined && error instanceof AccessError) return error;
    throw error;
  }
}

async function practiceRoom(
  options?: Pick<CheckAccessOptions, "scenario" | "practice">,
): Promise<Found> {
  const { url, keys } = await openPractice(options);
  return { keys, address: new URL(url), practice: keys.room };
}

async function targetOf(options: CheckAccessOptions): Promise<CheckTarget> {
  const { timeout, patience } = checkAccessOptions(options, DOING, { search: true, limit: true });
  const { keys: inHand, envFile, onWait = countdown() } = options;
  const room = wantsPractice(options.practice) ? await practiceRoom(options) : undefined;
  const address = room?.address ?? addressOf(options.baseUrl);
  return {
    address,
    practice: room?.practice ?? false,
    envFile,
    sample: sampleOf(options),
    signal: options.signal,
    async find(mayAsk) {
      if (room) return room;
      const prompt = mayAsk && options.prompt !== false;
      const keys = inHand instanceof Keys
        ? inHand
        : await lookForKeys(howToLook({ ...options, prompt }, (address as URL).host));
      return keys.practice
        ? await practiceRoom()
        : { keys, address: await whereWith(keys, address as URL, options), practice: false };
    },
    open: ({ keys, address: baseUrl, practice }) =>
      Network.open(keys, { baseUrl, timeout, patience, onWait, practice }),
  };
}

/** Offers to keep typed keys, now that they have worked. */
async function keep(
  { found, lines, target }: CheckRun,
  save: CheckAccessOptions["save"],
): Promise<string[]> {
  const works = [lines.get("app"), lines.get("user")].some((line) => line?.state === "ok");
  const kept = works
    ? await keepKeys(found!.keys, save, () => (target.address as URL).host)
    : undefined;
  return kept ? [kept] : [];
}

/**
 * Checks everything that access takes, in order, and says a line about each: Deno, permissions and
 * proxy, the `.env`, the keys, the network, the clock, signing in as the app and as you, your usage,
 * and if you like a sample search. Free, but for that search.
 *
 * What fails becomes a line of the report, and what depends on it is not tried. It asks the server
 * anew each time.
 *
 * @param options See {@linkcode CheckAccessOptions}.
 * @returns The report.
 * @throws {AccessError} `bad-option`, and nothing else.
 *
 * @example See where it stops
 * ```ts
 * import { checkAccess } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const report = await checkAccess({ keys: {}, envFile: false, prompt: false, practice: false,
 *   baseUrl: "http://127.0.0.1:1" });
 * equal(report.ok, false);
 * ```
 */
export function checkAccess(options: CheckAccessOptions = {}): Promise<AccessReport> {
  return stoppable(options.signal, async (signal) => {
    const target = await targetOf({ ...options, signal });
    return await runChecks(target, (run) => keep(run, options.save));
  });
}
