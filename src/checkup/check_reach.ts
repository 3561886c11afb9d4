import { cannotMint } from "../access/mod.ts";
import { diagnose, NOTHING_KNOWN, SIGNATURE_MINUTES } from "../problems/mod.ts";
import { accepted, failed, noted, notTried, type Outcome } from "./check_line.ts";
import type { Sitting } from "./sitting.ts";

/** Whether anything answers at all; what it says is another matter. */
export async function checkReach(sitting: Sitting): Promise<Outcome> {
  const { at, error } = await sitting.asApp();
  if (error && error.status === undefined) return failed(error);
  return accepted(`${sitting.host} answers`, at, "an answer came");
}

/**
 * Whether this computer's clock agrees with the server's. It stops only who must sign by OAuth 1.0a:
 * a Bearer Token does not depend on it.
 */
export async function checkClock(sitting: Sitting): Promise<Outcome> {
  const { at, error } = await sitting.asApp();
  const { clockAhead, baseUrl } = sitting.network!;
  if (clockAhead === undefined) return notTried(`${sitting.host} did not say what time it is`);
  const minutes = Math.round(Math.abs(clockAhead));
  if (Math.abs(clockAhead) < 1) return accepted("right, to the minute", at);
  if (isSpoilt(sitting, error)) {
    const { host } = baseUrl;
    return failed(diagnose({ ...NOTHING_KNOWN, doing: "sign in", host, code: 135, clockAhead }));
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
function isSpoilt({ network }: Sitting, error: unknown): boolean {
  return Math.abs(network!.clockAhead!) >= SIGNATURE_MINUTES && cannotMint(error) &&
    network!.canSign("user");
}
