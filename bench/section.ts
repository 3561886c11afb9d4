/**
 * The form in which every measurement comes: figures with a median and a range, beside a floor, and
 * the goals that they meet or miss. Each file of this folder exports `measure()`, which gives
 * sections, and prints them when it is run by itself; `run.ts` writes them all into `RESULTS.md`.
 */

/** One thing measured, several times. */
export interface Figure {
  name: string;
  /** Of median, low and high: `"ms"`, `"MB"`, `"posts/s"`. */
  unit: string;
  median: number;
  low: number;
  high: number;
  runs: number;
  /** The median, divided by the floor's. */
  ratio?: number;
}

/** Figures that are measured together, one after the other in turn, and so can be compared. */
export interface Section {
  title: string;
  /** What is measured and how, in a sentence or a few. */
  says: string;
  /** What measures it again. */
  command: string;
  figures: Figure[];
  goals?: { text: string; met: boolean }[];
}

/** The middle of some numbers; of an even count the upper one of both. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

/**
 * A figure from what each run measured.
 *
 * @param floor What it stands beside: the same thing done with nothing of ours.
 */
export function figure(
  name: string,
  unit: string,
  values: readonly number[],
  floor?: Figure,
): Figure {
  const own = {
    ...{ name, unit, median: median(values) },
    ...{ low: Math.min(...values), high: Math.max(...values), runs: values.length },
  };
  return floor ? { ...own, ratio: own.median / floor.median } : own;
}

/** Whether a figure's ratio to its floor is at most so much. */
export function atMost(most: number, of: Figure, text: string): { text: string; met: boolean } {
  const ratio = of.ratio ?? NaN;
  return { text: `${text}: at most ${most} ×, and is ${ratio.toFixed(2)} ×`, met: ratio <= most };
}

/** How often each case is measured: as the file says, or as `--rounds=3` does, for a quick look. */
function roundsOr(usual: number): number {
  const given = Deno.args.find((arg) => arg.startsWith("--rounds="))?.slice("--rounds=".length);
  return given === undefined ? usual : Number(given);
}

/**
 * Measures cases in turn, so that a busy machine slows all alike; the first round is for nothing, so
 * that what can be kept, such as compiled sources, is kept.
 *
 * @param cases Each does its thing once and gives a number.
 */
export async function takeTurns<Name extends string>(
  cases: Record<Name, () => number | Promise<number>>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(cases) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = -1; round < roundsOr(rounds); round++) {
    for (const name of names) {
      const value = await cases[name]();
      if (round >= 0) values[name].push(value);
    }
  }
  return values as Record<Name, number[]>;
}

/** What a process is started with. */
export interface ProcessOptions {
  cwd?: string | URL;
  /** Added to the environment. */
  env?: Record<string, string>;
}

/**
 * Milliseconds from the start of a process until its end.
 *
 * @returns The time, and what it printed.
 * @throws {Error} If it ends with anything but 0, with what it wrote to standard error.
 */
export async function timeProcess(
  [program, ...args]: readonly string[],
  { cwd, env }: ProcessOptions = {},
): Promise<{ milliseconds: number; output: string }> {
  const from = performance.now();
  const { success, stdout, stderr } = await new Deno.Command(program, { args, cwd, env }).output();
  const milliseconds = performance.now() - from;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (!success) {
    throw new Error(`Cannot measure ${program} ${args.join(" ")}: ${text(stderr)}${text(stdout)}`);
  }
  return { milliseconds, output: text(stdout) };
}

/** A number as a table shows it: whole where it is large, with decimals where it is small. */
function shown(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString("en-GB")
    : value.toFixed(value >= 10 ? 1 : 2);
}

/** The cells of a figure's row. */
function cells({ name, unit, median, low, high, runs, ratio }: Figure): string[] {
  return [
    ...[name, `${shown(median)} ${unit}`, `${shown(low)} to ${shown(high)}`, String(runs)],
    ratio === undefined ? "" : `${ratio.toFixed(2)} ×`,
  ];
}

const HEADS = ["", "median", "range", "runs", "to the floor"];

/** A section as Markdown. */
export function sectionAsMarkdown({ title, says, command, figures, goals = [] }: Section): string {
  const rows = [HEADS, ["---", "---:", "---:", "---:", "---:"], ...figures.map(cells)];
  return [
    ...[`## ${title}`, "", says, "", `\`${command}\``, ""],
    ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`),
    ...goals.length ? [""] : [],
    ...goals.map(({ text, met }) => `- ${met ? "Met" : "**Not met**"}: ${text}.`),
  ].join("\n") + "\n";
}

/** Prints a section for a terminal. */
export function printSection({ title, says, figures, goals = [] }: Section): void {
  const rows = [HEADS, ...figures.map(cells)];
  const widths = HEADS.map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  console.log(`\n${title}\n${says}`);
  for (const [first, ...others] of rows) {
    console.log(
      `  ${first.padEnd(widths[0])}` +
        others.map((cell, i) => `  ${cell.padStart(widths[i + 1])}`).join(""),
    );
  }
  for (const { text, met } of goals) console.log(`  ${met ? "met" : "NOT MET"}: ${text}`);
}
