import { fileURLToPath } from "node:url";
import { ROOT } from "./papers.ts";

/** What one module takes in. */
export interface Import {
  to: string;
  /** Whether only types are taken. */
  isType: boolean;
  /** Whether it is loaded when it is asked for. */
  isDynamic: boolean;
}

interface Told {
  specifier: string;
  dependencies?: {
    code?: { specifier?: string };
    type?: { specifier?: string };
    isDynamic?: boolean;
  }[];
}

/** The entries of the package, by the names that `deno.json` exports. */
export async function exportedFiles(): Promise<Record<string, string>> {
  const { exports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  return exports;
}

/** What each module takes in, from one entry downward: by URL, types included. */
export async function moduleGraph(entry: string): Promise<Map<string, Import[]>> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(new URL(entry, ROOT))],
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as { modules: Told[] };
  return new Map(modules.map(({ specifier, dependencies = [] }) => [
    specifier,
    dependencies.flatMap(({ code, type, isDynamic = false }) => {
      const to = (code ?? type)?.specifier;
      return to ? [{ to, isType: !code, isDynamic }] : [];
    }),
  ]));
}

/** The modules of all entries of the package together. */
export async function wholeGraph(): Promise<Map<string, Import[]>> {
  const graphs = await Promise.all(Object.values(await exportedFiles()).map(moduleGraph));
  return new Map(graphs.flatMap((graph) => [...graph]));
}

/** The place of a file in the repository; undefined for what lies outside of it. */
export const pathOf = (url: string): string | undefined =>
  url.startsWith(ROOT.href) ? url.slice(ROOT.href.length) : undefined;

/**
 * The circles in a graph: of all files that reach each other, one shortest way around for each
 * first step, as "a -> b -> a". None if imports run one way.
 */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles = new Map<string, string>();
  for (const start of graph.keys()) {
    // The shortest way from a file back to itself, breadth first.
    const cameFrom = new Map<string, string>();
    const queue = [start];
    for (const file of queue) {
      for (const next of graph.get(file) ?? []) {
        if (cameFrom.has(next)) continue;
        cameFrom.set(next, file);
        queue.push(next);
      }
    }
    if (!cameFrom.has(start)) continue;
    const way = [start];
    do way.unshift(cameFrom.get(way[0])!); while (way[0] !== start);
    // A circle is told once, wherever it was entered.
    const files = way.slice(1).sort().join();
    if (!circles.has(files)) circles.set(files, way.join(" -> "));
  }
  return [...circles.values()].sort();
}
