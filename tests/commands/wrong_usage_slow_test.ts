import { assertEquals, assertStringIncludes } from "../assert.ts";
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

/** What a line is told, and its exit code, in this process. */
async function told(...args: string[]) {
  const said: string[] = [];
  const code = await run(args, {
    result: (text) => said.push(text),
    aside: (text) => said.push(text),
  });
  return { code, said: said.join("\n") };
}

const MEANT = [
  {
    args: ["search", "coffee", "cats", "--limit", "10"],
    says: 'deno task search --limit 10 "coffee cats"',
  },
  {
    args: ["collect", "tea", "OR", "milk", "--to", "a.sqlite"],
    says: 'collect --to a.sqlite "tea OR milk"',
  },
  {
    args: ["search", "a", "--csv", "--jsonl", "--practice"],
    says: "--csv and --jsonl are two forms",
  },
  {
    args: ["lookup", "nope.txt", "--practice"],
    says: 'the file of ids, "nope.txt": there is no such file',
  },
  {
    args: ["export", "nope.sqlite", "out.csv"],
    says: "Name the file of a collection, as collect made it",
  },
];

Deno.test("wrong usage is answered with what was meant, and with nothing of a notebook", async () => {
  for (const { args, says } of MEANT) {
    const { code, said } = await told(...args);
    assertStringIncludes(said, says);
    // What may be any option has no page at X.
    assertEquals(/posts\/search\/introduction/.test(said), false, said);
    assertEquals(
      [code, /\["20"\]|notebook/.test(said)],
      [args[0] === "export" ? 1 : 2, false],
      said,
    );
  }
});
