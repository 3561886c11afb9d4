import { basename } from "node:path";
import { keepsToItself, type KeyInUse, openKeysInUse } from "../keys/later.ts";
import { factsOf, type KeyParts, type Keys } from "../keys/mod.ts";
import { placeholderOf, replaceFile, withoutKeys } from "./clean_notebook.ts";
import { databasePassages, SQLITE_HEAD } from "./database_passages.ts";
import { secretsIn, seek, type Sought, type Spot } from "./find_values.ts";
import { shapesIn } from "./find_shapes.ts";
import { pastContents, stagedContents } from "./git_contents.ts";
import { type Leak, Leaks } from "./leaks.ts";
import { batches, FileLook, type Found } from "./look_into.ts";
import { notebookPassages } from "./notebook_passages.ts";
import type { Passage } from "./passage.ts";
import { readPassages } from "./read_passages.ts";
import { type FoundFile, unread, type Unseen, walkFiles } from "./walk_files.ts";

/** How to look for leaked keys. */
export interface FindLeaksOptions {
  /** Keys in hand, such as `card.keys`, to be looked for beside those of the environment and `.env`. */
  keys?: Keys | KeyParts;
  /**
   * A `.env` whose keys are looked for, instead of the nearest one; `false` reads none.
   * @default the nearest `.env`, from the working directory up to the repository's root
   */
  envFile?: string | false;
  /**
   * Take what is found out of notebooks, and of the copies that Jupyter keeps. Other files are left
   * as they are.
   * @default false
   */
  clean?: boolean;
  /**
   * Look into git instead of into files: `"staged"`, what the next commit would take in;
   * `"history"`, every version of every file that git still has.
   */
  git?: "staged" | "history";
}

/** One search, with what it has seen so far. */
class Scan {
  readonly leaks: Leak[] = [];
  readonly unseen: Unseen[] = [];
  files = 0;
  readonly #inUse: Sought[];
  readonly #clean: boolean;
  /** What was cleaned under one of its names, by its place on the disk, and how many others it has. */
  readonly #otherNames = new Map<string, { file: string; names: number }>();

  constructor(inUse: Sought[], clean: boolean) {
    this.#inUse = inUse;
    this.#clean = clean;
  }

  /** A name in which no key stands, and the keys that stood there. */
  #cover(seen: string): { file: string; found: Sought[] } {
    const found = [
      ...secretsIn(seen, this.#inUse),
      ...shapesIn(seen).map((secret) => seek(secret)),
    ];
    if (found.length === 0) return { file: seen, found };
    const names = seen.split(/[/\\]/).map((name) =>
      secretsIn(name, found).length > 0 ? placeholderOf(found[0].kind) : name
    );
    const file = secretsIn(names.join("/"), found).length > 0
      ? placeholderOf(found[0].kind)
      : names.join("/");
    return { file, found };
  }

  /** A path as it may be repeated. */
  covered = (path: string): string => this.#cover(path).file;

