import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { ENTRIES } from "../build/bundle_code.ts";
import { refusal } from "../build/needs_deno.ts";
import { type Files, packTarball, unpackTarball } from "./tarball.ts";

/**
 * What somebody meets who imports it elsewhere than in Deno. It has the names that are imported, or
 * the sentence would be about them.
 */
const elsewhere = (names: readonly string[]) =>
  `export let ${names.join(", ")};

${refusal("@library-card/access")}`;

interface Manifest {
  exports: Record<string, { types: string; import: string; default: string }>;
  dependencies: Record<string, string>;
}

const encode = (text: string) => new TextEncoder().encode(text);

/**
 * Pages as plain JavaScript: `deno pack` (2.9.6) takes the types out of a `.tsx`, leaves the elements
 * in, and calls it `.js`.
 */
function withoutElements(files: Files): Files {
  return new Map([...files].map(([path, bytes]) => {
    const code = path.endsWith(".js") ? new TextDecoder().decode(bytes) : "";
    if (!code.includes("@jsxImportSource ")) return [path, bytes];
    const { outputText } = ts.transpileModule(code, {
      fileName: path.replace(/\.js$/, ".jsx"),
      compilerOptions: {
        allowJs: true,
        jsx: ts.JsxEmit.ReactJSX,
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext,
      },
    });
    return [path, encode(outputText)];
  }));
}

/**
 * The package for npm: what `deno pack` makes, with three changes. Elsewhere than in Deno it says so
 * in one sentence; its dependencies are the very versions that the tests have seen; and its pages are
 * JavaScript.
 */
export async function npmPackage(root: string): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await Deno.makeTempDir();
  try {
    const file = join(folder, "package.tgz");
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["pack", "--quiet", "--allow-dirty", "--no-source-maps", "--output", file],
      cwd: root,
      env: { NO_COLOR: "1" },
    }).output();
    if (!success) throw new Error(`Cannot pack: ${new TextDecoder().decode(stderr)}`);
    const names = new Set<string>();
    for (const entry of Object.values(ENTRIES)) {
      const offered = await import(pathToFileURL(join(root, entry)).href);
      for (const name of Object.keys(offered)) names.add(name);
    }
    const files = await unpackTarball(await Deno.readFile(file));
    return packTarball(withoutElements(forDenoOnly(files, [...names].sort())));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function forDenoOnly(files: Files, names: readonly string[]): Files {
  const path = "package/package.json";
  const manifest = JSON.parse(new TextDecoder().decode(files.get(path))) as Manifest;
  const changed = {
    ...manifest,
    main: "./elsewhere.js",
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([entry, { types, import: code }]) => [
        entry,
        { types, deno: code, default: "./elsewhere.js" },
      ]),
    ),
    dependencies: Object.fromEntries(
      Object.entries(manifest.dependencies).map(([name, range]) => [name, range.replace("^", "")]),
    ),
    engines: { deno: ">=2.9.1" },
  };
  return new Map([
    ...files,
    [path, encode(`${JSON.stringify(changed, null, 2)}\n`)],
    ["package/elsewhere.js", encode(elsewhere(names))],
  ]);
}
