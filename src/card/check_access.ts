import { stoppable } from "../access/mod.ts";
import type { AccessReport } from "../checkup/mod.ts";
import { toOptions } from "../problems/mod.ts";
import type { CheckAccessOptions } from "./access_options.ts";

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
export async function checkAccess(options: CheckAccessOptions = {}): Promise<AccessReport> {
  return await stoppable(toOptions(options, "check access").signal, async (signal) => {
    const { checkAll } = await import("./check_all.ts");
    return await checkAll({ ...options, signal });
  });
}
