import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";

/** Which room may import which, types included. The same picture stands in ARCHITECTURE.md. */
const MAY_IMPORT: Record<string, string[]> = {
  problems: [],
  display: [],
  query: ["display"],
  money: [],
  keys: ["problems", "display"],
  access: ["keys", "money", "problems"],
  search: ["access", "query", "money", "problems", "display"],
  practice: ["query", "problems", "money", "display"],
  checkup: ["search", "access", "keys", "money", "problems", "display"],
  card: ["checkup", "search", "access", "keys", "query", "money", "problems", "display"],
  commands: [],
};

/** What a room may load only when it is asked for. */
const MAY_LOAD: Record<string, string[]> = { card: ["practice"] };

interface Module {
  specifier: string;
  dependencies?: {
    code?: { specifier?: string };
    type?: { specifier?: string };
    isDynamic?: boolean;
  }[];
}

async function graph(root: string): Promise<Module[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(new URL(`../../${root}`, import.meta.url))],
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).modules;
}

const roomOf = (url = "") => url.match(/\/src\/([^/]+)\//)?.[1];

Deno.test.each([{ root: "mod.ts" }, { root: "cli.ts" }])(
  "rooms import only what they may, from $root",
  async ({ root }) => {
    const wrong: string[] = [];
    for (const { specifier, dependencies = [] } of await graph(root)) {
      const from = roomOf(specifier);
      for (const { code, type, isDynamic } of dependencies) {
        const to = roomOf((code ?? type)?.specifier);
        if (!from || !to || from === to) continue;
        const allowed = [...MAY_IMPORT[from], ...(isDynamic ? MAY_LOAD[from] ?? [] : [])];
        if (!allowed.includes(to)) wrong.push(`${from} -> ${to}`);
      }
    }
    assertEquals(wrong, []);
  },
);

Deno.test("every file of src is reached from the two doors", async () => {
  const reached = new Set(
    (await Promise.all(["mod.ts", "cli.ts"].map(graph))).flat().map((m) => m.specifier),
  );
  const lonely: string[] = [];
  async function walk(folder: URL): Promise<void> {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const url = new URL(isDirectory ? `${name}/` : name, folder);
      if (isDirectory) await walk(url);
      else if (/\.tsx?$/.test(name) && !reached.has(url.href)) lonely.push(url.pathname);
    }
  }
  await walk(new URL("../../src/", import.meta.url));
  assertEquals(lonely, []);
});

Deno.test("SQLite is loaded only when a ledger file is asked for", async () => {
  const modules = new Map((await graph("mod.ts")).map((each) => [each.specifier, each]));
  const atOnce = new Set<string>();
  const visit = (specifier: string): void => {
    if (atOnce.has(specifier)) return;
    atOnce.add(specifier);
    for (const { code, isDynamic } of modules.get(specifier)?.dependencies ?? []) {
      if (code?.specifier && !isDynamic) visit(code.specifier);
    }
  };
  visit(new URL("../../mod.ts", import.meta.url).href);
  assert(atOnce.has(new URL("../../src/money/ledger.ts", import.meta.url).href));
  assert(modules.has(new URL("../../src/money/ledger_file.ts", import.meta.url).href));
  assertEquals([...atOnce].filter((each) => /node:sqlite|\/ledger_file.ts/.test(each)), []);
});
