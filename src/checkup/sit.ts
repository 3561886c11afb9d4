import { AccessReport } from "./access_report.ts";
import { type CheckId, type CheckLine, notTried } from "./check_line.ts";
import { CHECKS } from "./checks.ts";
import { reportFacts } from "./report_facts.ts";
import { type CheckupWorld, Sitting, thisWorld, type Visit } from "./sitting.ts";

/**
 * Goes through the checks in order. What depends on a check that failed is not tried; all else is.
 *
 * @param visit What is to be checked.
 * @param finish Called before the report is made; gives sentences to add to it.
 * @param world The world to look at; leave it out.
 * @throws {AccessError} `bad-option`; every other failure is a line.
 */
export async function sit(
  visit: Visit,
  finish: (sitting: Sitting) => Promise<string[]> = () => Promise.resolve([]),
  world: CheckupWorld = thisWorld(),
): Promise<AccessReport> {
  const sitting = new Sitting(visit, world);
  const stopped = new Set<CheckId>();
  for (const { id, label, needs, run } of CHECKS) {
    const barred = needs.some((need) => stopped.has(need));
    const outcome = barred ? notTried("not tried") : await run(sitting);
    if (barred || outcome.state === "failed") stopped.add(id);
    sitting.lines.set(id, { check: id, label, ...outcome } as CheckLine);
  }
  const notes = await finish(sitting);
  return new AccessReport(reportFacts(sitting, notes));
}
