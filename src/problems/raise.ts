import { AccessError } from "./access_error.ts";
import { type ProblemId, problemOf } from "./catalogue.ts";
import { NOTHING_KNOWN } from "./evidence.ts";
import { placeHere, type Told } from "./place.ts";

/** What our own checks know when they raise a problem. */
interface OwnFinding {
  /** What was being done, as it reads after "Cannot". */
  doing: string;
  /** What was found; the row's own words where absent. */
  found?: string;
  /** What to do next, at any place or by where it is read; the row's own steps where absent. */
  nextSteps?: string[] | ((told: Told) => string[]);
  /** Where keys are missing: the variables to set. */
  set?: string[];
}

/** Makes the error for a problem that our own checks found, before anything was sent. */
export function raise(id: ProblemId, { doing, found, nextSteps, set }: OwnFinding): AccessError {
  const row = problemOf(id);
  const evidence = { ...NOTHING_KNOWN, doing, place: placeHere() };
  const steps = nextSteps ?? row.nextSteps;
  return new AccessError(id, {
    message: `Cannot ${doing}: ${found ?? row.found(evidence)}`,
    nextSteps: typeof steps === "function" ? steps(evidence) : steps,
    docs: row.docs,
    set,
  });
}

/**
 * Refuses options that do not exist. Notebooks do not check types, and a misspelt `limit` that is
 * silently ignored costs money.
 *
 * @param options What was given.
 * @param known The names that exist.
 * @param doing What is being done, as it reads after "Cannot".
 * @throws {AccessError} `bad-option`
 */
export function checkNames(options: object, known: Record<string, true>, doing: string): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (unknown === undefined) return;
  throw raise("bad-option", {
    doing,
    found: `there is no option named ${unknown}`,
    nextSteps: [`The names are: ${Object.keys(known).join(", ")}.`, "Nothing was sent."],
  });
}