  /** A name in which no key stands: one that holds a key is a leak, and is not repeated. */
  #nameOf(seen: string): string {
    const { file, found } = this.#cover(seen);
    for (const { kind, by } of found) {
      this.leaks.push({
        file,
        inside: "name",
        kind,
        by,
        how: "in the name itself",
        removed: false,
      });
    }
    return file;
  }

  async file({ path, seen, hasLog }: FoundFile): Promise<void> {
    const name = this.#nameOf(seen);
    if (basename(path) === ".env" && keepsToItself(path)) {
      this.unseen.push({ file: name, why: "is where keys belong, and git leaves it out" });
      return;
    }
    const tell = (why: string) => this.unseen.push({ file: name, why });
    try {
      const passages = await this.#passagesOf(path, { hasLog, tell });
      const look = new FileLook(name, this.#inUse);
      const found = await this.#lookAt(name, passages, look);
      if (this.#clean && found.length > 0 && /\.ipynb$/i.test(path)) {
        await this.#cleanFile(path, name, look);
      }
    } catch (error) {
      this.unseen.push({ ...unread(path, error), file: name });
    }
  }

  async #passagesOf(
    path: string,
    { hasLog, tell }: { hasLog: boolean; tell: (why: string) => void },
  ): Promise<AsyncIterable<Passage>> {
    // By its name first: to open a database of this very process here would end its locks.
    if (/\.(sqlite3?|db3?)$/i.test(path)) return databasePassages(path, hasLog, tell);
    const file = await Deno.open(path);
    const head = new Uint8Array(SQLITE_HEAD.length);
    try {
      const read = await file.read(head);
      if (read === head.length && new TextDecoder().decode(head) === SQLITE_HEAD) {
        file.close();
        return databasePassages(path, hasLog, tell);
      }
      await file.seek(0, Deno.SeekMode.Start);
    } catch (error) {
      try {
        file.close();
      } catch {
        // Closed already.
      }
      throw error;
    }
    return readPassages({ name: path, bytes: file.readable }, tell);
  }

  /** Looks at all of one content; what was found is told as leaks. */
  async #lookAt(
    file: string,
    passages: AsyncIterable<Passage> | Iterable<Passage>,
    look: FileLook,
    commit?: () => Promise<string>,
  ): Promise<Found[]> {
    this.files++;
    const all: Found[] = [];
    const told = new Set<string>();
    for await (const batch of batches(passages)) {
      for (const found of look.places(batch)) {
        if (this.#clean) all.push(found);
        for (const spot of found.spots) {
          const leak = leakOf(file, found.passage, spot);
          const key = JSON.stringify(leak);
          if (told.has(key)) continue;
          told.add(key);
          this.leaks.push(commit ? { ...leak, commit: await commit() } : leak);
        }
      }
    }
    return all;
  }

  async content(
    content: Parameters<typeof readPassages>[0],
    commit?: () => Promise<string>,
  ): Promise<void> {
    const name = this.#nameOf(content.name);
    const tell = (why: string) => this.unseen.push({ file: name, why });
    await this.#lookAt(
      name,
      readPassages(content, tell),
      new FileLook(name, this.#inUse),
      commit && once(commit),
    );
  }

  /** Tells of each notebook that was cleaned under some of its names, and is as it was under others. */
  tellOtherNames(): void {
    for (const { file, names } of this.#otherNames.values()) {
      if (names === 0) continue;
      const [has, hold] = names === 1 ? ["another name", "holds"] : ["other names", "hold"];
      this.unseen.push({
        file,
        why:
          `has ${has} elsewhere (a hard link), which still ${hold} what was taken out: scan it ` +
          "there, too",
      });
    }
  }

  /** Takes the keys out of a notebook, as far as they stand in its strings, and looks again. */
  async #cleanFile(path: string, file: string, look: FileLook): Promise<void> {
    let json: string;
    let mark = "";
    try {
      json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
        .decode(await Deno.readFile(path));
      if (json.startsWith("\uFEFF")) [mark, json] = ["\uFEFF", json.slice(1)];
      const found = [...look.places([...notebookPassages(json)])];
      json = withoutKeys(json, found.map(({ passage, spots }) => [passage, spots]));
      const left = [...look.places([...notebookPassages(json)])];
      const { dev, ino, nlink } = await Deno.stat(path);
      await replaceFile(path, mark + json);
      // A file in its place leaves the old one to its other names. Windows does not tell them.
      if (nlink) this.#otherNames.set(`${dev} ${ino}`, { file, names: nlink - 1 });
      const kinds = new Set(left.flatMap(({ spots }) => spots.map(({ secret }) => secret.kind)));
      for (const leak of this.leaks) {
        if (leak.file === file && !kinds.has(leak.kind)) leak.removed = true;
      }
      if (kinds.size > 0) {
        this.unseen.push({ file, why: "still holds a key, spread over several of its parts" });
      }
    } catch (error) {
      const why = error instanceof SyntaxError || error instanceof TypeError
        ? "was not cleaned: it is no whole notebook"
        : "was not cleaned: it cannot be written to";
      this.unseen.push({ file, why });
    }
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => made ??= make();
}

/** A place as it is told: nothing of the text is in it. */
function leakOf(file: string, { text, cell, part, inside, firstLine }: Passage, spot: Spot): Leak {
  const before = text.slice(0, spot.start);
  const place = firstLine === undefined ? {} : {
    line: firstLine + before.split("\n").length - 1,
    column: spot.start - before.lastIndexOf("\n"),
  };
  return {
    file,
    ...(cell === undefined ? {} : { cell }),
    ...(part === undefined ? {} : { part }),
    ...(inside === undefined ? {} : { inside }),
    ...place,
    kind: spot.secret.kind,
    by: spot.secret.by,
    how: spot.how,
    removed: false,
  };
}

/** The keys in use that can be looked for, and what is to be said of the others. */
function secretsInUse(keys: KeyInUse[]): { sought: Sought[]; notes: string[] } {
  const real = keys.filter(({ practice }) => !practice);
  const sought = real.map(({ part, value }) =>
    seek({ value, kind: factsOf(part).label, by: "value" })
  );
  const short = real.filter((_, i) => sought[i].forms.length === 0).map(({ from }) => from);
  return {
    sought: sought.filter(({ forms }) => forms.length > 0),
    notes: [
      ...short.map((from) =>
        `${from} is too short to be told from other words, and was not looked for.`
      ),
      ...(real.length < keys.length
        ? ["Keys of a practice room were not looked for: they open nothing else."]
        : []),
    ],
  };
}

/**
 * Looks for keys in files, or in what git has.
 *
 * @param paths Files and folders that are there.
 * @param options How to look.
 */
export async function scan(
  paths: readonly string[],
  { keys, envFile, clean = false, git }: FindLeaksOptions,
): Promise<Leaks> {
  const { sought, notes } = secretsInUse(openKeysInUse({ keys, envFile }));
  const scan = new Scan(sought, clean);
  if (git === "staged") {
    const staged = stagedContents(() => notes.push("Nothing is staged."));
    for await (const content of staged) await scan.content(content);
  } else if (git === "history") {
    for await (const content of pastContents()) await scan.content(content, content.commit);
  } else {
    for await (const file of walkFiles(paths, (what) => scan.unseen.push(what))) {
      await scan.file(file);
    }
    scan.tellOtherNames();
  }
  const { leaks, files, unseen } = scan;
  const among = git ? { git } : { paths: paths.map(scan.covered) };
  return new Leaks({ leaks, files, keysInUse: sought.length, unseen, notes, among });
}
