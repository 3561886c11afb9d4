import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";

/** Which room may import which, types included. The same picture stands in ARCHITECTURE.md. */
const MAY_IMPORT: Record<string, string[]> = {
  problems: [],
  files: [],
  display: ["problems"],
  query: ["display", "problems"],
  money: ["files"],
  keys: ["files", "problems", "display"],
  access: ["keys", "money", "problems"],
  search: ["access", "query", "money", "problems", "display"],
  practice: ["query", "problems", "money", "files", "display"],
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

/** What importing a root loads before anything is asked for. */
function loadedAtOnce(modules: Map<string, Module>, root: string): Set<string> {
  const loaded = new Set<string>();
  const visit = (specifier: string): void => {
    if (loaded.has(specifier)) return;
    loaded.add(specifier);
    for (const { code, isDynamic } of modules.get(specifier)?.dependencies ?? []) {
      if (code?.specifier && !isDynamic) visit(code.specifier);
    }
  };
  visit(root);
  return loaded;
}

Deno.test.each([
  { what: "SQLite", package: "node:sqlite" },
  { what: "Node's HTTP", file: "src/access/door.ts", package: "node:http" },
  { what: "twitter-api-v2", file: "src/access/door.ts", package: "npm:/twitter-api-v2" },
  { what: "the practice room", file: "src/practice/serve/open_room.ts", package: "npm:/hono" },
] as { what: string; file?: string; package: string }[])(
  "importing mod.ts does not load $what",
  async ({ file, package: name }) => {
    const modules = new Map((await graph("mod.ts")).map((each) => [each.specifier, each]));
    const urlOf = (path: string) => new URL(`../../${path}`, import.meta.url).href;
    const atOnce = loadedAtOnce(modules, urlOf("mod.ts"));
    assert(atOnce.has(urlOf("src/money/ledger.ts")));
    const held = file && urlOf(file);
    assert(held === undefined || modules.has(held));
    assert([...modules.keys()].some((each) => each.startsWith(name)));
    assertEquals([...atOnce].filter((each) => each === held || each.startsWith(name)), []);
  },
);
