import type { Network } from "../access/mod.ts";
import { raise, sayHere, terminalLine, WRITTEN_CALLS } from "../problems/mod.ts";
import {
  type Asking,
  checkFirst,
  isLookedUp,
  isPage,
  isPageOfPerson,
  type Moment,
  openReach,
  PAGE_RULES,
  type PageRule,
  priceOfPost,
  readIds,
  timeAt,
  toBudget,
  toDialect,
  toExtras,
  toId,
  toLimit,
  toSwitch,
  toWindow,
  type Warn,
  type Who,
} from "../search/mod.ts";
import type { CollectProgress } from "./collect_progress.ts";
import { checkSampleSize, type Spread } from "./sample.ts";

export const DOING = "collect";

/** What is collected in place of a search. */
export type CollectSource = { timeline: Who } | { mentions: Who };

/** What a collection may be told. */
export interface CollectOptions extends Asking {
  /** The file, such as `"library.sqlite"`; it is made, or gone on with. */
  to: string;
  /**
   * How many posts the file is to hold for this question, the newest first; X charges for each.
   * @default 1,000, or all that the budget allows where there is one
   */
  limit?: number;
  /**
   * What this question may cost at most, in USD, above 0: all calls on this file together.
   * @default no limit
   */
  budget?: number;
  /** From this moment on, inclusive. UTC. @default 7 days ago; with `archive`, 30 */
  since?: Moment;
  /** Up to this moment, exclusive. UTC. @default 30 seconds ago, when it is asked first */
  until?: Moment;
  /** Only posts newer than the one with this id. */
  sinceId?: string;
  /** Only posts older than the one with this id. */
  untilId?: string;
  /** Search all posts since 2006, where the keys open that. @default false */
  archive?: boolean;
  /** Collect a person's timeline, or the mentions of a person, in place of a search. */
  source?: CollectSource;
  /**
   * How many parts of the range are read side by side; 1 reads page after page. More than one takes
   * a count first (USD 0.005). @default 1 up to 500 posts, else up to 12
   */
  lanes?: number;
  /**
   * Buy a sample that stands for the whole range in place of its newest posts: `true` in proportion
   * to the counts (USD 0.005); `"hour"` or `"day"` half of it so, and half in equal parts, so that a
   * quiet hour or day is not left out. `collection.share()` then tells what share of the range fits.
   * @default false
   */
  spread?: boolean | "hour" | "day";
  /** Where the chance of a sample begins: a whole number. @default one by chance, kept in the file */
  seed?: number;
  /**
   * Write no id, user name, name or mention as it is, but a pseudonym (a keyed hash) of it; the key
   * is made beside the file, as `library.sqlite.key`. The name of another key's file, such as
   * `"study.key"`, gives the same pseudonyms in all files of a study. Of a file, it is all or none.
   * @default false
   */
  pseudonymise?: boolean | string;
  /** Look at the query before anything is sent. @default true */
  checkQuery?: boolean;
  /** Ends the buying: what is on its way still comes in, and what is in the file stays. */
  signal?: AbortSignal;
  /** Called after each page and each second of waiting. What it throws ends the call. */
  onProgress?: (progress: CollectProgress) => void | Promise<void>;
}

export const OPTIONS: Record<keyof CollectOptions, true> = {
  to: true,
  limit: true,
  budget: true,
  since: true,
  until: true,
  sinceId: true,
  untilId: true,
  archive: true,
  source: true,
  authors: true,
  references: true,
  media: true,
  places: true,
  dialect: true,
  lanes: true,
  spread: true,
  seed: true,
  pseudonymise: true,
  checkQuery: true,
  signal: true,
  onProgress: true,
};

const MOST_LANES = 32;
const USUAL_LANES = 12;
const USUAL_LIMIT = 1000;
/** What is asked for in fewer pages than this gains little by a count. */
const POSTS_OF_ONE_LANE = 500;

/** What is asked, such that two calls that ask the same are known as the same. */
export interface Question {
  /** As it stands in the file: JSON. */
  key: string;
  /** The query, or what stands for it. */
  query: string;
  source: "search" | "lookup" | "timeline" | "mentions";
  /** Where it is asked, under `/2/`. */
  path: string;
  /** The parameters of every page, beside its range and its fields. */
  params: Record<string, string | undefined>;
  since?: string;
  until?: string;
  sinceId?: string;
  untilId?: string;
  ids?: string[];
  /** Whose posts, and where they are asked for once the id is known. */
  person?: { who: Who; pathOf: (id: string) => string };
  archive: boolean;
  asking: Asking;
  pages: PageRule;
  pricePerPost: number;
  as?: "app";
  /** Milliseconds from one request to the next, at least. */
  pace: number;
  expects: (body: Record<string, unknown>) => boolean;
}

