import { type Practice, stampOf } from "../problems/mod.ts";
import { giveFaces, type Table, tableFaces } from "../display/mod.ts";
import { isPracticeKey } from "./key_shapes.ts";
import { factsOf, isEnough, KEY_PARTS, type KeyPart, type KeyParts } from "./key_parts.ts";
import { tellsOf } from "./traces.ts";

const LETTERS = "Each letter stands for one secret. The same letter twice means the same value.";

/** What became of one place that was looked at. */
export type SourceState =
  | "used"
  | "shadowed"
  | "not needed"
  | "ignored"
  | "empty"
  | "not a search key";

/** One place that was looked at. Never holds a value. */
export interface SourceRow {
  /** Where, in words: `"environment"`, a path of a `.env` file, `"keychain"`, `"command op"`, `"prompt"`. */
  place: string;
  /** The variable's name; absent for a place that was empty as a whole. */
  name?: string;
  /** The part it holds. */
  part?: KeyPart;
  /** What became of it. */
  state: SourceState;
  /** The letter of its secret: the same letter, the same value. */
  letter?: string;
  /** Why, in words, where that is not plain. */
  why?: string;
}

/**
 * Every place that was looked at for keys, as rows; shows itself as a table.
 *
 * @example
 * ```ts
 * import { findKeys } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const keys = await findKeys({ keys: { bearerToken: "AAAA-MADE-UP" }, practice: false });
 * deepEqual(keys.sources.map(({ part, state }) => [part, state]), [["bearerToken", "used"]]);
 * ```
 */
export class SourceTable extends Array<SourceRow> {
  /** Methods like `filter` give plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static {
    giveFaces(SourceTable.prototype, (rows) =>
      tableFaces({
        title: "Where keys were looked for",
        columns: [
          { title: "Place", grow: true },
          { title: "Name" },
          { title: "Part" },
          { title: "Key" },
          { title: "Result" },
        ],
        rows: Array.from(rows, (row) => [
          row.place,
          row.name ?? null,
          row.part ?? null,
          row.letter ?? null,
          row.why ? `${row.state}: ${row.why}` : row.state,
        ]),
        footer: [LETTERS],
      }));
  }
}

/** A value on its way into the box. */
export interface Finding {
  part: KeyPart;
  value: string;
  /** The variable's name, where it has one. */
  name?: string;
  /** Where it was, in words: `"environment"`, `".env"`, `"keychain"`, `"command op"`, `"prompt"`, `"connect({ keys })"`. */
  place: string;
  /** The whole path of the `.env` in which it stands. */
  file?: string;
  /** The account of the keychain that holds it. */
  account?: string;
}

/** Where typed keys were kept. */
export type Kept = Pick<Finding, "file" | "account">;

/** What the search for keys hands to the box. */
export interface KeysParts {
  used: Finding[];
  sources: SourceRow[];
  /** Whole sentences: what was mended, what looks odd. */
  notes?: string[];
  /** Sentences about odd shapes only; they explain a refusal. */
  shapeNotes?: string[];
  /** The person asked for practice instead of giving keys. */
  practice?: Practice;
}

let open: (keys: Keys) => KeyParts;
let noteKept: (keys: Keys, kept: Kept) => void;
let empty: (keys: Keys) => Finding[];
let endOf: (keys: Keys) => AbortSignal;

/**
 * The keys that were found. It knows which parts it has and where each came from, and shows
 * nothing else: each distinct secret appears as a letter, in every way an object can be shown.
 *
 * @example
 * ```ts
 * import { findKeys } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const keys = await findKeys({ keys: { bearerToken: "AAAA-MADE-UP" }, envFile: false });
 * equal(keys.has("bearerToken"), true);
 * ok(!Deno.inspect(keys).includes("MADE-UP"));
 * ```
 */
export class Keys {
  readonly #values = new Map<KeyPart, string>();
  readonly #used: Map<KeyPart, Finding>;
  readonly #sources: SourceTable;
  readonly #kept: Kept[] = [];
  #notes: string[];
  readonly #end = new AbortController();
  readonly #shapeNotes: string[];
  readonly #practice: Practice;

