/**
 * Measures everything and writes it down in `RESULTS.md`: `deno task bench`. With names, only these,
 * printed and not written: `deno task bench import query`. For a quick look: `--rounds=3`. Peers in
 * Python: `--python=/path/to/bin/python`, else the environment that `deno task check:clients` makes.
 */
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { printSection, type Section, sectionAsMarkdown, timeProcess } from "./section.ts";

/** In the order in which a reader meets them. Each is a file beside this one. */
const BENCHES = ["start", "import", "kernel", "collect", "sample", "practice_load", "query"];

/** The computer, without its name. */
function machine(): string {
  const { length, [0]: { model } } = cpus();
  const gigabytes = totalmem() / 2 ** 30;
  return `${model.trim()}, ${length} cores, ${gigabytes.toFixed(0)} GB of memory, ` +
    `${Deno.build.os} ${Deno.build.arch}`;
}

/** The whole of `RESULTS.md`. */
function results(sections: readonly Section[], seconds: number): string {
  const missed = sections.flatMap(({ goals = [] }) => goals).filter(({ met }) => !met).length;
  return [
    "# Measured",
    "",
    "Written by `deno task bench`, in " + Math.ceil(seconds / 60) + " minutes. The floor is the " +
    "first row of a table: the same thing done with nothing of ours. Cases are measured in turn, " +
    "in fresh processes where one is started, and the first round counts for nothing.",
    "",
    `- Machine: ${machine()}`,
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    `- Deno ${Deno.version.deno}, V8 ${Deno.version.v8}`,
    `- Goals missed: ${missed}`,
    "",
    sections.map(sectionAsMarkdown).join("\n"),
  ].join("\n");
}

if (import.meta.main) {
  const named = Deno.args.filter((arg) => !arg.startsWith("--"));
  const wanted = named.length > 0 ? named : BENCHES;
  const from = performance.now();
  const sections: Section[] = [];
  for (const name of wanted) {
    const { measure }: { measure(): Promise<Section[]> } = await import(`./${name}.ts`);
    for (const section of await measure()) {
      printSection(section);
      sections.push(section);
    }
  }
  if (named.length === 0) {
    const file = new URL("RESULTS.md", import.meta.url);
    await Deno.writeTextFile(file, results(sections, (performance.now() - from) / 1000));
    await timeProcess([Deno.execPath(), "fmt", "--quiet", fileURLToPath(file)]);
    console.log("\nWritten to bench/RESULTS.md");
  }
}
