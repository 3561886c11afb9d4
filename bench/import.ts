/**
 * What it costs to import Library Card, beside twitter-api-v2 alone, in fresh processes:
 * `deno task bench import`.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "../tools/build/build.ts";
import { atMost, figure, printSection, type Section, takeTurns, timeProcess } from "./section.ts";

const ROUNDS = 21;
const FLOOR = "twitter-api-v2 alone";

/** Milliseconds from the start of the import to its end, measured inside a fresh process. */
async function importOnce(modules: readonly string[]): Promise<number> {
  const code = modules.map((module) => `await import(${JSON.stringify(module)});`).join("");
  const script = `const from = performance.now(); ${code} console.log(performance.now() - from);`;
  const cwd = new URL("..", import.meta.url);
  const command = [Deno.execPath(), "eval", "--quiet", "--no-lock", script];
  return Number((await timeProcess(command, { cwd })).output);
}

/** Measures the import. */
export async function measure(): Promise<Section[]> {
  const folder = await Deno.makeTempDir();
  try {
    await build(join(folder, "built"));
    const built = pathToFileURL(join(folder, "built", "mod.js")).href;
    const times = await takeTurns({
      [FLOOR]: () => importOnce(["twitter-api-v2"]),
      "mod.ts, the sources": () => importOnce(["./mod.ts"]),
      "mod.js, the build": () => importOnce([built]),
      "mod.ts and twitter-api-v2": () => importOnce(["./mod.ts", "twitter-api-v2"]),
    }, ROUNDS);
    const floor = figure(FLOOR, "ms", times[FLOOR]);
    const others = Object.entries(times).filter(([name]) => name !== FLOOR)
      .map(([name, own]) => figure(name, "ms", own, floor));
    return [{
      title: "Importing it",
      says: "Measured inside a fresh process, from before the import to after it.",
      command: "deno task bench import",
      figures: [floor, ...others],
      goals: [atMost(0.5, others[0], "The sources"), atMost(0.5, others[1], "The build")],
    }];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) (await measure()).forEach(printSection);
