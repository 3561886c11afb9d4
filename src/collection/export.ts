import { basename, dirname, join, relative, resolve } from "node:path";
import { toCsv } from "../display/mod.ts";
import { fileObstacle, writePrivately } from "../files/mod.ts";
import { refuseKeys } from "../keys/mod.ts";
import { checkNames, raise } from "../problems/mod.ts";
import { type Post, toSwitch } from "../search/mod.ts";
import { describe, type Described } from "./datapackage.ts";
import {
  checkFolder,
  checkTarget,
  DESCRIPTION,
  descriptionAt,
  digestOf,
  EXPORTING,
  outside,
  refuse,
} from "./earlier_export.ts";
import { openParquet, type PostFile } from "./parquet.ts";
import { POST_NAMES } from "./post_fields.ts";
import { PostReader, type RowsOptions } from "./read_posts.ts";
import type { Store } from "./store.ts";

/** What was written. */
export interface Exported {
  /** The files of posts, in their order. */
  files: string[];
  /** The description beside them. */
  datapackage: string;
  /** How many posts. */
  posts: number;
}

/** Which posts are written, and how. */
export interface ExportOptions extends RowsOptions {
  /** For `.csv` only: text that a spreadsheet would run as a formula is disarmed. @default false */
  spreadsheet?: boolean;
}

const EXPORT_OPTIONS: Record<keyof ExportOptions, true> = {
  limit: true,
  where: true,
  spreadsheet: true,
};

/** Where posts without a day go; Spark, Hive and DuckDB know this name. */
const NO_DAY = "__HIVE_DEFAULT_PARTITION__";

type Form = "csv" | "jsonl" | "parquet";

/** A file of lines, each post at least one. */
function openLines(path: string, head: string, write: (posts: readonly Post[]) => string) {
  const file = Deno.openSync(path, { write: true, truncate: true });
  const put = (text: string) => {
    for (let rest = new TextEncoder().encode(text); rest.length > 0;) {
      rest = rest.subarray(file.writeSync(rest));
    }
  };
  put(head);
  return { write: (posts: readonly Post[]) => put(write(posts)), close: () => file.close() };
}

function openForm(form: Form, path: string, spreadsheet: boolean): PostFile | Promise<PostFile> {
  if (form === "parquet") return openParquet(path);
  const csv = (posts: readonly Post[]) => toCsv(posts, POST_NAMES, { spreadsheet });
  const head = csv([]);
  return form === "csv"
    ? openLines(path, head, (posts) => csv(posts).slice(head.length))
    : openLines(path, "", (posts) => posts.map((post) => `${JSON.stringify(post)}\n`).join(""));
}

/** Makes an empty file that only its owner may read. */
function makeFile(path: string): void {
  Deno.openSync(path, { createNew: true, write: true, mode: 0o600 }).close();
}

/** The range of a stream of posts. */
class Range {
  posts = 0;
  from: string | null = null;
  to: string | null = null;

  add(posts: readonly Post[]): void {
    this.posts += posts.length;
    for (const { created_at: at } of posts) {
      if (at === null) continue;
      if (this.from === null || at < this.from) this.from = at;
      if (this.to === null || at > this.to) this.to = at;
    }
  }
}

/**
 * Writes one file of posts; a crash leaves what was there before.
 *
 * @param check Looks at what is there once more, when all is written.
 */
async function writeFile(
  target: string,
  { form, spreadsheet }: { form: Form; spreadsheet: boolean },
  batches: Iterable<Post[]>,
  check: () => Promise<void>,
): Promise<Pick<Described, "posts" | "from" | "to" | "bytes" | "hash">> {
  const draft = `${target}.${crypto.randomUUID()}`;
  const range = new Range();
  try {
    makeFile(draft);
    const file = await openForm(form, draft, spreadsheet);
    try {
      for (const posts of batches) {
        file.write(posts);
        range.add(posts);
      }
    } finally {
      file.close();
    }
    const { posts, from, to } = range;
    // From the new file to its description it is but a moment: after a crash in it, they differ.
    const digest = await digestOf(draft);
    await check();
    await Deno.rename(draft, target);
    return { posts, from, to, ...digest };
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw error;
  }
}

/** Divides posts that come in the order of their days. */
function* byDay(batches: Iterable<Post[]>): Generator<{ day: string; posts: Post[] }> {
  for (const batch of batches) {
    const days = Map.groupBy(batch, ({ created_at }) => created_at?.slice(0, 10) ?? NO_DAY);
    for (const [day, posts] of days) yield { day, posts };
  }
}

