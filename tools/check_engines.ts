/**
 * Collects the practice room's week, exports it as a folder, reads that with DuckDB and with Spark
 * as it is, and compares what they found with the collection: how many posts, how many ids, how many
 * a day, and a checksum of every post's id, text, moment, counts and hashtags.
 *
 *     deno task check:engines
 *
 * Python 3 is needed, and Java 17 or newer for Spark; what is not there is told and left out. The
 * engines come from PyPI (about 450 MB), into a folder that is kept for the next time.
 *
 * Ends with 1 if an engine found something else, or if none could be asked.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Collection, connect, type Post } from "../mod.ts";
import { makePythonEnvironment } from "./python_environment.ts";

const HERE = fileURLToPath(new URL("./engines/", import.meta.url));

/** Everything in the practice room: most of it is in one of these languages, or says library. */
const QUERY = "library OR lang:en OR lang:fr OR lang:es OR lang:de OR lang:ja OR lang:pt";

const COUNTS = ["like_count", "repost_count", "reply_count", "quote_count"] as const;

/** What is in the folder, as one of them reads it. */
interface Found {
  posts: number;
  ids: number;
  checksum: string;
  /** Posts by day, UTC. */
  days: Record<string, number>;
}

/** One post as a line, for the engines: `MILLIS` and `LIST` are called otherwise in each. */
const ROW = `concat_ws('|', id, text, coalesce(lang, ''), ${
  [
    "MILLIS(created_at)",
    ...COUNTS,
  ].map((column) => `coalesce(cast(${column} as string), '')`).join(", ")
}, LIST(hashtags, ','))`;

/** The same line, from the collection's own rows. */
const rowOf = (post: Post) =>
  [
    ...[post.id, post.text, post.lang ?? "", Date.parse(post.created_at!)],
    ...COUNTS.map((column) => post[column] ?? ""),
    post.hashtags.join(","),
  ].join("|");

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

async function read(collection: Collection): Promise<Found> {
  const [hashes, ids, days] = [[] as string[], new Set<string>(), {} as Record<string, number>];
  for await (const post of collection) {
    hashes.push(md5(rowOf(post)));
    ids.add(post.id);
    const day = post.created_at!.slice(0, 10);
    days[day] = (days[day] ?? 0) + 1;
  }
  return { posts: hashes.length, ids: ids.size, checksum: md5(hashes.sort().join("")), days };
}

/** The Java that is here, by its first number; nothing where there is none. */
async function javaVersion(): Promise<number | undefined> {
  const home = Deno.env.get("JAVA_HOME");
  const java = home ? join(home, "bin", "java") : "java";
  const said = await new Deno.Command(java, { args: ["-version"] }).output().catch(() => undefined);
  const [, version] = /version "(\d+)/.exec(new TextDecoder().decode(said?.stderr)) ?? [];
  return version === undefined ? undefined : Number(version);
}

/** What an engine found, or in words why it found nothing. */
async function ask(python: string, script: string, folder: string): Promise<Found | string> {
  const { success, stdout, stderr } = await new Deno.Command(python, {
    args: [join(HERE, script), folder, ROW],
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (success) return JSON.parse(text(stdout).split("\n").at(-1)!);
  const lines = text(stderr).split("\n");
  return `it failed: ${lines.find((line) => /^\S*(Error|Exception)\b/.test(line)) ?? lines.at(-1)}`;
}

/** In what two readings differ, in words; nothing where they agree. */
export function difference(found: Found, wanted: Found): string | undefined {
  const { days, ...whole } = wanted;
  for (const [name, value] of Object.entries(whole) as [keyof typeof whole, unknown][]) {
    if (found[name] !== value) return `${name}: ${found[name]}, and the collection has ${value}`;
  }
  const all = new Set([...Object.keys(days), ...Object.keys(found.days)]);
  const day = [...all].find((each) => found.days[each] !== days[each]);
  return day && `${day}: ${found.days[day]} posts, and the collection has ${days[day]}`;
}

if (import.meta.main) {
  const place = await Deno.makeTempDir();
  try {
    const requirements = join(HERE, "requirements.txt");
    const { python } = await makePythonEnvironment("library-card-engines", requirements);
    const card = await connect({ practice: true, prompt: false });
    const to = join(place, "town.sqlite");
    using collection = await card.collect(QUERY, {
      // So wide a question is meant here, and costs nothing.
      ...{ to, limit: 100_000, checkQuery: false, onProgress: () => {} },
    });
    const folder = join(place, "town");
    await collection.export(`${folder}/`);
    const wanted = await read(collection);
    console.log(
      `${wanted.posts} posts of ${Object.keys(wanted.days).length} days, ${wanted.checksum}`,
    );
    const java = await javaVersion();
    const engines = [
      { name: "DuckDB", script: "read_with_duckdb.py", missing: undefined },
      {
        name: "Spark",
        script: "read_with_spark.py",
        missing: java !== undefined && java >= 17
          ? undefined
          : `Java 17 or newer is needed, and ${java ? `Java ${java}` : "none"} was found: ` +
            "install one, or set JAVA_HOME",
      },
    ];
    let agreed = 0;
    for (const { name, script, missing } of engines) {
      const found = missing ?? await ask(python, script, folder);
      const wrong = typeof found === "string" ? found : difference(found, wanted);
      if (wrong === undefined) agreed++;
      else if (!missing) Deno.exitCode = 1;
      const sign = wrong === undefined ? "✓" : missing ? "–" : "✗";
      console.log(`${sign} ${name.padEnd(7)} ${wrong ?? "the same posts, ids, days and checksum"}`);
    }
    console.log(`\n${agreed} of ${engines.length} engines read the folder as it is.`);
    if (agreed === 0) Deno.exitCode = 1;
  } catch (error) {
    console.error((error as Error).message);
    Deno.exitCode = 1;
  } finally {
    await Deno.remove(place, { recursive: true });
  }
}
