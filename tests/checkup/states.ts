import type { AccessReport, CheckId, CheckLine, Outcome } from "../../mod.ts";

/** The state of each check, by its id. */
export function states(report: AccessReport): Record<CheckId, Outcome["state"]> {
  return Object.fromEntries(report.checks.map(({ check, state }) => [check, state])) as Record<
    CheckId,
    Outcome["state"]
  >;
}

/** The line of one check. */
export function line<State extends Outcome["state"]>(
  report: AccessReport,
  check: CheckId,
  state: State,
): CheckLine & { state: State } {
  const found = report.checks.find((each) => each.check === check);
  if (found?.state !== state) throw new Error(`${check} is ${found?.state}: ${found?.text}`);
  return found as CheckLine & { state: State };
}
