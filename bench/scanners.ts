/**
 * Three scanners over the same made-up files: the planted ones of `tests/leaks`, and five courses of
 * look-alikes. gitleaks is taken from the path, or built by Go; detect-secrets comes from PyPI; both
 * are kept for the next time. Writes `SCANNERS.md`: `deno task check:scanners`.
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findLeaks } from "../mod.ts";
import { writeCourses } from "../tests/leaks/look_alikes.ts";
import { madeKeys } from "../tests/leaks/made_keys.ts";
import { plant, type Planted, planted } from "../tests/leaks/planted.ts";

const GITLEAKS = "8.30.1";
const DETECT_SECRETS = "1.5.0";
const SEED = 20261125;
/** Notebooks a course: gitleaks decodes each picture, and takes its time. */
const WEEKS = 6;

/** Looks at a folder, and names the file of each thing that it found, as seen from there. */
type Scanner = (folder: string) => Promise<string[]>;

/** What one scanner did. */
interface Outcome {
  name: string;
  files: Set<string>;
  alarms: number;
  seconds: number;
}

async function run(command: string, args: string[], cwd?: string, env?: Record<string, string>) {
  const { stdout, stderr, code } = await new Deno.Command(command, { args, cwd, env }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

async function must(command: string, args: string[], env?: Record<string, string>): Promise<void> {
  const { code, err } = await run(command, args, undefined, env);
  if (code !== 0) throw new Error(`Cannot prepare ${command}: ${err.trim().split("\n").at(-1)}`);
}

const isThere = (command: string, args: string[]) =>
  run(command, args).then(({ code }) => code === 0, () => false);

function cacheFolder(): string {
  const home = Deno.env.get("XDG_CACHE_HOME") ?? join(Deno.env.get("HOME") ?? ".", ".cache");
  return join(home, "library-card-scanners");
}

async function gitleaks(): Promise<Scanner> {
  const built = join(cacheFolder(), `gitleaks-${GITLEAKS}`, "gitleaks");
  if (!await isThere(built, ["version"])) {
    console.error(`Building gitleaks ${GITLEAKS} with Go, once…`);
    await must("go", ["install", `github.com/zricethezav/gitleaks/v8@v${GITLEAKS}`], {
      GOBIN: join(built, ".."),
    });
  }
  return async (folder) => {
    const report = join(folder, "..", "gitleaks.json");
    await run(built, ["dir", folder, "-f", "json", "-r", report, "--no-banner", "-l", "error"]);
    const found = JSON.parse(await Deno.readTextFile(report)) as { File: string }[];
    return found.map(({ File }) => relative(folder, File));
  };
}

async function detectSecrets(): Promise<Scanner> {
  const folder = join(cacheFolder(), `detect-secrets-${DETECT_SECRETS}`);
  const program = join(folder, "bin", "detect-secrets");
  if (!await isThere(program, ["--version"])) {
    console.error(`Fetching detect-secrets ${DETECT_SECRETS} from PyPI, once…`);
    await must("python3", ["-m", "venv", "--clear", folder]);
    await must(join(folder, "bin", "pip"), ["install", "-q", `detect-secrets==${DETECT_SECRETS}`]);
  }
  return async (folder) => {
    const { out } = await run(program, ["scan", "--all-files", "."], folder);
    const { results } = JSON.parse(out) as { results: Record<string, unknown[]> };
    return Object.entries(results).flatMap(([file, all]) => all.map(() => file));
  };
}

const ours = (keys: ReturnType<typeof madeKeys> | undefined): Scanner => async (folder) => {
  const leaks = await findLeaks(folder, { envFile: false, keys: keys && { ...keys } });
  return leaks.map(({ file }) => relative(folder, join(Deno.cwd(), file)));
};

async function outcomeOf(
  name: string,
  scan: Scanner,
  { plants, courses }: { plants: string; courses: string },
): Promise<Outcome> {
  const from = performance.now();
  const files = new Set((await scan(plants)).map((file) => file.replaceAll("\\", "/")));
  const alarms = (await scan(courses)).length;
  return { name, files, alarms, seconds: (performance.now() - from) / 1000 };
}

/** As we name a file whose name is a key. */
const unnamed = (name: string) => name.replace(/\/[A-Za-z0-9]{25}\.txt$/, "/[API key removed]");

/** The table, and how it came about. */
function page(outcomes: readonly Outcome[], files: readonly Planted[], notebooks: number): string {
  const notebooksAmong = files.filter(({ name }) => name.includes("ipynb"));
  const readable = files.filter(({ byShape }) => byShape);
  const found = ({ files }: Outcome, among: readonly Planted[]) =>
    `${
      among.filter(({ name }) => files.has(name) || files.has(unnamed(name))).length
    } of ${among.length}`;
  const rows = outcomes.map((each) => [
    each.name,
    found(each, readable),
    found(each, files.filter(({ byShape }) => !byShape)),
    found(each, notebooksAmong),
    String(each.alarms),
    each.seconds.toFixed(1),
  ]);
  const heads = ["", "readable", "encoded or bare", "notebooks among them", "alarms", "seconds"];
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    "# Three scanners over the same files",
    "",
    `Written by \`deno task check:scanners\` on ${new Date().toISOString().slice(0, 10)}: ` +
    `gitleaks ${GITLEAKS} and detect-secrets ${DETECT_SECRETS}, each as it comes. A planted file ` +
    "counts as found if a scanner says anything of it. Readable: a person who does not know the " +
    "keys could tell them. Encoded or bare: only who knows them can, so that a scanner without " +
    "them can hardly find these.",
    "",
    line(heads),
    line(heads.map((_, i) => i === 0 ? "---" : "---:")),
    ...rows.map(line),
    "",
    `Alarms: findings in ${notebooks} notebooks of five made-up courses without a key of X. They ` +
    "hold tokens of other services, hashes, pictures and long ids. gitleaks and detect-secrets look " +
    "for keys of every service, so most of theirs are right by their own aim; of Library Card, which " +
    "looks for X's alone, each would be false.",
    "",
    "The planted files were made for Library Card's own tests, in the shapes and names that X " +
    "documents and public code uses: whoever writes the test knows the scanner.",
    "",
  ].join("\n");
}

if (import.meta.main) {
  const keys = madeKeys(SEED);
  // Over the file of 8 MB, detect-secrets takes many minutes.
  const files = planted(keys).filter(({ name }) => !name.includes("long.log"));
  const top = await Deno.realPath(await Deno.makeTempDir());
  const folders = { plants: join(top, "planted"), courses: join(top, "courses") };
  await plant(folders.plants, files);
  const notebooks = await writeCourses(folders.courses, SEED + 1, WEEKS);
  const outcomes = [
    await outcomeOf("Library Card, by shape alone", ours(undefined), folders),
    await outcomeOf("Library Card, with the keys in use", ours(keys), folders),
    await outcomeOf(`gitleaks ${GITLEAKS}`, await gitleaks(), folders),
    await outcomeOf(`detect-secrets ${DETECT_SECRETS}`, await detectSecrets(), folders),
  ];
  const text = page(outcomes, files, notebooks);
  console.log(text);
  const file = new URL("SCANNERS.md", import.meta.url);
  await Deno.writeTextFile(file, text);
  await run(Deno.execPath(), ["fmt", "--quiet", fileURLToPath(file)]);
  await Deno.remove(top, { recursive: true });
}
