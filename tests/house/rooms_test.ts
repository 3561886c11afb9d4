import { assertEquals } from "../assert.ts";
import { circlesIn, exportedFiles, moduleGraph, pathOf, wholeGraph } from "./module_graph.ts";
import { filesIn, ROOT } from "./papers.ts";

/** Which room may import which, types included. The same picture stands in ARCHITECTURE.md. */
const MAY_IMPORT: Record<string, string[]> = {
  files: [],
  pages: [],
  problems: [],
  display: ["problems"],
  query: ["display", "problems"],
  money: ["files"],
  keys: ["files", "problems", "display"],
  leaks: ["keys", "problems", "display"],
  access: ["keys", "money", "problems"],
  search: ["access", "query", "money", "problems", "display"],
  practice: ["query", "problems", "money", "files", "pages", "display"],
  checkup: ["search", "access", "keys", "money", "problems", "display"],
  collection: [
    "search",
    "access",
    "keys",
    "query",
    "money",
    "problems",
    "display",
    "files",
    "pages",
  ],
  card: [
    "collection",
    "checkup",
    "search",
    "access",
    "keys",
    "query",
    "money",
    "problems",
    "display",
  ],
  lab: ["problems"],
  commands: ["lab", "display", "problems", "money"],
};

/** What a room may load only when it is asked for. */
const MAY_LOAD: Record<string, string[]> = { card: ["practice"], commands: ["leaks"] };

/**
 * The rooms within the practice room, in their order: each may import those that it names. What lies
 * at its top (the door, what a user of the room names, and the world that all of it shares) stands
 * outside of the order.
 */
const WITHIN_PRACTICE: Record<string, string[]> = {
  wire: [],
  desk: ["wire"],
  town: ["wire"],
  sign_in: ["desk", "wire"],
  match: ["town", "wire"],
  scenarios: ["match", "town", "sign_in", "desk", "wire"],
  api: ["scenarios", "match", "town", "sign_in", "desk", "wire"],
  console: ["api", "scenarios", "match", "town", "sign_in", "desk", "wire"],
  serve: ["console", "api", "scenarios", "match", "town", "sign_in", "desk", "wire"],
};

/** What is the client: the practice room is there for any, so it must do without ours. */
const CLIENT = ["access", "card", "checkup", "commands", "keys", "leaks", "search"];

const roomOf = (url: string) => pathOf(url)?.match(/^src\/([^/]+)\//)?.[1];
const practiceRoomOf = (url: string) => pathOf(url)?.match(/^src\/practice\/([^/]+)\//)?.[1];

const graph = await wholeGraph();

/** Every import between two of the rooms that a rule is about, as "from -> to: file". */
function* between(room: (url: string) => string | undefined) {
  for (const [file, imports] of graph) {
    for (const { to, isDynamic } of imports) {
      const [here, there] = [room(file), room(to)];
      if (here && there && here !== there) {
        yield { here, there, isDynamic, file: pathOf(file), door: pathOf(to)! };
      }
    }
  }
}

Deno.test("rooms import only what they may", () => {
  const wrong: string[] = [];
  for (const { here, there, isDynamic, file } of between(roomOf)) {
    const allowed = [...MAY_IMPORT[here] ?? [], ...(isDynamic ? MAY_LOAD[here] ?? [] : [])];
    if (!allowed.includes(there)) wrong.push(`${here} -> ${there}: ${file}`);
  }
  assertEquals(wrong, []);
});

Deno.test("a room is entered by its doors: mod.ts, and later.ts for what is loaded when used", () => {
  const wrong = [...between(roomOf)]
    .filter(({ there, door }) => ![`src/${there}/mod.ts`, `src/${there}/later.ts`].includes(door))
    .map(({ file, door }) => `${file} imports ${door}`);
  assertEquals(wrong, []);
});

Deno.test("within the practice room, imports run one way", () => {
  const wrong: string[] = [];
  for (const { here, there, file } of between(practiceRoomOf)) {
    if (!WITHIN_PRACTICE[here]?.includes(there)) wrong.push(`${here} -> ${there}: ${file}`);
  }
  assertEquals(wrong, []);
});

Deno.test("every room has its place in the picture", async () => {
  const rooms = new Set<string>();
  const within = new Set<string>();
  for (const file of await filesIn("src/")) {
    rooms.add(roomOf(new URL(file, ROOT).href)!);
    within.add(practiceRoomOf(new URL(file, ROOT).href) ?? "wire");
  }
  assertEquals([...rooms].sort(), Object.keys(MAY_IMPORT).sort());
  assertEquals([...within].sort(), Object.keys(WITHIN_PRACTICE).sort());
});

Deno.test("no files import each other in a circle, types included", () => {
  const files = new Map([...graph].map(([file, imports]) => [
    pathOf(file) ?? file,
    imports.map(({ to }) => pathOf(to) ?? to),
  ]));
  assertEquals(circlesIn(files), []);
});

Deno.test("circlesIn() tells each circle once, and a file that imports itself", () => {
  const graph = new Map([
    ["a", ["b", "e"]],
    ["b", ["c", "a"]],
    ["c", ["a"]],
    ["d", ["d", "a"]],
    ["e", []],
  ]);
  assertEquals(circlesIn(graph), ["a -> b -> a", "c -> a -> b -> c", "d -> d"]);
});

Deno.test("the practice room stands by itself: nothing that it imports is the client", async () => {
  const { "./practice": entry } = await exportedFiles();
  const reached = [...(await moduleGraph(entry)).keys()];
  const isClient = (url: string) =>
    CLIENT.includes(roomOf(url)!) || url.startsWith("npm:/twitter-api-v2");
  assertEquals(reached.filter(isClient), []);
});

Deno.test("every file of src is reached from what the package exports", async () => {
  const reached = new Set([...graph.keys()].map(pathOf));
  assertEquals((await filesIn("src/")).filter((file) => !reached.has(file)), []);
});

/** Tables of facts: as long as the facts are. */
const TABLE = /(_problems|_scenarios|scenario_table)\.ts$|^src\/practice\/town\/words\//;

Deno.test("no file of src but a table is longer than 400 lines", async () => {
  const long: string[] = [];
  for (const file of await filesIn("src/")) {
    const lines = (await Deno.readTextFile(new URL(file, ROOT))).trimEnd().split("\n").length;
    if (lines > 400 && !TABLE.test(file)) long.push(`${file}: ${lines} lines`);
  }
  assertEquals(long, []);
});
