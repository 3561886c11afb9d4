/**
 * From the start of a notebook's kernel to the first card, in a real Deno kernel: `deno task bench
 * kernel`.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "../tools/build/build.ts";
import { Kernel } from "../tools/kernel/mod.ts";
import { closedEnvironment } from "../tools/notebooks/mod.ts";
import { atMost, figure, printSection, type Section, takeTurns } from "./section.ts";
import { bareClient, FLOOR } from "./start_up/peers.ts";
import { startSampleX } from "./start_up/sample_x.ts";

const ROUNDS = 9;

/** Milliseconds from the start of a kernel to the end of its first cell. */
async function timeCell(cell: string, cwd: string, env: Record<string, string>): Promise<number> {
  const from = performance.now();
  const kernel = await Kernel.start({
    cwd,
    env: { ...closedEnvironment(), ...env },
    clearEnv: true,
  });
  try {
    const { status, error } = await kernel.execute(cell);
    if (status !== "ok") throw new Error(`Cannot measure the cell: ${error?.message}`);
    return performance.now() - from;
  } finally {
    await kernel.stop();
  }
}

const ours = (module: string) =>
  `import { connect } from ${JSON.stringify(module)};
const card = await connect();
card`;

/** Measures the first cell of a notebook. */
export async function measure(): Promise<Section[]> {
  const folder = await Deno.makeTempDir();
  try {
    await build(join(folder, "built"));
    await using x = await startSampleX();
    const env = { X_API_BASE_URL: x.url, X_BEARER_TOKEN: x.bearerToken };
    const { imports } = JSON.parse(
      await Deno.readTextFile(new URL("../deno.json", import.meta.url)),
    );
    const cells = {
      "an empty cell": "1",
      [FLOOR]: bareClient(imports["twitter-api-v2"], x),
      "Library Card, from the build": ours(pathToFileURL(join(folder, "built", "mod.js")).href),
      "Library Card, from the sources": ours(new URL("../mod.ts", import.meta.url).href),
    };
    const times = await takeTurns(
      Object.fromEntries(
        Object.entries(cells).map(([name, cell]) => [name, () => timeCell(cell, folder, env)]),
      ),
      ROUNDS,
    );
    const floor = figure(FLOOR, "ms", times[FLOOR]);
    const figures = Object.entries(times).map(([name, own]) =>
      name === FLOOR ? floor : figure(name, "ms", own, floor)
    );
    const built = figures.find(({ name }) => name.endsWith("the build"))!;
    return [{
      title: "From the start of a kernel to the first card",
      says: "A Deno kernel starts, and its first cell proves the keys and shows the card; beside " +
        "it, a first cell that imports twitter-api-v2 alone and makes two requests. The same " +
        "server and the same bytes.",
      command: "deno task bench kernel",
      figures,
      goals: [atMost(1.2, built, "From the build")],
    }];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) (await measure()).forEach(printSection);
