/**
 * The build: everything in one folder, for a computer that reaches no registry. Run, it writes
 * `dist/`.
 *
 * @module
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleCode } from "./bundle_code.ts";
import { declareTypes } from "./declare_types.ts";
import { licencesPage, npmPackages } from "./npm_packages.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What somebody reads who finds the folder without the repository. */
const README = (version: string) =>
  `# Library Card ${version}, built

Everything in one folder: put it beside your notebook, and import it. It needs Deno 2.9.1 or newer,
and nothing from any registry.

\`\`\`ts
import { connect } from "./library_card/mod.js";

const card = await connect(); // environment, then .env, then a masked prompt
const posts = await card.search("library lang:en", { limit: 10 });
\`\`\`

No keys yet? \`await connect({ practice: true })\` opens a practice room: made-up posts, play money.

From a terminal:

\`\`\`sh
deno run -A library_card/cli.js check       # finds your keys, and goes through all that access takes
deno run -A library_card/cli.js practice    # a practice room with its console in the browser
deno run -A library_card/cli.js --help      # the other verbs
\`\`\`

Where a message names a task, such as \`deno task check\`, it is \`deno run -A library_card/cli.js check\`
here.

| file                        | what it is                                                  |
| --------------------------- | ----------------------------------------------------------- |
| \`mod.js\`, \`mod.d.ts\`        | what a notebook imports, and its types                      |
| \`practice.js\`, \`practice.d.ts\` | the practice room alone                                  |
| \`cli.js\`                    | the command line                                            |
| the other \`.js\` files       | their parts; most are loaded when they are first needed     |
| \`LICENSE\`                   | the licence of Library Card                                 |
| \`LICENCES.md\`               | the licences of the packages inside, in full                |
| \`VERSION\`                   | which version this is                                       |

The folder can lie on any web server, too, and be imported by its address, such as
\`https://example.org/library_card/mod.js\`: its parts come from the same place when they are needed.
A notebook does so without asking; \`deno run\` wants \`--allow-import=example.org\`.
`;

/**
 * Builds.
 *
 * @param to The folder; one that holds an earlier build is replaced.
 * @throws {Error} if the folder holds something else
 */
export async function build(to: string, root = ROOT): Promise<void> {
  const { version } = JSON.parse(await Deno.readTextFile(join(root, "deno.json")));
  const names: string[] = await Array.fromAsync(Deno.readDir(to), ({ name }) => name)
    .catch(() => []);
  if (names.length > 0 && !names.includes("VERSION")) {
    throw new Error(`Cannot build: ${to} holds other files than a build`);
  }
  const made = await Deno.makeTempDir({ dir: join(to, ".."), prefix: "dist_" });
  try {
    const packages = await npmPackages("cli.ts", root);
    const code = await bundleCode(root, made, packages);
    const types = await declareTypes(root, made, packages);
    const inside = packages.filter((one) => code.includes(one) || types.includes(one));
    await Deno.writeTextFile(join(made, "LICENCES.md"), await licencesPage(inside));
    await Deno.copyFile(join(root, "LICENSE"), join(made, "LICENSE"));
    await Deno.writeTextFile(join(made, "README.md"), README(version));
    await Deno.writeTextFile(join(made, "VERSION"), `${version}\n`);
    await Deno.remove(to, { recursive: true }).catch(() => {});
    await Deno.rename(made, to);
    // A temporary folder is its maker's alone; a build is for whoever it is copied to.
    if (Deno.build.os !== "windows") await Deno.chmod(to, 0o755);
  } catch (error) {
    await Deno.remove(made, { recursive: true });
    throw error;
  }
}

/** What a build is made from, in the clone. */
const SOURCES = ["src", "tools/build", "mod.ts", "cli.ts", "deno.json", "deno.lock", "LICENSE"];

/** When the newest of the files was written, folders taken as all that is in them. */
async function newest(paths: readonly string[]): Promise<number> {
  let time = 0;
  for (const path of paths) {
    const { isDirectory, mtime } = await Deno.stat(path);
    const names = isDirectory ? await Array.fromAsync(Deno.readDir(path), ({ name }) => name) : [];
    const within = await newest(names.map((name) => join(path, name)));
    time = Math.max(time, isDirectory ? 0 : mtime!.getTime(), within);
  }
  return time;
}

/**
 * The build in `dist/`, made again only if what it is made from is newer.
 *
 * @returns The folder.
 */
export async function freshBuild(): Promise<string> {
  const to = join(ROOT, "dist");
  const made = await Deno.stat(join(to, "VERSION")).catch(() => undefined);
  const changed = await newest(SOURCES.map((name) => join(ROOT, name)));
  if (!made || made.mtime!.getTime() < changed) await build(to);
  return to;
}

if (import.meta.main) {
  await build(join(ROOT, "dist"));
  console.log(
    `Built. A notebook beside it imports "./dist/mod.js"; copy the folder where you like.`,
  );
}