/** How much is wanted, and how fast: may differ from call to call. */
export interface Wanted {
  limit: number;
  /** In thousandths of a US dollar. */
  budget: number;
  lanes: number;
  /** How a sample is spread, where one is wanted, and where its chance begins. */
  spread?: Spread;
  seed?: number;
}

const refuse = (found: string) => raise("bad-option", { doing: DOING, found });

/** Endings of what is exported or opened elsewhere, and what an export then ends with. */
const EXPORTED: Record<string, string> = {
  csv: "csv",
  tsv: "csv",
  txt: "csv",
  xls: "csv",
  xlsx: "csv",
  ods: "csv",
  json: "jsonl",
  jsonl: "jsonl",
  ndjson: "jsonl",
  parquet: "parquet",
};

/** Refuses the name of another kind of file: a collection is one of SQLite, whatever it is called. */
function checkEnding(file: string): void {
  const [, stem, ending = ""] = /([^/\\]*)\.(\w+)$/.exec(file) ?? [];
  const exported = EXPORTED[ending.toLowerCase()];
  if (exported === undefined) return;
  const name = stem || "posts";
  const [collection, out] = [`${name}.sqlite`, `${name}.${exported}`];
  throw raise("bad-option", {
    doing: DOING,
    found: `to ends with .${ending}, and a collection is one SQLite file`,
    nextSteps: [
      `Name it ${collection}; ${
        sayHere({
          terminal: `then ${terminalLine("export", [collection, out])} makes ${out} from it`,
          elsewhere: `then collection.export(${JSON.stringify(out)}) makes that file from it`,
        })
      }.`,
      "A collection that has such a name already can be renamed; what is in it stays.",
      "Nothing was sent.",
    ],
  });
}

/** Checks the file's name before anything is sent. */
export function checkFile(to: unknown): string {
  if (typeof to === "string" && to.trim() !== "") {
    checkEnding(to.trim());
    return to;
  }
  const [example, line] = [
    sayHere({ terminal: "--to library.sqlite", elsewhere: 'to: "library.sqlite"' }),
    sayHere({
      terminal: terminalLine("collect", ["library lang:en", "--to", "library.sqlite"]),
      elsewhere: WRITTEN_CALLS[DOING],
    }),
  ];
  throw raise("bad-option", {
    doing: DOING,
    found: `to must be the name of a file, such as ${example}`,
    nextSteps: [`Such as: ${line}.`, "Nothing was sent."],
  });
}

/** Checks whether, or by which key, ids and names are to be hidden. */
export function checkPseudonymise(asked: unknown = false, doing = DOING): boolean | string {
  if (typeof asked === "boolean" || (typeof asked === "string" && asked.trim() !== "")) {
    return asked;
  }
  const found = sayHere({
    terminal: "--pseudonymise stands alone, or with the name of a key's file, as study.key",
    elsewhere: 'pseudonymise must be true, false, or the name of a key\'s file, as "study.key"',
  });
  throw raise("bad-option", { doing, found });
}

/** Reads how much is wanted. */
export function readWanted(options: CollectOptions, ids?: string[]): Wanted {
  const { limit, budget, lanes } = options;
  const most = ids?.length ?? (budget === undefined ? USUAL_LIMIT : Infinity);
  const wanted = limit === undefined ? most : toLimit(limit, DOING);
  if (lanes !== undefined && (!Number.isInteger(lanes) || lanes < 1 || lanes > MOST_LANES)) {
    throw refuse(`lanes must be a whole number from 1 to ${MOST_LANES}`);
  }
  const spread = readSpread(options);
  if (spread) checkSampleSize({ limit: wanted, spread }, DOING);
  return {
    limit: wanted,
    budget: toBudget(budget, DOING),
    lanes: lanes ?? (wanted <= POSTS_OF_ONE_LANE && !spread ? 1 : USUAL_LANES),
    spread,
    seed: options.seed,
  };
}

