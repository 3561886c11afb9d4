import { AccessError, type ProblemCause } from "./access_error.ts";
import { mayBeBilled, type Problem, type ProblemId, problemOf, PROBLEMS } from "./catalogue.ts";
import { cut, type Evidence, NOTHING_KNOWN, said } from "./evidence.ts";
import { placeHere } from "./place.ts";
import { practiceMark } from "./practice.ts";
import { fits, isVague, type Signature, vagueness } from "./signature.ts";

/** The clues that are there; nothing if there are none. */
function withoutGaps(cause: ProblemCause): ProblemCause | undefined {
  const clues = Object.entries(cause).filter(([, clue]) => clue !== undefined);
  return clues.length ? Object.fromEntries(clues) : undefined;
}

/**
 * What a failed request cost, as a sentence; nothing for what X never charges for. X does not
 * bill failed requests; one whose answer got lost may have been answered, and billed.
 */
function costOf({ id }: Problem, { billed, practice, status, arrived = true }: Evidence): string[] {
  if (practice || !billed) return [];
  return [
    !mayBeBilled(id, status) || !arrived
      ? "Nothing was charged for this request."
      : "X may have charged for this request; the same posts again on the same day (UTC) are not charged twice, says X, though it does not promise it.",
  ];
}

/** Every signature with its row, the most telling first; else the most special row first. */
const SIGNATURES = PROBLEMS
  .flatMap((row) => [row.signature ?? []].flat().map((signature) => ({ row, signature })))
  .sort((one, other) => vagueness(one.signature) - vagueness(other.signature));

/** The evidence as it is matched: an error that came as a success is taken at its word. */
function atItsWord(evidence: Evidence): Evidence {
  const { status, statusSaid, codes } = evidence;
  if (status !== undefined && status < 400) return { ...evidence, status: statusSaid ?? status };
  // A gateway repeats its status as a code; X's own codes have nothing to do with statuses.
  return { ...evidence, codes: codes.filter((code) => code !== status) };
}

/** From when on it may be tried again: where two moments are named, the later one. */
function momentToRetry({ remedy }: Problem, { resetAt, retryAfter }: Evidence): Date | undefined {
  if (remedy === "retry") return retryAfter;
  if (remedy !== "wait") return undefined;
  return resetAt && retryAfter && retryAfter > resetAt ? retryAfter : resetAt ?? retryAfter;
}

/**
 * The row of the catalogue that fits best: what X calls the problem tells more than its number,
 * the number more than the words, and all of them more than the status.
 */
export const findProblem = (evidence: Evidence): Problem => recognise(evidence).row;

function recognise(evidence: Evidence): { row: Problem; signature?: Signature } {
  const taken = atItsWord(evidence);
  return SIGNATURES.find(({ signature }) => fits(signature, taken)) ??
    { row: problemOf("unexpected-answer") };
}

/** X's own words, where the row does not have them and they say more than its title. */
function ownWords(found: string, signature: Signature | undefined, evidence: Evidence): string {
  const { body, messages, title = "" } = evidence;
  const words = messages.join(" ");
  const says = (body === "json" || body === "text") && words !== "" &&
    words.toLowerCase() !== title.toLowerCase();
  return signature && isVague(signature) && says && !found.includes(said(evidence))
    ? `; ${said(evidence)}`
    : "";
}

/** Characters of X's own words that an error keeps. */
const DETAIL = 1000;

/**
 * Turns an answer, or a silence, into the one error that explains it.
 *
 * @param known What is known; nothing else is looked at.
 */
export function diagnose(known: Evidence): AccessError {
  const evidence = { place: placeHere(), ...known };
  const { row, signature } = recognise(evidence);
  const found = row.found(evidence);
  const { status, title, type, messages, network, tries = 1 } = evidence;
  return new AccessError(row.id, {
    message: `Cannot ${evidence.doing}: ${found}${ownWords(found, signature, evidence)}` +
      (tries > 1 ? `; it was tried ${tries} times` : "") +
      practiceMark(evidence.practice, row.id === "cancelled"),
    nextSteps: [...row.nextSteps(evidence), ...costOf(row, evidence)],
    docs: row.docs,
    status,
    retryAt: momentToRetry(row, evidence),
    cause: withoutGaps({
      title,
      type,
      detail: cut(messages.join(" "), DETAIL) || undefined,
      code: network,
    }),
  });
}

/** What a row that does not end a call has to say, as whole sentences. */
export function noteOn(id: ProblemId): string {
  const row = problemOf(id);
  const evidence = { ...NOTHING_KNOWN, doing: "", place: placeHere() };
  return [`${row.found(evidence)}.`, ...row.nextSteps(evidence)].join(" ");
}
