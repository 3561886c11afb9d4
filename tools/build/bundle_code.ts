import { join, relative, sep } from "node:path";
import { NEEDS_DENO, needsDeno } from "./needs_deno.ts";
import type { NpmPackage } from "./npm_packages.ts";

/** The entries of a build, by the names of their files in it. */
export const ENTRIES = { mod: "mod.ts", practice: "src/practice/mod.ts", cli: "cli.ts" } as const;

/** The entries that have types. */
export const TYPED = ["mod", "practice"] as const;

/** Where `deno bundle` puts the practice room's entry, as it lies deeper than the others. */
const DEEP = "src/practice/mod.js";

/**
 * Puts the code with all its dependencies into a folder: an entry, a file, and what is loaded only
 * when it is needed in files beside them.
 *
 * @param packages What may be inside.
 * @returns What is inside, of these.
 * @throws {Error} with the bundler's own words
 */
export async function bundleCode(
  root: string,
  to: string,
  packages: readonly NpmPackage[],
): Promise<NpmPackage[]> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["bundle", "--quiet", "--platform=deno", "--code-splitting", `--outdir=${to}`],
      ...Object.values(ENTRIES),
    ],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) throw new Error(`Cannot bundle: ${new TextDecoder().decode(stderr)}`);
  await Deno.rename(join(to, DEEP), join(to, "practice.js"));
  await Deno.remove(join(to, "src"), { recursive: true });

  const inside = new Set<NpmPackage>();
  for await (const { name } of Deno.readDir(to)) {
    const path = join(to, name);
    let code = await Deno.readTextFile(path);
    for (const one of packages) {
      // The bundler notes above each part which file it was, and with it where this computer keeps
      // its packages.
      const noted = `// ${relative(root, one.folder).split(sep).join("/")}/`;
      if (code.includes(noted)) inside.add(one);
      code = code.replaceAll(noted, `// ${one.name}@${one.version}/`);
    }
    code = name === "practice.js"
      ? code.replaceAll('"../../', '"./')
      : code.replaceAll(`"./${DEEP}"`, '"./practice.js"');
    if (Object.keys(ENTRIES).some((entry) => name === `${entry}.js`)) {
      code = `import "./${NEEDS_DENO}";\n${code}`;
    }
    const typed = TYPED.find((entry) => name === `${entry}.js`);
    if (typed) code = `// @ts-self-types="./${typed}.d.ts"\n${code}`;
    await Deno.writeTextFile(path, code);
  }
  await Deno.writeTextFile(join(to, NEEDS_DENO), needsDeno);
  return packages.filter((one) => inside.has(one));
}
