/**
 * What it costs to import Library Card, beside twitter-api-v2 alone, in fresh processes, one after
 * the other so that a busy machine slows both alike. Prints the ratio; nothing is asserted.
 */
const ROUNDS = 15;

const CASES: Record<string, string> = {
  "nothing": "",
  "twitter-api-v2 alone": 'await import("twitter-api-v2");',
  "mod.ts": 'await import("./mod.ts");',
  "mod.ts and twitter-api-v2": 'await import("./mod.ts"); await import("twitter-api-v2");',
};

/** Milliseconds from the start of the import to its end, measured inside a fresh process. */
async function measure(code: string): Promise<number> {
  const script = `const from = performance.now(); ${code} console.log(performance.now() - from);`;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", script],
    cwd: new URL("..", import.meta.url),
  }).output();
  return Number(new TextDecoder().decode(stdout));
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const times: Record<string, number[]> = {};
for (let round = -1; round < ROUNDS; round++) {
  for (const [name, code] of Object.entries(CASES)) {
    const time = await measure(code);
    if (round >= 0) (times[name] ??= []).push(time);
  }
}

const floor = times["twitter-api-v2 alone"];
console.log(`Deno ${Deno.version.deno}, ${ROUNDS} rounds, medians`);
for (const [name, own] of Object.entries(times)) {
  const ratio = median(own.map((time, i) => time / floor[i]));
  console.log(
    `${name.padEnd(28)} ${median(own).toFixed(1).padStart(7)} ms   ${ratio.toFixed(2)} x`,
  );
}
