import { AccessError, type ProblemCause } from "./access_error.ts";
import { PROBLEMS } from "./catalogue.ts";
import { SIGNATURE_MINUTES } from "./key_problems.ts";
import type { Problem, ProblemId, Signature } from "./problem.ts";
import { type Evidence, NOTHING_KNOWN } from "./evidence.ts";

/** Whether every clue that the signature names is there. */
function fits(signature: Signature, evidence: Evidence): boolean {
  const { status, type, title, reason, code, message, parameter, network, redirected, clockOff } =
    signature;
  if (status !== undefined && ![status].flat().includes(evidence.status ?? 0)) return false;
  if (type !== undefined && type !== evidence.type) return false;
  if (title !== undefined && title !== evidence.title) return false;
  if (reason !== undefined && reason !== evidence.reason) return false;
  if (code !== undefined && ![code].flat().includes(evidence.code ?? 0)) return false;
  if (message !== undefined && !evidence.messages.some((text) => message.test(text))) return false;
  if (parameter !== undefined && !evidence.parameters.includes(parameter)) return false;
  if (signature.path !== undefined && !signature.path.test(evidence.path ?? "")) return false;
  if (signature.body !== undefined && signature.body !== evidence.body) return false;
  if (signature.requestsLeft && !((evidence.remaining ?? 0) > 0)) return false;
  if (network !== undefined) {
    if (evidence.network === undefined) return false;
    if (network !== "any" && !network.includes(evidence.network)) return false;
  }
  const ahead = Math.abs(evidence.clockAhead ?? 0);
  if (clockOff && !(evidence.auth === "oauth1" && ahead >= SIGNATURE_MINUTES)) return false;
  if (redirected && !(evidence.status && evidence.status >= 300 && evidence.status < 400)) {
    return false;
  }
  return true;
}

/** The clues that are there; nothing if there are none. */
function withoutGaps(cause: ProblemCause): ProblemCause | undefined {
  const clues = Object.entries(cause).filter(([, clue]) => clue !== undefined);
  return clues.length ? Object.fromEntries(clues) : undefined;
}

/** The first row of the catalogue that fits: rows stand from the most special to the most general. */
export function findProblem(evidence: Evidence): Problem {
  const fitting = ({ signature = [] }: Problem) =>
    [signature].flat().some((each) => fits(each, evidence));
  return PROBLEMS.find(fitting) ??
    PROBLEMS.find((row) => row.id === "unexpected-answer")!;
}

/**
 * Turns an answer, or a silence, into the one error that explains it.
 *
 * @param evidence What is known; nothing else is looked at.
 */
export function diagnose(evidence: Evidence): AccessError {
  const row = findProblem(evidence);
  const { status, title, type, messages, network, resetAt } = evidence;
  return new AccessError(row.id, {
    message: `Cannot ${evidence.doing}: ${row.found(evidence)}` +
      (evidence.practice ? " (PRACTICE: so says the practice room)" : ""),
    nextSteps: row.nextSteps(evidence),
    docs: row.docs,
    status,
    retryAt: row.waitHelps ? resetAt : undefined,
    cause: withoutGaps({ title, type, detail: messages.join(" ") || undefined, code: network }),
  });
}

/** What our own checks know when they raise a problem. */
export interface OwnFinding {
  /** What was being done, as it reads after "Cannot". */
  doing: string;
  /** What was found; the row's own words where absent. */
  found?: string;
  /** What to do next; the row's own steps where absent. */
  nextSteps?: string[];
}

/** Makes the error for a problem that our own checks found, before anything was sent. */
export function raise(id: ProblemId, { doing, found, nextSteps }: OwnFinding): AccessError {
  const row = PROBLEMS.find((problem) => problem.id === id)!;
  const evidence = { ...NOTHING_KNOWN, doing };
  return new AccessError(id, {
    message: `Cannot ${doing}: ${found ?? row.found(evidence)}`,
    nextSteps: nextSteps ?? row.nextSteps(evidence),
    docs: row.docs,
  });
}
