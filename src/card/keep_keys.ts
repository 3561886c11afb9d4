import { relative } from "node:path";
import { type Ask, saveKeys } from "../keys/later.ts";
import type { Keys } from "../keys/mod.ts";

const QUESTION = "These keys work. Keep them in a file named .env for next time? " +
  "Type yes, or press Enter to go on without: ";

/**
 * Offers to keep keys that were typed, now that they have worked.
 *
 * @param keys The keys.
 * @param save `true` keeps them without asking, `false` never asks.
 * @param ask Asks a person.
 * @returns What was done, as a sentence; nothing if nothing was done.
 */
export async function keepKeys(
  keys: Keys,
  save: boolean | undefined,
  ask: Ask,
): Promise<string | undefined> {
  const typed = keys.parts.some((part) => keys.from(part) === "prompt");
  if (!typed || save === false) return undefined;
  if (save !== true && !/^y(es)?$/i.test(ask(QUESTION)?.trim() ?? "")) return undefined;
  try {
    const { path, ignored } = await saveKeys(keys);
    const where = relative(Deno.cwd(), path);
    return `The keys are kept in ${where}, which only you can read; ` +
      (ignored === "already"
        ? "git ignores it already."
        : "a line in .gitignore now keeps it out of git.");
  } catch {
    return "The keys could not be kept: this folder cannot be written to. They work until you leave.";
  }
}
