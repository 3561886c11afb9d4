import { Network } from "../access/later.ts";
import {
  type CheckRun,
  type CheckTarget,
  type Found,
  runChecks,
  sampleOf,
} from "../checkup/later.ts";
import type { AccessReport } from "../checkup/mod.ts";
import { lookForKeys } from "../keys/later.ts";
import { Keys } from "../keys/mod.ts";
import { AccessError } from "../problems/mod.ts";
import {
  type CheckAccessOptions,
  checkAccessOptions,
  howToLook,
  wantsPractice,
  whereTo,
  whereWith,
} from "./access_options.ts";
import { countdown } from "./countdown.ts";
import { keepKeys } from "./keep_keys.ts";
import { openPractice } from "./open_practice.ts";

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

/** All that `checkAccess` does. */
export async function checkAll(options: CheckAccessOptions): Promise<AccessReport> {
  return await runChecks(await targetOf(options), (run) => keep(run, options.save));
}