/** Reads how a sample is spread; nothing where none is wanted. */
function readSpread({ spread = false, seed }: CollectOptions): Spread | undefined {
  if (![true, false, "hour", "day"].includes(spread)) {
    throw refuse('spread must be true, "hour" or "day"');
  }
  const isSeed = seed === undefined || (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
  if (!isSeed) throw refuse("seed must be a whole number from 0 to 4294967295");
  if (!spread && seed !== undefined) throw refuse("seed is for a sample: set spread, too");
  return spread || undefined;
}

/** What makes one sample another question than the next: a larger one is chosen anew. */
function sampleKey(options: CollectOptions): object {
  const spread = readSpread(options);
  if (!spread) return {};
  const { source, sinceId, untilId, limit, budget, seed } = options;
  if (source !== undefined || sinceId !== undefined || untilId !== undefined) {
    throw refuse("a sample is of a search, from since to until: source and ids leave no counts");
  }
  return { spread, limit: limit ?? (budget === undefined ? USUAL_LIMIT : undefined), seed };
}

/** A digest of many ids: the ids themselves stand in the slices. */
async function digestOf(ids: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(ids.join(","));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Reads what is asked. Nothing is sent.
 *
 * @throws {AccessError} `bad-option`; what a search would refuse in the query.
 */
export async function readQuestion(
  network: Network,
  asked: string | readonly string[] | undefined,
  options: CollectOptions,
  warn: Warn,
  now: number,
): Promise<Question> {
  const archive = toSwitch(options.archive, "archive", DOING);
  const extras = toExtras(options, DOING);
  // What is asked is the same in either vocabulary: a collection goes on in the other one, too.
  const asking = { ...extras, dialect: toDialect(options.dialect, DOING) };
  const range = {
    ...toWindow(options, DOING, timeAt(network, now)),
    sinceId: toId(options.sinceId, "sinceId", DOING),
    untilId: toId(options.untilId, "untilId", DOING),
  };
  const common = { ...range, archive, asking, params: {}, pace: 0 };
  const sample = sampleKey(options);
  const keyOf = (what: object) =>
    JSON.stringify({ ...what, ...range, archive, ...extras, ...sample });
  if (options.source !== undefined && asked !== undefined) {
    throw refuse("source says whose posts are collected, and a query or ids say others: give one");
  }
  if (options.source !== undefined) return ofPerson(options.source, common, keyOf);
  if (Array.isArray(asked)) {
    if (options.spread) throw refuse("ids are bought all: spread is for a search");
    const ids = await readIds(asked);
    if (ids.length === 0) throw refuse("there is no id among them");
    const path = "tweets";
    return {
      ...common,
      ...{ key: keyOf({ lookup: await digestOf(ids), ids: ids.length }), ids, path },
      ...{ query: `${ids.length.toLocaleString("en")} ids`, source: "lookup" },
      ...{ pages: PAGE_RULES.ids, expects: isLookedUp, pricePerPost: priceOfPost(path, asking) },
    };
  }
  const query = checkFirst(asked as string, options, DOING, warn);
  const reach = openReach(network, archive, DOING);
  return {
    ...common,
    ...{ key: keyOf({ query }), query, source: "search", path: reach.search, params: { query } },
    ...{ pages: reach.pages, as: reach.as, pace: reach.pace, expects: isPage },
    pricePerPost: priceOfPost(reach.search, asking),
  };
}

type Common = Pick<Question, "archive" | "asking" | "params" | "pace">;

/** What is asked of one person. X keeps timelines by ids: a name becomes one before it is asked. */
function ofPerson(
  source: CollectSource,
  common: Common,
  keyOf: (what: object) => string,
): Question {
  const given = Object.entries(source ?? {}) as ["timeline" | "mentions", Who][];
  const [kind, who] = given[0] ?? [];
  if (given.length !== 1 || (kind !== "timeline" && kind !== "mentions") || !who) {
    throw refuse('source must be { timeline: "name" } or { mentions: "name" }');
  }
  const name = typeof who === "string" ? who.replace(/^@/, "") : who.id;
  const pathOf = (id: string) => `users/${id}/${kind === "timeline" ? "tweets" : "mentions"}`;
  const path = pathOf("1");
  return {
    ...common,
    ...{ key: keyOf({ [kind]: name.toLowerCase() }), query: `${kind} ${name}`, source: kind },
    ...{ person: { who, pathOf }, path, pages: PAGE_RULES.timeline, expects: isPageOfPerson },
    pricePerPost: priceOfPost(path, common.asking),
  };
}