/** Writes a file for each day, in folders as Hive, Spark, Trino and DuckDB read them. */
async function writeDays(folder: string, batches: Iterable<Post[]>): Promise<[string, Range][]> {
  const written: [string, Range][] = [];
  let open: { day: string; file: PostFile; range: Range } | undefined;
  try {
    for (const { day, posts } of byDay(batches)) {
      if (open?.day !== day) {
        open?.file.close();
        open = undefined;
        // With "/" on Windows too: so it stands in datapackage.json (Frictionless).
        const path = `day=${day}/part-0.parquet`;
        await Deno.mkdir(join(folder, `day=${day}`), { mode: 0o700 });
        makeFile(join(folder, path));
        open = { day, file: await openParquet(join(folder, path)), range: new Range() };
        written.push([path, open.range]);
      }
      open.file.write(posts);
      open.range.add(posts);
    }
  } finally {
    open?.file.close();
  }
  return written;
}

/** Puts a whole folder where another may be: there is the old one, or the new one, or none. */
async function replaceFolder(draft: string, folder: string): Promise<void> {
  const old = `${draft}.old`;
  const wasThere = await Deno.rename(folder, old).then(() => true, (error) => {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  });
  await Deno.rename(draft, folder);
  if (wasThere) await Deno.remove(old, { recursive: true });
}

/**
 * Writes a folder. Its description stands beside it, not in it: Spark takes every file in the folder
 * for one of its own.
 */
async function exportFolder(reader: PostReader, store: Store, numbers: number[], to: string) {
  const folder = resolve(to);
  const name = basename(folder);
  const beside = join(dirname(folder), DESCRIPTION);
  const before = await descriptionAt(beside, to) ?? {};
  await checkFolder(folder, before);
  const draft = `${folder}.${crypto.randomUUID()}`;
  try {
    await Deno.mkdir(draft, { mode: 0o700 });
    const written = await writeDays(draft, reader.read(numbers));
    const described: Described[] = [];
    for (const [path, { posts, from, to }] of written) {
      described.push({
        ...{ path: join(name, path), posts, from, to, ...await digestOf(join(draft, path)) },
      });
    }
    await checkFolder(folder, before);
    await replaceFolder(draft, folder);
    const rest = { ...before, resources: outside(before, name) };
    await writePrivately(beside, describe(store, described, rest));
    const files = written.map(([path]) => join(to, path));
    const posts = described.reduce((sum, each) => sum + each.posts, 0);
    return { files, datapackage: join(dirname(to), DESCRIPTION), posts };
  } catch (error) {
    await Deno.remove(draft, { recursive: true }).catch(() => {});
    throw error;
  }
}

async function exportFile(
  reader: PostReader,
  store: Store,
  numbers: number[],
  { to, form, spreadsheet }: { to: string; form: Form; spreadsheet: boolean },
) {
  const target = resolve(to);
  const beside = join(dirname(target), DESCRIPTION);
  const before = await descriptionAt(beside, to);
  const path = relative(dirname(beside), target);
  const check = () => checkTarget(target, path, before);
  await check();
  const written = await writeFile(target, { form, spreadsheet }, reader.read(numbers), check);
  await writePrivately(beside, describe(store, [{ path, ...written }], before ?? {}));
  return { files: [to], datapackage: join(dirname(to), DESCRIPTION), posts: written.posts };
}

/** The error for a file that cannot be written; one that is no file's stays what it is. */
export function unwritable(doing: string, to: string, error: unknown): unknown {
  const found = fileObstacle(error);
  return found === undefined ? error : raise("collection-unusable", {
    doing,
    found: `${to} cannot be written: ${found}`,
    nextSteps: ["Name a file in a folder that you can write to, on a disk with room."],
  });
}

/**
 * Writes the posts of a collection out, some at a time, with a description beside them
 * (Frictionless Data Package). The files are readable by their owner only.
 *
 * @param to The file, by its ending; or a folder, which ends with `/`.
 * @param options Which posts.
 * @throws {AccessError} `bad-option`; file errors as `collection-unusable`.
 */
export async function exportPosts(
  store: Store,
  to: string,
  given: ExportOptions = {},
): Promise<Exported> {
  refuseKeys({ to, ...given }, EXPORTING);
  checkNames(given, EXPORT_OPTIONS, EXPORTING);
  const { spreadsheet, ...options } = given;
  const disarms = toSwitch(spreadsheet, "spreadsheet", EXPORTING);
  const [, ending] = /\.(csv|jsonl|parquet)$/.exec(String(to)) ?? [];
  const isFolder = /[/\\]$/.test(String(to));
  if (!ending && !isFolder) {
    throw refuse(
      "the name must end with .csv, .jsonl or .parquet, or with / for a folder of days",
    );
  }
  if (disarms && ending !== "csv") throw refuse("spreadsheet is for a file that ends with .csv");
  if (ending && basename(to) === `.${ending}`) throw refuse("the file has no name");
  const reader = new PostReader(store.database);
  const numbers = reader.numbers(options, EXPORTING, isFolder ? "asc" : "desc");
  try {
    return isFolder
      ? await exportFolder(reader, store, numbers, to)
      : await exportFile(reader, store, numbers, {
        ...{ to, form: ending as Form, spreadsheet: disarms },
      });
  } catch (error) {
    throw unwritable(EXPORTING, to, error);
  }
}