  static {
    open = (keys) => Object.fromEntries(keys.#values);
    noteKept = (keys, kept) => keys.#kept.push(kept);
    empty = (keys) => keys.#empty();
    endOf = (keys) => keys.#end.signal;
    giveFaces(Keys.prototype, (keys) => tableFaces(keys.#table()));
  }

  /** @internal Made by the search for keys. */
  constructor(
    { used, sources, notes = [], shapeNotes = [], practice = false }: KeysParts,
  ) {
    for (const { part, value } of used) this.#values.set(part, value);
    this.#used = new Map(used.map((finding) => [finding.part, { ...finding, value: "" }]));
    this.#sources = SourceTable.of(...sources) as SourceTable;
    this.#notes = notes;
    this.#shapeNotes = shapeNotes;
    this.#practice = practice;
  }

  /** Whether a part was found. */
  has(part: KeyPart): boolean {
    return this.#values.has(part);
  }

  /** Where a part came from, in words, such as `"X_API_KEY (environment)"`; `undefined` if it was not found. */
  from(part: KeyPart): string | undefined {
    const found = this.#used.get(part);
    if (!found) return undefined;
    return found.name ? `${found.name} (${found.place})` : found.place;
  }

  /** The parts that were found, in the tutorial's order. */
  get parts(): KeyPart[] {
    return KEY_PARTS.map(({ part }) => part).filter((part) => this.has(part));
  }

  /** Whether they are enough to search with. */
  get enough(): boolean {
    return isEnough((part) => this.has(part));
  }

  /** Whether a part was found, and a practice room made it. */
  isPractice(part: KeyPart): boolean {
    const value = this.#values.get(part);
    return value !== undefined && isPracticeKey(value, part);
  }

  /** Whether there are keys, and a practice room made every one of them: they open nothing else. */
  get arePractice(): boolean {
    return this.parts.length > 0 && this.parts.every((part) => this.isPractice(part));
  }

  /** Every place that was looked at: what was found, what won, what it shadows. */
  get sources(): SourceTable {
    return this.#sources;
  }

  /** What was mended or looks odd, as whole sentences. */
  get notes(): string[] {
    return [...this.#notes];
  }

  /** What looks odd, as whole sentences. */
  get shapeNotes(): string[] {
    return [...this.#shapeNotes];
  }

  /** @internal Whether they are those of a practice room, or of a replay. */
  get room(): Practice {
    return this.#practice;
  }

  /** Whether the person asked for practice instead of giving keys. */
  get practice(): boolean {
    return this.#practice !== false;
  }

  /** Whether a text tells anything of the secrets: a piece of one, however it is written. */
  areIn(text: string): boolean {
    return [...this.#values.values()].some((value) => tellsOf(value, text));
  }

  /** Parts, letters and places; never a value. */
  toJSON(): Record<string, { letter: string; from: string }> {
    return Object.fromEntries(
      this.parts.map((part) => [part, { letter: this.#letter(part), from: this.from(part)! }]),
    );
  }

  /** Gives every value out for the last time, with each place where it is. */
  #empty(): Finding[] {
    const found = [...this.#used.values()].map((finding) => ({
      ...finding,
      value: this.#values.get(finding.part)!,
    }));
    const typed = found.filter(({ place }) => place === "prompt");
    const kept = typed.flatMap((finding) => this.#kept.map((home) => ({ ...finding, ...home })));
    this.#values.clear();
    this.#used.clear();
    this.#notes = ["The keys were forgotten."];
    this.#end.abort();
    return [...found, ...kept];
  }

  #letter(part: KeyPart): string {
    return this.#sources.find((row) => row.part === part && row.state === "used")?.letter ?? "?";
  }

  #table(): Table {
    return {
      title: "Keys",
      stamp: stampOf(this.#practice),
      columns: [{ title: "Part" }, { title: "Key" }, { title: "From", grow: true }],
      rows: this.parts.map((part) => [
        factsOf(part).label,
        this.#letter(part),
        this.from(part)!,
      ]),
      notes: this.parts.length || this.#end.signal.aborted
        ? this.#notes
        : ["No keys were found.", ...this.#notes],
      footer: [LETTERS],
    };
  }
}

/** The values themselves. For the room that signs requests; the public door does not offer it. */
export function openKeys(keys: Keys): KeyParts {
  return open(keys);
}

/** Takes down where typed keys were kept, for when they are to be forgotten. */
export function noteWhereKept(keys: Keys, kept: Kept): void {
  noteKept(keys, kept);
}

/** Empties the box. What was in it, by place, is for whoever takes it out of these places, too. */
export function emptyKeys(keys: Keys): Finding[] {
  return empty(keys);
}

/** Says when keys are forgotten, to whoever has opened the box. */
export function endOfKeys(keys: Keys): AbortSignal {
  return endOf(keys);
}
