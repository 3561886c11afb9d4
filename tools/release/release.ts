/**
 * A release, ready to be sent: run, it checks, builds and packs into `release/`, and sends nothing
 * anywhere.
 *
 * @module
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../build/build.ts";
import { npmPackage } from "./npm_package.ts";
import { type Files, packTarball } from "./tarball.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What is about to be released, as the repository tells it. */
export interface ReleaseState {
  /** By `deno.json`. */
  version: string;
  /** By the code, as `VERSION`. */
  codeVersion: string;
  changelog: string;
  /** What git has not committed, a line each. */
  uncommitted: readonly string[];
}

/** A version's part of the changelog. */
export interface ChangelogPart {
  /** `2026-11-25`, or what stands there instead. */
  date: string;
  notes: string;
}

/** The part of a changelog about a version; undefined if there is none. */
export function changelogPart(changelog: string, version: string): ChangelogPart | undefined {
  const parts = changelog.split(/^## /m).slice(1);
  const part = parts.find((text) => text.split(" ")[0].trim() === version);
  if (!part) return undefined;
  const [heading, ...rest] = part.split("\n");
  return { date: heading.match(/\((.*)\)/)?.[1] ?? "", notes: rest.join("\n").trim() };
}

/**
 * What stands in the way of a release, each with what to do about it.
 *
 * @returns Nothing if nothing does.
 */
export function findObstacles(
  { version, codeVersion, changelog, uncommitted }: ReleaseState,
): string[] {
  const obstacles: string[] = [];
  if (uncommitted.length > 0) {
    obstacles.push(
      `${uncommitted.length} changed files are not committed, such as ${
        uncommitted[0]
      }: commit them`,
    );
  }
  if (codeVersion !== version) {
    obstacles.push(
      `VERSION in src/access/client_library.ts is ${codeVersion}, and deno.json says ${version}: make them one`,
    );
  }
  const newest = changelog.match(/^## (\S+)/m)?.[1];
  const part = changelogPart(changelog, version);
  if (!part || newest !== version) {
    obstacles.push(
      `the newest part of CHANGELOG.md is about ${newest}, and deno.json says ${version}: set the version, or write the part`,
    );
  } else {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(part.date)) {
      obstacles.push(
        `CHANGELOG.md has "${part.date}" as the date of ${version}: write the day, such as (2026-11-25)`,
      );
    }
    if (part.notes === "") obstacles.push(`CHANGELOG.md has nothing about ${version}: write it`);
  }
  return obstacles;
}

/** A line a file, as `sha256sum --check` reads them. */
export async function checksums(files: Files): Promise<string> {
  const lines: string[] = [];
  for (const name of [...files.keys()].sort()) {
    const digest = await crypto.subtle.digest("SHA-256", files.get(name)!);
    lines.push(`${new Uint8Array(digest).toHex()}  ${name}\n`);
  }
  return lines.join("");
}

/** What to say where it is put. */
const releaseNotes = (version: string, { date, notes }: ChangelogPart, sums: string) =>
  `# Library Card ${version}

${date}

${notes}

## Get it

- Without any registry: unpack \`library_card-${version}.tar.gz\` beside your notebook, and
  \`import { connect } from "./library_card/mod.js";\`. \`tar -xzf\` unpacks it on Linux, macOS and
  Windows.
- From npm, in Deno: \`library-card-access-${version}.tgz\` is the package. Deno takes nothing from npm
  that is younger than a day, unless \`minimumDependencyAge\` in a \`deno.json\` says so.
- Whether the files arrived whole: \`sha256sum --check SHA256SUMS\`; on macOS
  \`shasum -a 256 --check SHA256SUMS\`.

\`\`\`text
${sums.trim()}
\`\`\`
`;

const git = async (...args: string[]): Promise<string[]> => {
  const { stdout } = await new Deno.Command("git", { args, cwd: ROOT }).output();
  return new TextDecoder().decode(stdout).split("\n").filter((line) => line !== "");
};

async function stateHere(): Promise<ReleaseState> {
  const { version } = JSON.parse(await Deno.readTextFile(join(ROOT, "deno.json")));
  const { VERSION } = await import("../../mod.ts");
  return {
    version,
    codeVersion: VERSION,
    changelog: await Deno.readTextFile(join(ROOT, "CHANGELOG.md")),
    uncommitted: (await git("status", "--porcelain")).map((line) => line.slice(3)),
  };
}

/** The files of a folder, under another name for it. */
async function filesOf(folder: string, name: string): Promise<Files> {
  const files: Files = new Map();
  for await (const file of Deno.readDir(folder)) {
    files.set(`${name}/${file.name}`, await Deno.readFile(join(folder, file.name)));
  }
  return files;
}

/**
 * Builds and packs: the build, the package for npm, their checksums, and the notes.
 *
 * @param to A folder; what an earlier release left there is removed.
 * @returns The names of the files.
 */
export async function makeRelease(
  to: string,
  version: string,
  part: ChangelogPart,
): Promise<string[]> {
  const place = await Deno.makeTempDir();
  try {
    const built = join(place, "library_card");
    await build(built);
    const files: Files = new Map([
      [
        `library_card-${version}.tar.gz`,
        await packTarball(await filesOf(built, "library_card")),
      ],
      [`library-card-access-${version}.tgz`, await npmPackage(ROOT)],
    ]);
    const sums = await checksums(files);
    const text = (what: string) => new TextEncoder().encode(what);
    files.set("SHA256SUMS", text(sums));
    files.set("NOTES.md", text(releaseNotes(version, part, sums)));
    await Deno.remove(to, { recursive: true }).catch(() => {});
    await Deno.mkdir(to);
    for (const [name, bytes] of files) await Deno.writeFile(join(to, name), bytes);
    return [...files.keys()];
  } finally {
    await Deno.remove(place, { recursive: true });
  }
}

/** Releases from a command line. Gives the exit code. */
async function main(): Promise<number> {
  const state = await stateHere();
  const { version } = state;
  const obstacles = findObstacles(state);
  if (obstacles.length > 0) {
    console.error(`Cannot release ${version}: nothing was built.`);
    for (const obstacle of obstacles) console.error(`  - ${obstacle}.`);
    return 1;
  }
  const to = join(ROOT, "release");
  const names = await makeRelease(to, version, changelogPart(state.changelog, version)!);
  console.log(`Library Card ${version}, in release/; nothing was sent anywhere:`);
  for (const name of names) {
    const { size } = await Deno.stat(join(to, name));
    console.log(`  ${name.padEnd(36)} ${Math.ceil(size / 1000)} kB`);
  }
  console.log(`
Next, when release/NOTES.md reads well:
  git tag v${version}
  deno publish
  npm publish release/library-card-access-${version}.tgz --access public`);
  return 0;
}

if (import.meta.main) Deno.exit(await main());
