import { refuseKeys } from "../keys/mod.ts";
import { checkNames, raise, sayHere } from "../problems/mod.ts";
import type { Leaks } from "./leaks.ts";
import type { FindLeaksOptions } from "./scan.ts";

const NAMES: Record<keyof FindLeaksOptions, true> = {
  keys: true,
  envFile: true,
  clean: true,
  git: true,
};

const DOING = "look for leaked keys";

function check(options: FindLeaksOptions): void {
  checkNames(options, NAMES, DOING);
  const { git, clean } = options;
  if (git !== undefined && git !== "staged" && git !== "history") {
    throw raise("bad-option", {
      doing: DOING,
      found: 'the option git is neither "staged" nor "history"',
      nextSteps: ["Leave it out to look into files."],
    });
  }
  if (git && clean) {
    throw raise("bad-option", {
      doing: DOING,
      found: "clean takes keys out of files, and git is what was asked for",
      nextSteps: ["Clean the notebooks first, without the option git; then stage them again."],
    });
  }
}

async function mustBeThere(path: string): Promise<void> {
  try {
    await Deno.stat(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) throw error;
    throw raise("bad-option", {
      doing: DOING,
      found: `there is nothing to read at ${JSON.stringify(path)}`,
      nextSteps: [
        sayHere({
          terminal:
            "Give files or folders that are there; a name with a space wants quotation marks.",
          elsewhere: "Give files or folders that are there; left out, it is the working folder.",
        }),
      ],
    });
  }
}

/**
 * Finds keys to the X API where none belongs: in notebooks (code, outputs, metadata, the state of
 * widgets, the copies that Jupyter keeps), texts, tables, databases, copies of `.env`, and in git's
 * history. By the values that are in use here, however they are written: URL-encoded, in base64,
 * escaped, in HTML, broken over lines; and any key of X by its shape, where that is sure or its name
 * stands beside it. Sends nothing and asks nobody. The `.env` itself, if git leaves it out, is where
 * keys belong.
 *
 * @param paths Files or folders; the working folder if left out.
 * @param options How to look.
 * @returns The places, never a value. What could not be looked at is in `unseen`.
 * @throws {AccessError} `bad-option` if there is nothing at a path, or git cannot be asked.
 *
 * @example
 * ```ts
 * import { findLeaks } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const file = await Deno.makeTempFile({ suffix: ".py" });
 * const key = "MADEUP".padEnd(25, "x7Q");
 * await Deno.writeTextFile(file, `api_key = "${key}"\n`);
 * const leaks = await findLeaks(file, { keys: { apiKey: key }, envFile: false });
 * deepEqual(leaks.map(({ line, kind, by }) => [line, kind, by]), [[1, "API key", "value"]]);
 * ```
 */
export async function findLeaks(
  paths: string | readonly string[] = ".",
  options: FindLeaksOptions = {},
): Promise<Leaks> {
  const all = [paths].flat();
  refuseKeys(
    { ...options, ...Object.fromEntries(all.map((path, i) => [`path ${i + 1}`, path])) },
    DOING,
  );
  check(options);
  for (const path of all) await mustBeThere(path);
  const { scan } = await import("./scan.ts");
  return await scan(all, options);
}
