import { AccessReport } from "./access_report.ts";
import { checkDeno, checkEnvironment } from "./check_environment.ts";
import { checkDotEnv, checkKeys, checkKeyShapes } from "./check_keys.ts";
import { type CheckId, type CheckLine, notTried, type Outcome } from "./check_line.ts";
import { CheckRun, type CheckTarget, type CheckupWorld, thisWorld } from "./check_run.ts";
import { checkApp, checkClock, checkReach, checkUser } from "./check_sign_in.ts";
import { checkSearch, checkUsage } from "./check_use.ts";
import type { ReportFacts } from "./report_faces.ts";

/** One check. */
interface Check {
  id: CheckId;
  /** As it stands before its line. */
  label: string;
  /** What must not have failed before it. */
  needs: CheckId[];
  outcomeOf: (run: CheckRun) => Outcome | Promise<Outcome>;
}

/** Every check, in order: what is nearest first. */
export const CHECKS: readonly Check[] = [
  { id: "deno", label: "Deno", needs: [], outcomeOf: checkDeno },
  { id: "environment", label: "Environment", needs: [], outcomeOf: checkEnvironment },
  { id: "env-file", label: ".env file", needs: [], outcomeOf: checkDotEnv },
  { id: "keys", label: "Keys", needs: ["deno"], outcomeOf: checkKeys },
  { id: "shapes", label: "Their shapes", needs: ["keys"], outcomeOf: checkKeyShapes },
  { id: "reach", label: "Network", needs: ["environment", "keys"], outcomeOf: checkReach },
  { id: "clock", label: "Clock", needs: ["reach"], outcomeOf: checkClock },
  { id: "app", label: "As the app", needs: ["reach"], outcomeOf: checkApp },
  { id: "user", label: "As you", needs: ["reach", "clock"], outcomeOf: checkUser },
  { id: "usage", label: "Usage", needs: ["app"], outcomeOf: checkUsage },
  { id: "search", label: "Search", needs: ["app", "user"], outcomeOf: checkSearch },
];

const PROXIES = [
  "HTTPS_PROXY",
  "https_proxy",
  "HTTP_PROXY",
  "http_proxy",
  "ALL_PROXY",
  "all_proxy",
];

/** Gathers what the checks found. */
function reportFacts(run: CheckRun, notes: string[]): ReportFacts {
  const { target, found, network, world, lines, posts } = run;
  const { address, practice } = found ?? target;
  const proxy = PROXIES.some((name) => world.variable(name));
  return {
    at: world.now(),
    host: address instanceof URL ? address.host : undefined,
    practice: network?.room || practice,
    notebook: world.notebook,
    proxy: !proxy ? "none" : world.unusedProxy() ? "set, and not used" : "set, and used",
    clockAhead: network?.clockAhead,
    lines: [...lines.values()],
    posts,
    identity: target.identity,
    notes,
  };
}

/**
 * Goes through the checks in order. What depends on a check that failed is not tried; all else is.
 *
 * @param target What is to be checked.
 * @param finish Called before the report is made; gives sentences to add to it.
 * @param world The world to look at; leave it out.
 * @throws {AccessError} `bad-option`; every other failure is a line.
 */
export async function runChecks(
  target: CheckTarget,
  finish: (run: CheckRun) => Promise<string[]> = () => Promise.resolve([]),
  world: CheckupWorld = thisWorld(),
): Promise<AccessReport> {
  const run = new CheckRun(target, world);
  const stopped = new Set<CheckId>();
  for (const { id, label, needs, outcomeOf } of CHECKS) {
    const barred = needs.some((need) => stopped.has(need));
    const outcome = barred ? notTried("not tried") : await outcomeOf(run);
    if (barred || outcome.state === "failed") stopped.add(id);
    run.lines.set(id, { check: id, label, ...outcome } as CheckLine);
  }
  const notes = await finish(run);
  return new AccessReport(reportFacts(run, notes));
}
