import { assertEquals } from "../assert.ts";
import { run } from "../../src/commands/mod.ts";

const BAD_OPTIONS = [
  ["search", "library", "--practice", "--since", "yesterday"],
  ["search", "", "--practice"],
  ["collect", "library", "--to", "x.sqlite", "--practice", "--lanes", "40"],
  ["check", "--practice", "--scenario", "nope"],
  ["lookup", "nope.txt", "--practice"],
  ["export", "x.sqlite", "out.xlsx"],
  ["scan", "nope.txt"],
];

Deno.test("what cannot be asked for exits with 2, whoever finds it, and not with 1", async () => {
  const folder = await Deno.makeTempDir();
  const here = Deno.cwd();
  try {
    Deno.chdir(folder);
    await run(["collect", "library", "--to", "x.sqlite", "--practice", "--limit", "10"], {
      result: () => {},
      aside: () => {},
    });
    for (const args of BAD_OPTIONS) {
      const said: string[] = [];
      const write = (text: string) => said.push(text);
      const code = await run([...args, "--json"], { result: write, aside: write });
      const { problem } = JSON.parse(said.at(-1)!);
      assertEquals([...args, code, problem], [...args, 2, "bad-option"]);
    }
  } finally {
    Deno.chdir(here);
    await Deno.remove(folder, { recursive: true });
  }
});
