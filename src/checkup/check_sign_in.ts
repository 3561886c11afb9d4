import { cannotMint, wasRefused } from "../access/later.ts";
import { diagnose, NOTHING_KNOWN, SIGNATURE_MINUTES } from "../problems/mod.ts";
import { accepted, failed, noted, notTried, type Outcome } from "./check_line.ts";
import type { CheckRun } from "./check_run.ts";

/** Whether anything answers at all; what it says is another matter. */
export async function checkReach(run: CheckRun): Promise<Outcome> {
  const { at, error } = await run.asApp();
  if (error && error.status === undefined) return failed(error);
  return accepted(`${run.host} answers`, at, "an answer came");
}

/**
 * Whether this computer's clock agrees with the server's. It stops only who must sign by OAuth 1.0a:
 * a Bearer Token does not depend on it.
 */
export async function checkClock(run: CheckRun): Promise<Outcome> {
  const { at, error } = await run.asApp();
  const { clockAhead, baseUrl } = run.network!;
  if (clockAhead === undefined) return notTried(`${run.host} did not say what time it is`);
  const minutes = Math.round(Math.abs(clockAhead));
  if (Math.abs(clockAhead) < 1) return accepted("right, to the minute", at);
  if (isSpoilt(run, error)) {
    const { host } = baseUrl;
    return failed(diagnose({ ...NOTHING_KNOWN, doing: "sign in", host, codes: [135], clockAhead }));
  }
  const text = `${minutes} ${minutes === 1 ? "minute" : "minutes"} ${
    clockAhead > 0 ? "fast" : "slow"
  }`;
  return noted(text, [
    `This computer's clock is ${text}: let it set itself from the internet. A signature of the ` +
    `four-part password is good for ${SIGNATURE_MINUTES} minutes only; a Bearer Token does not ` +
    "depend on the clock.",
  ], { shared: text, at });
}

/** Whether the clock is too far off for a signature, and there is no other way in. */
function isSpoilt({ network }: CheckRun, error: unknown): boolean {
  return Math.abs(network!.clockAhead!) >= SIGNATURE_MINUTES && cannotMint(error) &&
    network!.canSign("user");
}

const SHARED = "accepted";

/** Signs in as the app: with the Bearer Token, or one that is made from the API key and secret. */
export async function checkApp(run: CheckRun): Promise<Outcome> {
  const verdict = await run.asApp();
  const keys = run.found!.keys;
  if (verdict.accepted) {
    const what = keys.has("bearerToken")
      ? `the Bearer Token is accepted`
      : "the API key and secret are accepted, and a Bearer Token was made from them";
    return accepted(what, verdict.at, SHARED);
  }
  const error = verdict.error!;
  const four = run.network!.canSign("user");
  // A signature that the clock spoils says nothing of the keys.
  const spoilt = run.lines.get("clock")?.state === "failed";
  if (!cannotMint(error) || !four || !(spoilt || (await run.asUser()).accepted)) {
    return failed(error);
  }
  run.network!.signAsUser();
  return noted("no Bearer Token can be made from the API key and secret", [
    "X makes no Bearer Token for this API key and secret, so you sign in with all four parts. " +
    "Searching works; counting and usage need a Bearer Token.",
  ], { shared: "no Bearer Token to be had", problem: error.problem, at: verdict.at });
}

/**
 * Signs in as the person, with the four-part password. Free: a search that must be refused. Who is
 * let in as the app can search and count all the same.
 */
export async function checkUser(run: CheckRun): Promise<Outcome> {
  if (!run.network!.canSign("user")) {
    return notTried("takes all four parts; searching does not need it", "takes all four parts");
  }
  const app = await run.asApp();
  if (!app.accepted && !wasRefused(app.error)) return notTried("not tried");
  const { at, accepted: good, error } = await run.asUser();
  if (good) return accepted("the four-part password is accepted", at, SHARED);
  if (!app.accepted || !wasRefused(error)) return failed(error!);
  return noted("not accepted; searching and counting work without it", [
    `${error.message}.`,
    ...error.nextSteps,
  ], { shared: "not accepted", problem: error.problem, at });
}
