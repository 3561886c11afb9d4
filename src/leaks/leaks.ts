import { type Cell, giveFaces, SHOWN_ROWS, tableFaces } from "../display/mod.ts";
import { CONSOLE, sayHere, terminalLine } from "../problems/mod.ts";
import type { NotebookPart } from "./passage.ts";
import type { Unseen } from "./walk_files.ts";

/** A place where a key stands. Never holds the key, nor a piece of it. */
export interface Leak {
  /** The file, as seen from the working folder; in git, as seen from the repository. */
  file: string;
  /**
   * The commit that brought it in, shortened, where the history was looked at; `"object …"` where git
   * still has it, and no commit.
   */
  commit?: string;
  /** The cell of a notebook, from 1, prose counted too. */
  cell?: number;
  /** The part of the notebook. */
  part?: NotebookPart;
  /** A place that is no line, such as `"table posts"`. */
  inside?: string;
  /** The line, from 1; in a notebook, of the cell's part. */
  line?: number;
  /** Where it begins in the line, from 1. */
  column?: number;
  /** Which key, such as `"Bearer Token"`. */
  kind: string;
  /** By the value that is in use here, or by the shape of X's keys and what stands around it. */
  by: "value" | "shape";
  /** How it is written, such as `"in base64"`. */
  how: string;
  /** Whether it was taken out. */
  removed: boolean;
}

/** What a search for leaks brings beside them. */
export interface LeaksParts {
  /** The places. */
  leaks: Leak[];
  /** How many files, or versions of files, were looked at. */
  files: number;
  /** How many keys in use were looked for by their value. */
  keysInUse: number;
  /** What was not looked at, or not wholly, and why. */
  unseen: Unseen[];
  /** What a reader should know, as whole sentences. */
  notes: string[];
  /** Where it was looked: files and folders as they were given, or git. */
  among: { paths: readonly string[] } | { git: "staged" | "history" };
}

/** How notebooks are cleaned, where those of such a search stand. */
function cleanStep(among: LeaksParts["among"]): string {
  const isStaged = "git" in among;
  // The working folder goes without saying; a path that begins with a minus is no option.
  const given = isStaged || (among.paths.length === 1 && among.paths[0] === ".") ? [] : among.paths;
  const end = given.some((path) => path.startsWith("-")) ? ["--"] : [];
  const code = given.length === 1 ? JSON.stringify(given[0]) : JSON.stringify(given);
  const how = sayHere({
    terminal: end.length > 0
      ? terminalLine("scan", ["--clean", ...end, ...given])
      : terminalLine("scan", [...given, "--clean"]),
    elsewhere: `findLeaks(${given.length > 0 ? code : '"."'}, { clean: true })`,
  });
  return `Take it out of notebooks: ${how}, while they are not open${
    isStaged ? "; then stage them again with git add" : ""
  }.`;
}

/** The button that makes a key useless, by its kind. Source: our own table of the console's words. */
function revokeStep(kind: string): string {
  const { oauth1Section, oauth2Section, regenerate, apiKey, apiSecret } = CONSOLE;
  const section = (name: string, what: string) => `under ${name}, ${regenerate} the ${what}`;
  if (kind.startsWith("OAuth 2.0")) return section(oauth2Section, "Client Secret");
  if (kind === "Bearer Token") return `${regenerate} (or ${CONSOLE.revoke}) the Bearer Token`;
  if (kind.startsWith("API key secret or")) {
    return section(oauth1Section, `${apiSecret}, and the ${CONSOLE.accessTokenSecret}`);
  }
  if (kind.startsWith("API key")) return section(oauth1Section, `${apiKey} and ${apiSecret}`);
  return section(oauth1Section, `${CONSOLE.accessToken} and its secret`);
}

const count = (many: number, one: string) =>
  `${many.toLocaleString("en")} ${one}${many === 1 ? "" : "s"}`;

/**
 * The keys that were found where none belongs: an array of places, which shows itself as a table.
 * No face of it, and nothing in it, holds a key or a piece of one.
 */
export class Leaks extends Array<Leak> {
  readonly #parts: Omit<LeaksParts, "leaks">;

