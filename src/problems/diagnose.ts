import { AccessError, type ProblemCause } from "./access_error.ts";
import { type Problem, type ProblemId, problemOf, PROBLEMS } from "./catalogue.ts";
import { type Evidence, NOTHING_KNOWN } from "./evidence.ts";
import { fits } from "./signature.ts";

/** The clues that are there; nothing if there are none. */
function withoutGaps(cause: ProblemCause): ProblemCause | undefined {
  const clues = Object.entries(cause).filter(([, clue]) => clue !== undefined);
  return clues.length ? Object.fromEntries(clues) : undefined;
}

/**
 * What a failed request cost, as a sentence; nothing for what X never charges for. X does not
 * bill failed requests; one whose answer got lost may have been answered, and billed.
 */
function costOf({ cost }: Problem, { billed, practice, arrived = true }: Evidence): string[] {
  if (practice || !billed) return [];
  return [
    cost === "nothing" || !arrived
      ? "Nothing was charged for this request."
      : "X may have charged for this request; the same posts again on the same day (UTC) are not charged twice, says X, though it does not promise it.",
  ];
}

/** The first row of the catalogue that fits: rows stand from the most special to the most general. */
export function findProblem(evidence: Evidence): Problem {
  return PROBLEMS.find(({ signature = [] }) =>
    [signature].flat().some((each) => fits(each, evidence))
  ) ?? problemOf("unexpected-answer");
}

function explain(row: Problem, evidence: Evidence): AccessError {
  const { status, title, type, messages, network, resetAt, tries = 1 } = evidence;
  return new AccessError(row.id, {
    message: `Cannot ${evidence.doing}: ${row.found(evidence)}` +
      (tries > 1 ? `; it was tried ${tries} times` : "") +
      (evidence.practice ? " (PRACTICE: so says the practice room)" : ""),
    nextSteps: [...row.nextSteps(evidence), ...costOf(row, evidence)],
    docs: row.docs,
    status,
    retryAt: row.remedy === "wait" ? resetAt : undefined,
    cause: withoutGaps({ title, type, detail: messages.join(" ") || undefined, code: network }),
  });
}

/**
 * Turns an answer, or a silence, into the one error that explains it.
 *
 * @param evidence What is known; nothing else is looked at.
 */
export function diagnose(evidence: Evidence): AccessError {
  return explain(findProblem(evidence), evidence);
}

/** What a row that does not end a call has to say, as whole sentences. */
export function noteOn(id: ProblemId): string {
  const row = problemOf(id);
  const evidence = { ...NOTHING_KNOWN, doing: "" };
  return [`${row.found(evidence)}.`, ...row.nextSteps(evidence)].join(" ");
}
