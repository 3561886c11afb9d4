import { basename } from "node:path";
import { type AccessError, raise } from "../problems/mod.ts";
import { holdsKey } from "./refuse_keys.ts";

/** A command that prints keys: its program and what it is given, without a shell. */
export interface KeysCommand {
  words: readonly string[];
  /** Where it was given, as it begins a sentence. */
  givenBy: "keysCommand" | "X_KEYS_COMMAND";
}

/** The variable that names it; in the environment only, never in a `.env`. */
export const COMMAND_VARIABLE = "X_KEYS_COMMAND";

/** More than any set of keys has, in bytes. */
const MOST_BYTES = 64 * 1024;

/** Milliseconds; a timer of JavaScript that is longer fires at once. */
const LONGEST = 2 ** 31 - 1;

/** What only a shell understands, as words of their own. */
const SHELL_WORDS = ["|", "||", "&", "&&", ";", ">", ">>", "<"];

const WORD_REGEXP = /\s+|"([^"]*)"|'([^']*)'|([^\s"']+)/g;

/**
 * Splits a command line into words: at white space, except between two quotation marks of a kind. A
 * backslash is a letter like any other, so that a path of Windows stays whole; nothing else is
 * special, since there is no shell.
 *
 * @throws {AccessError} `bad-option`
 */
export function splitWords(line: string, givenBy: KeysCommand["givenBy"]): string[] {
  const words: string[] = [];
  let open = false;
  let read = 0;
  for (const match of line.matchAll(WORD_REGEXP)) {
    if (match.index !== read) break;
    read += match[0].length;
    const piece = match[1] ?? match[2] ?? match[3];
    if (piece === undefined) open = false;
    else if (open) words[words.length - 1] += piece;
    else {
      words.push(piece);
      open = true;
    }
  }
  if (read < line.length) throw bad(givenBy, "has a quotation mark that is never closed");
  return words;
}

const bad = (givenBy: KeysCommand["givenBy"], found: string): AccessError =>
  raise("bad-option", {
    doing: "run the command for the keys",
    found: `${givenBy} ${found}`,
    nextSteps: [
      'Write the program and its words, such as "op read op://Private/X/bearer"; words with spaces in quotation marks, or all as an array in keysCommand.',
      "Nothing was sent.",
    ],
  });

/**
 * Reads a command as it was given.
 *
 * @returns Nothing where none was.
 * @throws {AccessError} `bad-option`
 */
export function toKeysCommand(
  option: string | readonly string[] | false | undefined,
  variable: string | undefined,
): KeysCommand | undefined {
  if (option === false) return undefined;
  const givenBy = option === undefined ? "X_KEYS_COMMAND" : "keysCommand";
  const given = option ?? variable?.trim();
  if (given === undefined || (option === undefined && given === "")) return undefined;
  const isText = (word: unknown): word is string =>
    typeof word === "string" && !word.includes("\0");
  if (!(Array.isArray(given) ? given.every(isText) : isText(given))) {
    throw bad(givenBy, "must be a text, or an array of texts");
  }
  const words = typeof given === "string" ? splitWords(given, givenBy) : [...given];
  if (!words[0]) throw bad(givenBy, "names no program");
  if (typeof given === "string") {
    const shell = words.find((word) => SHELL_WORDS.includes(word));
    if (shell) throw bad(givenBy, `has a word ${shell}, and no shell reads it: name one program`);
  }
  if (words.some(holdsKey)) {
    throw bad(
      givenBy,
      "holds what looks like a key, which every program of this machine could read while it runs",
    );
  }
  return { words, givenBy };
}

/** A program as it may be told: its name, and nothing of what it is given. */
export const programOf = ({ words }: KeysCommand): string =>
  basename(words[0].replaceAll("\\", "/"));

const mayRun = (program: string): boolean =>
  Deno.permissions.querySync({ name: "run", command: program }).state === "granted";

