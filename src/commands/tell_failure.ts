import { type Command, CommanderError } from "npm:commander@15.1.0";
import { AccessError, looksLikeKey } from "../../mod.ts";
import { raise } from "../problems/mod.ts";
import { correctedLine } from "./corrected_line.ts";
import { exampleLine } from "./example_line.ts";
import { type Output, tellProblem, UsageError } from "./output.ts";

/** A command line, and what reads it. */
export interface CommandLine {
  cli: Command;
  /** What was typed after the program's name. */
  args: string[];
}

/** The words of a line among which options are: not those of a query after `--`. */
export function optionsOf(args: string[]): string[] {
  const end = args.indexOf("--");
  return end < 0 ? args : args.slice(0, end);
}

/** Whether a program reads what is written. */
export const isForProgram = (args: string[]): boolean => optionsOf(args).includes("--json");

/** Which argument looks like a key, from 1; also one behind a flag's minus or its sign. */
function keyAmong(args: string[]): number | undefined {
  const at = args.findIndex((arg) =>
    [arg, arg.replace(/^-+/, ""), arg.slice(arg.indexOf("=") + 1)].some(looksLikeKey)
  );
  return at < 0 ? undefined : at + 1;
}

/** What the messages of a command line would repeat, as the shell does in its history. */
const keyFound = (place: number) =>
  `argument ${place} looks like a key, and is not repeated here. Nothing was sent.
Keys are never typed on the command line: the shell keeps them in its history. Put yours in a file
named .env, or run the command without it and type it at the prompt. If others can read that history,
regenerate the key at the console.`;

const verbOf = ({ cli, args }: CommandLine) => cli.commands.find((each) => each.name() === args[0]);

/**
 * Looks at a command line before it is read.
 *
 * @throws {UsageError} For one with a key in it, or with a query that a shell has torn apart.
 */
export function checkLine(line: CommandLine): void {
  const key = keyAmong(line.args);
  if (key !== undefined) throw new UsageError(keyFound(key));
  const meant = correctedLine(verbOf(line), line.args.slice(1));
  if (meant === undefined) return;
  throw new UsageError(meant.line ? `${meant.why}:\n\n  ${meant.line}` : meant.why);
}

/** The words of a bad usage as an error for a program. */
function asError(
  message: string,
  { args: [verb = "a command"] }: CommandLine,
  example?: string,
): AccessError {
  const name = looksLikeKey(verb) || verb.startsWith("-") ? "a command" : verb;
  return raise("bad-option", {
    doing: `run ${name}`,
    found: message.replace(/^error: /, "").replace(/\s+/g, " ").replace(/\.$/, ""),
    nextSteps: [
      ...(example ? [`Such as: ${example}`] : []),
      "Run it with --help for its options.",
      "Nothing was sent.",
    ],
  });
}

function tellUsage(error: CommanderError | UsageError, line: CommandLine, output: Output): void {
  const verb = verbOf(line);
  const example = error instanceof CommanderError && verb
    ? exampleLine(error, verb, line.args.slice(1))
    : undefined;
  if (output.events) return output.events.error(asError(error.message, line, example));
  if (error instanceof UsageError) return output.aside(`error: ${error.message}`);
  // Commander has told it by itself; a verb alone shows its usage.
  if (example) return output.aside(`Such as:\n\n  ${example}`);
  if (error.code !== "commander.missingArgument") return;
  output.aside(`\n${verb?.helpInformation().trimEnd()}`);
}

/**
 * Tells why a command line came to nothing.
 *
 * @returns The exit code: 1 where it failed, 2 for wrong usage, `bad-option` from wherever it comes,
 * 0 where help was all that was asked for.
 * @throws What is a fault of ours, after the stream of events has its end.
 */
export function tellFailure(error: unknown, line: CommandLine, output: Output): number {
  const { events, aside } = output;
  if (error instanceof CommanderError || error instanceof UsageError) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    tellUsage(error, line, output);
    return 2;
  }
  if (error instanceof Deno.errors.NotCapable) {
    const tasks = `Or use the project's own tasks, such as deno task ${line.args[0]}.`;
    const doing = `run ${line.args[0]}`;
    const found = "Deno was started without a permission that it takes";
    const steps = [`Deno says: ${error.message}.`, tasks];
    if (events) events.error(raise("permission-missing", { doing, found, nextSteps: steps }));
    else aside(`error: ${error.message}\n${tasks}`);
    return 1;
  }
  if (error instanceof Deno.errors.BrokenPipe) {
    // Who reads events and goes away knows that.
    if (!events) aside("Nobody takes the result: the other end of standard output is closed.");
    return 1;
  }
  if (error instanceof AccessError) {
    tellProblem(error, output);
    // Whoever finds it, the reader of the line or what it calls: what was asked for cannot be.
    return error.problem === "bad-option" ? 2 : 1;
  }
  events?.error(raise("unknown-error", {
    doing: `run ${line.args[0]}`,
    found: "something broke inside Library Card; standard error tells where",
  }));
  throw error;
}
