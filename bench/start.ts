/**
 * From the start of a process to ten posts of a sample search, with keys proven: `deno task bench
 * start`. Beside twitter-api-v2 alone, `fetch` alone, and the peers that are installed.
 */
import { join } from "node:path";
import { build } from "../tools/build/build.ts";
import {
  atMost,
  type Figure,
  figure,
  printSection,
  type Section,
  takeTurns,
  timeProcess,
} from "./section.ts";
import { BUILT, FLOOR, HOW_PEERS, type Starter, starters } from "./start_up/peers.ts";
import { startSampleX } from "./start_up/sample_x.ts";

const ROUNDS = 11;

async function timeOnce({ name, command, env }: Starter): Promise<number> {
  const { milliseconds, output } = await timeProcess(command, { env });
  if (output.trim() !== "10") throw new Error(`${name} found ${output.trim()} posts, not 10`);
  return milliseconds;
}

/** Measures the way to a sample search. */
export async function measure(): Promise<Section[]> {
  const folder = await Deno.makeTempDir();
  try {
    await build(join(folder, "built"));
    await using x = await startSampleX();
    const all = await starters({
      ...{ folder, x, built: join(folder, "built", "mod.js") },
      source: new URL("../mod.ts", import.meta.url),
    });
    const times = await takeTurns(
      Object.fromEntries(all.map((starter) => [starter.name, () => timeOnce(starter)])),
      ROUNDS,
    );
    const floor = figure(FLOOR, "ms", times[FLOOR]);
    const figures = Object.entries(times).map(([name, own]): Figure =>
      name === FLOOR ? floor : figure(name, "ms", own, floor)
    );
    const of = (name: string) => figures.find((one) => one.name === name)!;
    const peers = figures.filter(({ name }) => /^(tweepy|twarc|XDK)/.test(name));
    return [{
      title: "From the start of a process to a sample search",
      says: "A process starts, proves its keys by asking for the usage, searches for ten posts, " +
        "and ends. All ask the same server, in a process of its own on this computer, and get the " +
        `same bytes; Library Card also asks once for the credits that are left. ${HOW_PEERS}.`,
      command: "deno task bench start",
      figures,
      goals: [
        atMost(1.15, of(BUILT), "From the build"),
        ...peers.map(({ name, median }) => ({
          text: `From the build, ahead of ${name}`,
          met: of(BUILT).median < median,
        })),
      ],
    }];
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) (await measure()).forEach(printSection);
