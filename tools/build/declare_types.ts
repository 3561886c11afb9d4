import { dirname, join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import ts from "typescript";
import { ENTRIES, TYPED } from "./bundle_code.ts";
import type { NpmPackage } from "./npm_packages.ts";

const NODE = /^(node:)?(events|fs|http|https|net|sqlite|stream|tls|url|zlib)$/;

/** How our sources name a package. */
const specifierOf = ({ name, version }: NpmPackage) => `npm:${name}@${version}`;

/** The declarations of every file, as TypeScript writes them, into a folder. */
async function declareFiles(
  root: string,
  to: string,
  packages: readonly NpmPackage[],
): Promise<void> {
  const types = await new Deno.Command(Deno.execPath(), { args: ["types"] }).output();
  const denoTypes = join(to, "deno.d.ts");
  await Deno.writeFile(denoTypes, types.stdout);
  const files = Object.values(ENTRIES).map((entry) => join(root, entry));
  // What is wrong with the types, `deno check` tells; here they are only written down.
  ts.createProgram([...files, denoTypes], {
    rootDir: root,
    outDir: to,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    strict: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    types: [],
    lib: ["lib.esnext.d.ts"],
    paths: Object.fromEntries(packages.map((one) => [specifierOf(one), [one.folder]])),
  }).emit();
}

/**
 * Writes what the entries offer as types, with those of the packages inside: a file an entry.
 *
 * @param packages What may be inside.
 * @returns What is inside, of these.
 */
export async function declareTypes(
  root: string,
  to: string,
  packages: readonly NpmPackage[],
): Promise<NpmPackage[]> {
  const folder = await Deno.makeTempDir();
  const inside = new Set<NpmPackage>();
  try {
    await declareFiles(root, folder, packages);
    const bundle = await rollup({
      input: Object.fromEntries(
        TYPED.map((name) => [name, join(folder, ENTRIES[name].replace(/\.ts$/, ".d.ts"))]),
      ),
      plugins: [{
        name: "where the declarations lie",
        async resolveId(specifier, importer) {
          const [node] = NODE.exec(specifier)?.slice(2) ?? [];
          if (node) return { id: `node:${node}`, external: true };
          const found = packages.find((one) => specifierOf(one) === specifier);
          if (found) {
            inside.add(found);
            const about = JSON.parse(await Deno.readTextFile(join(found.folder, "package.json")));
            return join(found.folder, about.types ?? about.typings);
          }
          if (importer && /^\.{1,2}\/.*\.tsx?$/.test(specifier)) {
            return join(dirname(importer), specifier.replace(/(\.d)?\.tsx?$/, ".d.ts"));
          }
        },
      }, dts({ respectExternal: true, compilerOptions: { types: [] } })],
    });
    const { output } = await bundle.generate({
      format: "es",
      entryFileNames: "[name].d.ts",
      chunkFileNames: "[name].d.ts",
    });
    for (const file of output) {
      if (file.type !== "chunk") continue;
      // Deno knows Node's types without being told, and takes the name of a file as it stands.
      const code = file.code.replace(/^\/\/\/ <reference .*\n/gm, "")
        .replace(/(from '\.\/\w+)\.js'/g, "$1.d.ts'");
      await Deno.writeTextFile(join(to, file.fileName), code);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return packages.filter((one) => inside.has(one));
}
