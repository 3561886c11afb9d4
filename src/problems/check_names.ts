import { raise } from "./diagnose.ts";

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
