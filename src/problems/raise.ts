import { AccessError } from "./access_error.ts";
import { type ProblemId, problemOf } from "./catalogue.ts";
import { NOTHING_KNOWN } from "./evidence.ts";
import { placeHere, type Told } from "./place.ts";
import { type Doing, WRITTEN_CALLS } from "./written_calls.ts";

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

/** What was given where options belong, by its kind: a text may be a key. */
function kindOf(given: unknown): string {
  if (given === null || typeof given === "boolean") return String(given);
  if (Array.isArray(given)) return "a list";
  if (typeof given === "string") return "a text";
  if (typeof given === "bigint") return "a number";
  if (typeof given !== "object") return `a ${typeof given}`;
  const { name } = Object.getPrototypeOf(given).constructor ?? {};
  return name ? `an object of the class ${name}` : "an object of another kind";
}

/** Whether something is written in braces. What comes from a class has names of its own. */
function isPlain(given: unknown): boolean {
  if (typeof given !== "object" || given === null) return false;
  const prototype = Object.getPrototypeOf(given);
  // Without comparing it to this realm's own: options may come from another.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Takes options as they were given; left out, there are none. Notebooks do not check types, and to
 * spread or to read what is no object would lose it, or fail in words of our own code.
 *
 * @param given What was given.
 * @param doing What is being done, as it reads after "Cannot".
 * @throws {AccessError} `bad-option`
 */
export function toOptions<Options extends object>(
  given: Options | undefined,
  doing: Doing,
): Options {
  if (given === undefined) return {} as Options;
  if (isPlain(given)) return given;
  throw raise("bad-option", {
    doing,
    found: `options are written in braces, and ${kindOf(given)} was given`,
    nextSteps: [`Such as: ${WRITTEN_CALLS[doing]}.`, "Nothing was sent."],
  });
}

/**
 * Refuses options that do not exist, and what is no options: a misspelt `limit` that is silently
 * ignored costs money.
 *
 * @param options What was given.
 * @param known The names that exist.
 * @param doing What is being done, as it reads after "Cannot".
 * @throws {AccessError} `bad-option`
 */
export function checkNames(options: object, known: Record<string, true>, doing: Doing): void {
  toOptions(options, doing);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (unknown === undefined) return;
  throw raise("bad-option", {
    doing,
    found: `there is no option named ${unknown}`,
    nextSteps: [`The names are: ${Object.keys(known).join(", ")}.`, "Nothing was sent."],
  });
}
