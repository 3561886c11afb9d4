/**
 * A study of one's own: a folder with the build, tasks and a first notebook. Run, it makes one:
 * `deno task new FOLDER`.
 *
 * @module
 */
import { basename, dirname, join, resolve } from "node:path";
import { freshBuild } from "./build/build.ts";
import type { Notebook } from "./notebooks/mod.ts";

type Tasks = Record<string, { description: string; command: string }>;

const WHOLE = new URL("../deno.json", import.meta.url);

/** What is the clone's own affair. */
const NOT_THERE = ["demo"];

/** What reads otherwise where there is no demo before it. */
const OTHERWISE: Record<string, string> = {
  check: "Whether your keys work, a line each, with a sample search (10 posts, USD 0.05)",
};

const IGNORED = `# Keys. They must never be committed.
.env
.env.*
*.pem
*.key

# What was spent, and files of posts. X forbids publishing posts; their ids may be shared:
# (await openCollection("library.sqlite")).dehydrate("ids.txt"), then git add --force ids.txt
# A notebook is no such file, and its outputs show posts: clear them before it is committed
# (JupyterLab: Edit, Clear Outputs of All Cells).
*.sqlite
*.sqlite-*
*.csv
*.jsonl
*.parquet
datapackage.json
ids.txt

.ipynb_checkpoints/
`;

const NOTEBOOK_NAME = "first_search.ipynb";

type Cell = Notebook["cells"][number];

const markdown = (id: string, source: string): Cell => ({
  ...{ cell_type: "markdown", id, metadata: {} },
  source,
});

const code = (id: string, source: string): Cell => ({
  ...{ cell_type: "code", id, metadata: {}, execution_count: null, outputs: [] },
  source,
});

/** Keys or practice, a search, and the posts in a file. */
const NOTEBOOK: Notebook = {
  cells: [
    markdown(
      "title",
      `# A first search

Run the cells from top to bottom with **Shift+Enter**. No keys yet? Type \`practice\` at the prompt:
everything then runs on made-up posts, for nothing.`,
    ),
    code(
      "card",
      `import { connect } from "./library_card/mod.js";

const card = await connect(); // environment, then .env, then a masked prompt
card`,
    ),
    code(
      "search",
      `const posts = await card.search("library lang:en", { limit: 10 }); // USD 0.05 with your own keys
posts`,
    ),
    code(
      "save",
      `await Deno.writeTextFile("posts.csv", posts.toCsv()); // every text as it is
console.log("posts.csv holds", posts.length, "posts.");`,
    ),
    markdown(
      "kept",
      `\`posts.csv\` is for programs that read text as it is, such as R and Python. Excel rounds the ids in
it, unless you import the file (Data, From Text/CSV) with the columns of ids as text.
\`posts.toJsonl()\` keeps all that X sent.

What a cell shows is saved in this notebook, posts too, and X forbids publishing posts. Before others
get it: **Edit**, **Clear Outputs of All Cells**.`,
    ),
  ],
  metadata: {
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
  },
  nbformat: 4,
  nbformat_minor: 5,
};