  /** Methods like `filter` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(Leaks.prototype, (leaks) =>
      tableFaces({
        title: leaks.length > 0
          ? `Keys have leaked, in ${count(leaks.length, "place")}`
          : `No leaked key was found${leaks.isWhole ? "" : " in what could be read"}`,
        columns: [
          // Not cut where there is no room: rows then stand one below the other.
          { title: "File" },
          { title: "Where" },
          { title: "Key" },
          { title: "Found" },
        ],
        rows: Array.from(leaks).slice(0, SHOWN_ROWS).map(rowOf),
        more: Math.max(0, leaks.length - SHOWN_ROWS),
        notes: [...leaks.notes, ...leaks.nextSteps],
        footer: [leaks.#footer],
      }));
  }

  /** @internal Made by the search for leaks. */
  constructor({ leaks, ...parts }: LeaksParts) {
    super();
    for (const leak of leaks) this.push(leak);
    this.#parts = parts;
  }

  /** How many files, or versions of files, were looked at. */
  get files(): number {
    return this.#parts.files;
  }

  /** How many keys in use were looked for by their value; others are found by their shape. */
  get keysInUse(): number {
    return this.#parts.keysInUse;
  }

  /** What was not looked at, or not wholly, and why. */
  get unseen(): Unseen[] {
    return this.#parts.unseen.map((each) => ({ ...each }));
  }

  /** Whether all that was to be looked at could be read. */
  get isWhole(): boolean {
    return !this.#parts.unseen.some(({ failed }) => failed);
  }

  /** What a reader should know, as whole sentences. */
  get notes(): string[] {
    return [
      ...this.#parts.notes,
      ...this.#parts.unseen.slice(0, SHOWN_ROWS).map(({ file, why }) => `${file} ${why}.`),
      ...(this.#parts.unseen.length > SHOWN_ROWS
        ? [
          `So it is with ${this.#parts.unseen.length - SHOWN_ROWS} more: ${
            sayHere({ terminal: "--json", elsewhere: "unseen" })
          } lists them.`,
        ]
        : []),
    ];
  }

  /** What to do now, in order, as whole sentences: what to revoke, and what is left to be taken out. */
  get nextSteps(): string[] {
    const leaks = Array.from(this);
    if (leaks.length === 0) return [];
    const steps = [...new Set(leaks.map(({ kind }) => revokeStep(kind)))];
    const left = leaks.filter(({ removed }) => !removed);
    const inNotebooks = left.some(({ part, commit }) => part !== undefined && !commit);
    const inFiles = left.some(({ part, commit }) => part === undefined && !commit);
    return [
      `Who has seen a key can use it, also after it is taken out. Make it useless first: at ` +
      `${CONSOLE.url}, ${CONSOLE.apps}, your app, ${CONSOLE.keysTab}: ${steps.join("; ")}.`,
      ...(inNotebooks ? [cleanStep(this.#parts.among)] : []),
      ...(inFiles
        ? [
          "Other files are left alone: put the key in a file named .env, delete it there, and let " +
          "the code read it by connect().",
        ]
        : []),
      ...(leaks.some(({ commit }) => commit)
        ? [
          "A commit keeps what it holds: after the key is useless, git filter-repo " +
          "--replace-text can take it out of every commit, and whoever has a copy still has it.",
        ]
        : []),
    ];
  }

  get #footer(): string {
    const { files, keysInUse } = this.#parts;
    return `${count(files, "file")} looked at, for ${
      count(keysInUse, "key")
    } in use by value, and ` +
      "for any of X by shape.";
  }

  /** The places, and what was seen; never a key. */
  toJSON(): {
    leaks: Leak[];
    files: number;
    keysInUse: number;
    unseen: Unseen[];
    notes: string[];
    nextSteps: string[];
  } {
    return {
      leaks: Array.from(this),
      files: this.files,
      keysInUse: this.keysInUse,
      unseen: this.unseen,
      notes: [...this.#parts.notes],
      nextSteps: this.nextSteps,
    };
  }
}

/** Where in the file, in words. */
function whereOf({ commit, cell, part, inside, line, column }: Leak): string {
  return [
    commit && (commit.startsWith("object ") ? commit : `commit ${commit}`),
    cell !== undefined && `cell ${cell}`,
    part,
    inside,
    line !== undefined && `line ${line}`,
    column !== undefined && `column ${column}`,
  ].filter(Boolean).join(", ");
}

function rowOf(leak: Leak): Cell[] {
  const { file, kind, by, how, removed } = leak;
  const found = `by ${by === "value" ? "its value" : "its shape"}, ${how}`;
  return [file, whereOf(leak), kind, removed ? `${found}; taken out` : found];
}
