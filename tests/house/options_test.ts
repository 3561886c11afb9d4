import { fileURLToPath } from "node:url";
import { assert, assertEquals } from "../assert.ts";
import { ROOT } from "./papers.ts";

/** What `deno doc --json` tells of a symbol, as far as it is needed. */
interface Documented {
  name: string;
  declarations: {
    kind: string;
    def?: {
      extends?: { repr: string }[];
      properties?: { name: string; jsDoc?: { tags?: { kind: string }[] } }[];
    };
  }[];
}

async function exportedSymbols(entry: string): Promise<Map<string, Documented>> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", fileURLToPath(new URL(entry, ROOT))],
    stderr: "null",
  }).output();
  const { nodes } = JSON.parse(new TextDecoder().decode(stdout)) as {
    nodes: Record<string, { symbols: Documented[] }>;
  };
  return new Map(Object.values(nodes).flatMap(({ symbols }) => symbols).map((s) => [s.name, s]));
}

const symbols = await exportedSymbols("mod.ts");

/** The names of an interface's options, with what it extends, without those that are deprecated. */
function optionsOf(name: string): string[] {
  const def = symbols.get(name)?.declarations.find(({ kind }) => kind === "interface")?.def;
  assert(def, `mod.ts exports no interface ${name}`);
  const own = (def.properties ?? [])
    .filter(({ jsDoc }) => !jsDoc?.tags?.some(({ kind }) => kind === "deprecated"))
    .map(({ name }) => name);
  return [...own, ...(def.extends ?? []).flatMap(({ repr }) => optionsOf(repr))];
}

Deno.test.each([
  { options: "ConnectOptions", paper: "docs/options.md" },
  { options: "FindKeysOptions", paper: "docs/options.md" },
  { options: "CheckAccessOptions", paper: "docs/options.md" },
  { options: "SearchOptions", paper: "docs/options.md" },
  { options: "CountOptions", paper: "docs/options.md" },
  { options: "CountedEstimateOptions", paper: "docs/options.md" },
  { options: "LookupOptions", paper: "docs/options.md" },
  { options: "TimelineOptions", paper: "docs/options.md" },
  { options: "MentionsOptions", paper: "docs/options.md" },
  { options: "PeopleOptions", paper: "docs/options.md" },
  { options: "CollectOptions", paper: "docs/options.md" },
  { options: "CheckQueryOptions", paper: "docs/options.md" },
  { options: "CsvOptions", paper: "docs/options.md" },
  { options: "KeyParts", paper: "docs/options.md" },
  { options: "FindLeaksOptions", paper: "docs/leaks.md" },
  { options: "BudgetSpans", paper: "docs/costs.md" },
  { options: "PracticeOptions", paper: "docs/practice_room.md" },
  { options: "ClassOptions", paper: "docs/practice_room.md" },
  { options: "RehearseOptions", paper: "docs/practice_room.md" },
])("$paper names every one of $options", async ({ options, paper }) => {
  const text = await Deno.readTextFile(new URL(paper, ROOT));
  // As code: many of them are words, too.
  const code = (text.match(/```[^]*?```|`[^`]*`/g) ?? []).join(" ");
  const names = optionsOf(options);
  assert(names.length > 0);
  assertEquals(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code)), []);
});
