import { assert, assertEquals } from "../assert.ts";
import { moduleGraph, pathOf } from "./module_graph.ts";
import { ROOT } from "./papers.ts";

// Importing mod.ts must cost at most half of what importing twitter-api-v2 costs (bench/import.ts).
// So it loads what a user can hold, and what answers without waiting; all else comes when it is used.

/** Rooms that importing mod.ts loads as they are: what answers at once, such as `checkQuery`. */
const WHOLE = ["card", "display", "money", "problems", "query", "search"];

/** What it loads of all other rooms, and nothing else. */
const OF_OTHERS: Record<string, string[]> = {
  access: ["account", "base_url", "client_library", "meter", "mod", "patience", "stop_button"],
  checkup: ["access_report", "mod", "report_faces", "sample"],
  collection: ["collection", "mod", "open_collection", "report"],
  keys: [
    "candidate",
    "clean_value",
    "env_file/mend_env_files",
    "from_environment",
    "key_names",
    "key_parts",
    "key_shapes",
    "keys",
    "mod",
    "refuse_keys",
    "traces",
  ],
  leaks: ["find_leaks", "install_hook", "mod"],
  practice: ["mod", "start_practice"],
};

/** Packages that are small, and needed as soon as something is shown. */
const PACKAGES = ["npm:get-east-asian-width@"];

const modules = await moduleGraph("mod.ts");

/** All that is loaded with a file, before its first line runs. */
function loadedWith(entry: string): string[] {
  const loaded = new Set<string>();
  const load = (url: string): void => {
    if (loaded.has(url)) return;
    loaded.add(url);
    for (const { to, isType, isDynamic } of modules.get(url) ?? []) {
      if (!isType && !isDynamic) load(to);
    }
  };
  load(new URL(entry, ROOT).href);
  return [...loaded];
}

const atOnce = loadedWith("mod.ts");

Deno.test.each([
  { what: "SQLite", package: "node:sqlite" },
  { what: "Node's HTTP", package: "node:http" },
  { what: "twitter-api-v2", package: "npm:/twitter-api-v2" },
  { what: "the practice room's server", package: "npm:/hono" },
  { what: "what writes Parquet", package: "npm:/hyparquet-writer" },
  { what: "the search for leaks", package: new URL("src/leaks/scan.ts", ROOT).href },
  { what: "the made-up town", package: new URL("src/practice/town/", ROOT).href },
])("importing mod.ts does not load $what", ({ package: name }) => {
  assert([...modules.keys()].some((url) => url.startsWith(name)));
  assertEquals(atOnce.filter((url) => url.startsWith(name)), []);
});

Deno.test("importing mod.ts loads no part of Node, and no package but a small one", () => {
  const isOurs = (url: string) => pathOf(url) !== undefined;
  const isSmall = (url: string) => PACKAGES.some((name) => url.startsWith(name));
  assertEquals(atOnce.filter((url) => !isOurs(url) && !isSmall(url)), []);
});

Deno.test("importing mod.ts loads of each room only what is needed before the first call", () => {
  const loaded: Record<string, string[]> = {};
  for (const url of atOnce) {
    const [, room, file] = pathOf(url)?.match(/^src\/([^/]+)\/(.+)\.tsx?$/) ?? [];
    if (room && !WHOLE.includes(room)) (loaded[room] ??= []).push(file);
  }
  for (const files of Object.values(loaded)) files.sort();
  assertEquals(loaded, OF_OTHERS);
});

Deno.test("importing mod.ts loads nothing that a room keeps for later", () => {
  assert([...modules.keys()].some((url) => url.endsWith("/later.ts")));
  assertEquals(atOnce.map(pathOf).filter((file) => file?.endsWith("/later.ts")), []);
});
