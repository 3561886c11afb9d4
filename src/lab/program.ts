import { delimiter, join } from "node:path";

/** The systems whose ways differ here; a parameter so that each can be tried on any. */
export type System = typeof Deno.build.os;

/** Where a program is looked for, and what it finds in its environment. */
export interface Surroundings {
  /** Environment variables. */
  env: Record<string, string>;
  /** The operating system. */
  os: System;
}

/** What came of a program. */
export interface Outcome {
  ok: boolean;
  stdout: string;
  stderr: string;
}

/** A variable of the environment; Windows does not tell capitals apart. */
export function variable(name: string, { env, os }: Surroundings): string | undefined {
  if (os !== "windows") return env[name] || undefined;
  const found = Object.keys(env).find((each) => each.toUpperCase() === name.toUpperCase());
  return (found !== undefined && env[found]) || undefined;
}

const isFile = (path: string) => Deno.stat(path).then((found) => found.isFile, () => false);

/** The first program of this name on the PATH, if there is one. */
export async function findProgram(name: string, around: Surroundings): Promise<string | undefined> {
  const endings = around.os === "windows" ? [".exe", ".cmd", ".bat"] : [""];
  const separator = around.os === Deno.build.os ? delimiter : around.os === "windows" ? ";" : ":";
  for (const folder of (variable("PATH", around) ?? "").split(separator).filter(Boolean)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (await isFile(path)) return path;
    }
  }
}

/**
 * Runs a program to its end.
 *
 * @param signal Ends it early.
 * @returns What came of it; a program that cannot be started has failed, and says why.
 * @throws {DOMException} If the signal was given.
 */
export async function runProgram(
  [path, ...args]: string[],
  { env }: Surroundings,
  signal?: AbortSignal,
): Promise<Outcome> {
  signal?.throwIfAborted();
  const decoder = new TextDecoder();
  try {
    const command = new Deno.Command(path, { args, env, clearEnv: true, stdin: "null", signal });
    const { success, stdout, stderr } = await command.output();
    signal?.throwIfAborted();
    return { ok: success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
  } catch (error) {
    signal?.throwIfAborted();
    return { ok: false, stdout: "", stderr: (error as Error).message };
  }
}

/** The last lines of what a program said that failed, to be told on. */
export const lastLines = (text: string, count = 6): string =>
  text.trim().split(/\r?\n/).filter((line) => line.trim() !== "").slice(-count).join("\n");