/**
 * Whether a command can get a group of processes of its own, and be ended with all that it started. A
 * group of its own has no terminal, where a vault may ask for a password: so never there. Deno ends a
 * group only with the permission to run anything; Windows has none.
 */
const getsOwnGroup = (): boolean =>
  Deno.build.os !== "windows" && !Deno.stdin.isTerminal() &&
  Deno.permissions.querySync({ name: "run" }).state === "granted";

/** Why the output was not taken. */
class TooLong extends Error {}

async function readBounded(output: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (true) {
    const { value, done } = await output.read();
    if (done) return await new Blob(chunks as BlobPart[]).text();
    size += value.length;
    if (size > MOST_BYTES) throw new TooLong();
    chunks.push(value);
  }
}

/**
 * Runs a command that prints keys, and gives what it printed. Nothing of that, nor of what it says
 * on standard error, is ever told. One that is ended early is ended with all that it started, where
 * {@linkcode getsOwnGroup}; elsewhere that may run on, and is said.
 *
 * @param seconds How long it may take.
 * @param signal Ends it.
 * @throws {AccessError} `permission-missing`, `keys-command-failed`, `keys-command-too-slow`,
 * `keys-command-no-keys` for an output without end, `cancelled`
 */
export async function runKeysCommand(
  command: KeysCommand,
  seconds: number,
  signal?: AbortSignal,
): Promise<string> {
  const [program, ...args] = command.words;
  const name = programOf(command);
  const doing = `read the keys from the command ${name}`;
  if (!mayRun(program)) {
    throw raise("permission-missing", {
      doing,
      found: `Deno was started without the permission to run ${name}`,
      nextSteps: [
        `Start Deno with --allow-run=${name}, such as deno run --allow-run=${name} with the flags that you use.`,
        "Or let the vault set the variables and start Deno itself, such as op run -- deno task check.",
        "Nothing was sent.",
      ],
    });
  }
  const detached = getsOwnGroup();
  const wasEnded = detached ? "was ended" : "was ended; what it had started may still run";
  let child: Deno.ChildProcess;
  try {
    const streams = { stdin: "null", stdout: "piped", stderr: "null" } as const;
    child = new Deno.Command(program, { args, detached, ...streams }).spawn();
  } catch (error) {
    const there = !(error instanceof Deno.errors.NotFound);
    throw raise("keys-command-failed", {
      doing,
      found: there
        ? `${name} cannot be started here`
        : `there is no program ${name} here (${command.givenBy})`,
      nextSteps: [
        "Look how it is spelt, and whether it is installed for this user. No shell reads it, so ~ and $HOME stand for nothing: write the whole path.",
        "Nothing was sent.",
      ],
    });
  }
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const kill = (error: AccessError) => {
    try {
      if (detached) Deno.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
    reject(error);
  };
  const late = () =>
    kill(raise("keys-command-too-slow", {
      doing,
      found: `it did not end within ${seconds} ${
        seconds === 1 ? "second" : "seconds"
      }, and ${wasEnded}`,
    }));
  const stop = () =>
    kill(raise("cancelled", { doing, found: "it was stopped, and nothing was sent" }));
  const timer = setTimeout(late, Math.min(seconds * 1000, LONGEST));
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  const output = child.stdout.getReader();
  const reading = readBounded(output);
  try {
    // What it started may hold the output open after its end: none of them is waited for.
    const [{ code, signal: by }, text] = await Promise.race([
      ended,
      Promise.all([child.status, reading]),
    ]);
    if (code === 0) return text;
    throw raise("keys-command-failed", {
      doing,
      found: by ? `it was ended by ${by}` : `it ended with exit code ${code}`,
    });
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    kill(raise("cancelled", { doing }));
    throw raise("keys-command-no-keys", {
      doing,
      found: `it printed more than ${
        MOST_BYTES / 1024
      } KB, which is no set of keys, and ${wasEnded}`,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    ended.catch(() => {});
    reading.catch(() => {});
    await output.cancel().catch(() => {});
    child.unref();
  }
}