/** The tasks that the command line of the build can do. */
function studyTasks(tasks: Tasks): Tasks {
  return Object.fromEntries(
    Object.entries(tasks)
      .filter(([name, { command }]) =>
        /^deno run .*\bcli\.ts /.test(command) && !NOT_THERE.includes(name)
      )
      .map(([name, { description, command }]) => [name, {
        description: OTHERWISE[name] ?? description,
        command: command.replace(" cli.ts ", " library_card/cli.js ")
          .replace("--folder notebooks", "--folder ."),
      }]),
  );
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Writes a file unless there is one. Whether it was written. */
async function writeNew(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  try {
    await Deno.writeFile(path, bytes, { createNew: true });
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}

/** Whether a folder is a clone of Library Card, or the folder of its sources. */
async function isClone(folder: string): Promise<boolean> {
  const { name } = JSON.parse(await Deno.readTextFile(WHOLE));
  const config = await Deno.readTextFile(join(folder, "deno.json")).catch(() => "");
  const isThere = await Deno.stat(join(folder, "mod.ts")).then(() => true, () => false);
  return isThere && config.includes(`"name": ${JSON.stringify(name)}`);
}

/**
 * Refuses a folder that is a clone, or that one came with: tasks, tests and the `.gitignore` there
 * are about other files. A new folder in a clone is whoever's it is.
 *
 * @throws {RangeError} with what to do
 */
async function refuseClone(folder: string): Promise<void> {
  const real = await Deno.realPath(folder).catch(() => undefined);
  if (real === undefined) return;
  const names = await Array.fromAsync(Deno.readDir(real), ({ name }) => name);
  if (names.length === 0 || names.includes("library_card")) return;
  for (let at = real;; at = dirname(at)) {
    if (await isClone(at)) {
      throw new RangeError(
        `Cannot make a study: ${basename(real)} ${
          at === real ? "is" : "is part of"
        } a clone of Library Card, and a study is a folder of its own; ` +
          "next, type: deno task new ../my_study",
      );
    }
    if (at === dirname(at)) return;
  }
}

/** The names of the tasks that a study has, of those that it is given. */
async function tasksIn(folder: string, own: Tasks): Promise<string[]> {
  try {
    const { tasks } = JSON.parse(await Deno.readTextFile(join(folder, "deno.json")));
    return Object.keys(own).filter((name) => tasks[name]?.command === own[name].command);
  } catch {
    // Somebody's own, with comments or without tasks.
    return [];
  }
}

/** The rules that somebody's own `.gitignore` leaves out. */
async function rulesNotIn(path: string): Promise<string[]> {
  const rules = (text: string) =>
    text.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  const there = rules(await Deno.readTextFile(path));
  return rules(IGNORED).filter((rule) => !there.includes(rule));
}

/** What came of it: each part of the study, and whether it was made or found. */
export interface NewStudy {
  folder: string;
  made: string[];
  /** What was there already, and is as it was. */
  kept: string[];
  /** The tasks that it has from here, by name. */
  tasks: string[];
  /** What its `.gitignore` does not keep out of git, of what should not get there. */
  notIgnored: string[];
}

/**
 * Makes a study. What is there is never overwritten.
 *
 * @param folder Where; made if it is not there.
 * @throws {Deno.errors.AlreadyExists} if the folder is a file
 * @throws {RangeError} if it is a clone of Library Card, or part of one
 */
export async function newStudy(folder: string): Promise<NewStudy> {
  await refuseClone(folder);
  const build = await freshBuild();
  const { tasks } = JSON.parse(await Deno.readTextFile(WHOLE)) as { tasks: Tasks };
  const own = studyTasks(tasks);
  await Deno.mkdir(folder, { recursive: true });
  const [made, kept]: [string[], string[]] = [[], []];
  const note = (name: string, isNew: boolean) => (isNew ? made : kept).push(name);

  const library = join(folder, "library_card");
  const isThere = await Deno.lstat(library).then(() => true, () => false);
  if (!isThere) {
    // Copied beside and then named: a copy that is cut off must not look like a whole one.
    const copying = await Deno.makeTempDir({ dir: folder, prefix: ".library_card_" });
    try {
      for await (const { name } of Deno.readDir(build)) {
        await Deno.copyFile(join(build, name), join(copying, name));
      }
      await Deno.rename(copying, library);
    } catch (error) {
      await Deno.remove(copying, { recursive: true });
      throw error;
    }
    if (Deno.build.os !== "windows") await Deno.chmod(library, 0o755);
  }
  note("library_card/", !isThere);
  note(NOTEBOOK_NAME, await writeNew(join(folder, NOTEBOOK_NAME), json(NOTEBOOK)));
  note("deno.json", await writeNew(join(folder, "deno.json"), json({ tasks: own })));
  note(".gitignore", await writeNew(join(folder, ".gitignore"), IGNORED));
  return {
    folder,
    made,
    kept,
    tasks: await tasksIn(folder, own),
    notIgnored: await rulesNotIn(join(folder, ".gitignore")),
  };
}

const ABOUT: Record<string, string> = {
  "library_card/": "Library Card, with everything that it needs; no registry",
  [NOTEBOOK_NAME]: "three cells: find keys or practise, search, save",
  "deno.json": "tasks: deno task lists them",
  ".gitignore": "keys, ledgers and files of posts stay out of git; what notebooks show does not",
};

/** What is said of a study that was made, with the next command to type. */
export function describeStudy({ folder, made, kept, tasks, notIgnored }: NewStudy): string {
  const line = (name: string) => `  ${name.padEnd(20)} ${ABOUT[name]}`;
  const parts = [
    ...(made.length ? [`Made in ${folder}:`, ...made.map(line)] : []),
    ...(kept.length
      ? [
        "There already, and left as they are:",
        ...kept.map(line),
        ...(notIgnored.length
          ? [`See that your .gitignore keeps these out of git: ${notIgnored.join(", ")}`]
          : []),
        ...(kept.includes("library_card/")
          ? ["For a newer library_card/, delete that folder and run this again."]
          : []),
      ]
      : []),
  ];
  // Quotes that a Unix shell, PowerShell and cmd.exe all understand.
  const quoted = /^[\w./\\:-]+$/.test(folder) ? folder : `"${folder}"`;
  const open = tasks.includes("lab") ? "deno task lab" : `jupyter lab ${NOTEBOOK_NAME}`;
  return [...parts, "", "Next, type:", `  cd ${quoted}`, `  ${open}`].join("\n");
}

const USAGE = `Usage: deno task new FOLDER

Makes a study of your own in a folder, anywhere: Library Card with all that it needs, tasks, a first
notebook and a .gitignore. What is there is never overwritten.`;

/** Makes a study from a command line. Gives the exit code. */
async function main([folder, ...more]: string[]): Promise<number> {
  if (folder === "--help" || folder === "-h") {
    console.log(USAGE);
    return 0;
  }
  if (!folder || folder.startsWith("-") || more.length > 0) {
    console.error('Which folder? Such as: deno task new my_study, or: deno task new "my study"');
    return 2;
  }
  // Tasks run in the clone's folder, whatever folder they were called from.
  const from = Deno.env.get("INIT_CWD") ?? Deno.cwd();
  try {
    const study = await newStudy(resolve(from, folder));
    console.log(describeStudy({ ...study, folder }));
    return 0;
  } catch (error) {
    if (error instanceof RangeError) {
      console.error(error.message);
      return 1;
    }
    if (
      !(error instanceof Deno.errors.AlreadyExists || error instanceof Deno.errors.NotADirectory)
    ) {
      throw error;
    }
    console.error(`Cannot make a study: ${basename(folder)} is a file, and a folder is needed`);
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
