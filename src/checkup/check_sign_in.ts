import { cannotMint, wasRefused } from "../access/mod.ts";
import { accepted, failed, noted, notTried, type Outcome } from "./check_line.ts";
import type { Sitting } from "./sitting.ts";

const SHARED = "accepted";

/** Signs in as the app: with the Bearer Token, or one that is made from the API key and secret. */
export async function checkApp(sitting: Sitting): Promise<Outcome> {
  const verdict = await sitting.asApp();
  const keys = sitting.found!.keys;
  if (verdict.accepted) {
    const what = keys.has("bearerToken")
      ? `the Bearer Token is accepted`
      : "the API key and secret are accepted, and a Bearer Token was made from them";
    return accepted(what, verdict.at, SHARED);
  }
  const error = verdict.error!;
  const four = sitting.network!.canSign("user");
  // A signature that the clock spoils says nothing of the keys.
  const spoilt = sitting.lines.get("clock")?.state === "failed";
  if (!cannotMint(error) || !four || !(spoilt || (await sitting.asUser()).accepted)) {
    return failed(error);
  }
  sitting.network!.signAsUser();
  return noted("no Bearer Token can be made from the API key and secret", [
    "X makes no Bearer Token for this API key and secret, so you sign in with all four parts. " +
    "Searching works; counting and usage need a Bearer Token.",
  ], { shared: "no Bearer Token to be had", problem: error.problem, at: verdict.at });
}

/**
 * Signs in as the person, with the four-part password. Free: a search that must be refused. Who is
 * let in as the app can search and count all the same.
 */
export async function checkUser(sitting: Sitting): Promise<Outcome> {
  if (!sitting.network!.canSign("user")) {
    return notTried("takes all four parts; searching does not need it", "takes all four parts");
  }
  const app = await sitting.asApp();
  if (!app.accepted && !wasRefused(app.error)) return notTried("not tried");
  const { at, accepted: good, error } = await sitting.asUser();
  if (good) return accepted("the four-part password is accepted", at, SHARED);
  if (!app.accepted || !wasRefused(error)) return failed(error!);
  return noted("not accepted; searching and counting work without it", [
    `${error.message}.`,
    ...error.nextSteps,
  ], { shared: "not accepted", problem: error.problem, at });
}
