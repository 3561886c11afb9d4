import { Network, stoppable } from "../access/mod.ts";
import {
  type AccessReport,
  type Found,
  sampleOf,
  sit,
  type Sitting,
  type Visit,
} from "../checkup/mod.ts";
import { ask, type KeyParts, Keys, lookForKeys } from "../keys/mod.ts";
import { AccessError, checkNames, raise } from "../problems/mod.ts";
import { countdown } from "./countdown.ts";
import { wantsPractice } from "./find_keys.ts";
import { keepKeys } from "./keep_keys.ts";
import { rehearse } from "./practice_room.ts";
import { whereTo } from "./where_to.ts";

/** What `checkAccess` may be told: all that `connect` may, but how far to check. */
export interface CheckAccessOptions {
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
  /** Where the API is. @default the variable X_API_BASE_URL, else "https://api.x.com" */
  baseUrl?: string;
  /** Seconds that one request may take. @default 30 */
  timeout?: number;
  /** Seconds that a request may wait in all before it is given up. @default 60 */
  patience?: number;
  /** Ends the sitting; what was not asked by then stays untried. */
  signal?: AbortSignal;
  /**
   * Also run a sample search, with this query or the usual one: 10 posts, USD 0.05. All else is
   * free. @default false
   */
  search?: boolean | string;
  /** How many posts the sample search asks for; X sells at least 10. @default 10 */
  limit?: number;
}

const OPTIONS: Record<keyof CheckAccessOptions, true> = {
  keys: true,
  envFile: true,
  prompt: true,
  save: true,
  practice: true,
  baseUrl: true,
  timeout: true,
  patience: true,
  signal: true,
  search: true,
  limit: true,
};

const DOING = "check access";

function checkOptions(options: CheckAccessOptions): void {
  checkNames(options, OPTIONS, DOING);
  const { timeout = 30, patience = 60, practice, baseUrl } = options;
  const refuse = (found: string) => raise("bad-option", { doing: DOING, found });
  if (!(timeout > 0)) throw refuse("timeout must be a number of seconds above 0");
  if (!(patience >= 0)) throw refuse("patience must be a number of seconds, 0 or more");
  if (practice && baseUrl) {
    throw refuse("practice opens a room of its own; leave out baseUrl, or leave out practice");
  }
}

/** The address; one that only the variable got wrong is a finding, and no reason to throw. */
function addressOf(baseUrl: string | undefined): URL | AccessError {
  try {
    return whereTo(baseUrl);
  } catch (error) {
    if (baseUrl === undefined && error instanceof AccessError) return error;
    throw error;
  }
}

async function rehearsal(): Promise<Found> {
  const { url, keys } = await rehearse();
  return { keys, address: new URL(url), practice: true };
}

async function visit(options: CheckAccessOptions): Promise<Visit> {
  const { keys: inHand, envFile, timeout = 30, patience = 60, baseUrl } = options;
  const practice = wantsPractice(options.practice);
  const address = practice ? (await rehearsal()).address : addressOf(baseUrl);
  return {
    address,
    practice,
    envFile,
    sample: sampleOf(options),
    signal: options.signal,
    async find(mayAsk) {
      if (practice) return await rehearsal();
      const prompt = mayAsk && options.prompt !== false;
      const keys = inHand instanceof Keys
        ? inHand
        : await lookForKeys({ keys: inHand, envFile, prompt });
      return keys.practice ? await rehearsal() : { keys, address: address as URL, practice };
    },
    open: ({ keys, address: baseUrl, practice }) =>
      Network.open(keys, { baseUrl, timeout, patience, onWait: countdown(), practice }),
  };
}

/** Offers to keep typed keys, now that they have worked. */
async function keep({ found, lines }: Sitting, save: boolean | undefined): Promise<string[]> {
  const works = [lines.get("app"), lines.get("user")].some((line) => line?.state === "ok");
  const kept = works ? await keepKeys(found!.keys, save, ask) : undefined;
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
    checkOptions(options);
    return await sit(await visit({ ...options, signal }), (sitting) => keep(sitting, options.save));
  });
}
