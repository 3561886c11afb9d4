import {
  holdsData,
  type Identity,
  type Opens,
  pause,
  type PauseOptions,
  readUsage,
  stoppable,
  type Usage,
} from "../access/mod.ts";
import { type AccessReport, runChecks, sampleOf } from "../checkup/mod.ts";
import { giveFaces, sheetFaces, showAside } from "../display/mod.ts";
import {
  collect,
  type Collection,
  type CollectOptions,
  type Rechecked,
} from "../collection/mod.ts";
import { type Keys, refuseKeys } from "../keys/mod.ts";
import type { Charge } from "../money/mod.ts";
import {
  type BuyOptions,
  type BuyWorld,
  count,
  type CountedEstimateOptions,
  type CountOptions,
  type Counts,
  type Estimate,
  estimateByCounting,
  lookup,
  type LookupOptions,
  mentions,
  type MentionsOptions,
  type People,
  type PeopleOptions,
  type Posts,
  priceOfPost,
  type Profile,
  search,
  type SearchOptions,
  tellPrice,
  timeline,
  type TimelineOptions,
  user,
  users,
  type Who,
} from "../search/mod.ts";
import type { QueryReport } from "../query/mod.ts";
import { type CardParts, cardSheet } from "./card_sheet.ts";
import { checkNames } from "../problems/mod.ts";
import type { CheckAccessOptions } from "./check_access.ts";
import { LedgerView } from "./ledger_view.ts";
import { collectLine } from "./collect_line.ts";
import { progressLine } from "./progress_line.ts";

/** Says something beside the result; a front end that is gone must not end the call. */
const tell = (sentence: string): void => {
  showAside(sentence).catch(() => {});
};

/** The client of twitter-api-v2; its own documentation describes it. */
export type TwitterClient = InstanceType<(typeof import("twitter-api-v2"))["TwitterApi"]>;

/** What `card.check` may be told. */
export type CardCheckOptions = Pick<CheckAccessOptions, "search" | "signal">;

/**
 * Your library card to the X API: what `connect` gives. It searches and counts, and knows what
 * your keys open and what was spent. Shown, it is a card; it never shows a key.
 */
export class LibraryCard {
  readonly #parts: CardParts;
  #lastPosts: Posts | undefined;
  readonly #warned = new Set<string>();
  // By their names; they are bought once.
  readonly #idsOfPeople = new Map<string, string>();

  static {
    giveFaces(LibraryCard.prototype, (card) => sheetFaces(cardSheet(card.#parts)));
  }

  /** @internal Made by `connect`. */
  constructor(parts: CardParts) {
    this.#parts = parts;
  }

  /**
   * Searches the posts of the last 7 days; with `archive`, all posts since 2006.
   *
   * @param query In X's search language, such as `"library lang:en"`.
   * @param options `limit` (10 if left out), `since`, `until`, `authors`, and more.
   * @returns Rows, with their cost and why the search ended.
   * @throws {AccessError} What went wrong.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const posts = await card.search("#storynight OR library", { limit: 25, authors: true });
   * equal(posts.length, 25);
   * ```
   */
  search(query: string, options: SearchOptions = {}): Promise<Posts> {
    const limit = options.limit ?? 0;
    return this.#buy("search", "Searching for", limit, options, (all, world) => {
      const warn = (report: QueryReport) => this.#warn(report);
      return search(this.#parts.network, query, all, { ...world, warn });
    });
  }

  /**
   * Looks posts up by their ids, 100 a request: USD 0.005 each. They come in the order in which they
   * were asked for; `posts.missing` tells of each that is deleted, protected or suspended.
   *
   * @param ids The ids as text, or the name of a file that holds them: one a line, a column `id`, or
   * JSON Lines. Addresses of posts are taken, too.
   * @param options `authors`, `references`, `budget`, and more.
   * @returns Rows, as of a search.
   * @throws {AccessError} What went wrong.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { deepEqual } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const ids = (await card.search("library")).map(({ id }) => id).reverse();
   * const posts = await card.lookup([...ids, "20"]);
   * deepEqual(posts.map(({ id }) => id), ids);
   * deepEqual(posts.missing.map(({ id, why }) => [id, why]), [["20", "Not Found Error"]]);
   * ```
   */
  lookup(ids: readonly string[] | string, options: LookupOptions = {}): Promise<Posts> {
    const limit = typeof ids === "string" ? 0 : ids?.length ?? 0;
    return this.#buy(
      "look posts up",
      "Looking up",
      limit,
      options,
      (all, world) => lookup(this.#parts.network, ids, all, world),
    );
  }

  /**
   * Reads what a person posted, newest first: USD 0.005 a post. X shows the newest 3,200. A name is
   * looked up first, once for a card: USD 0.010.
   *
   * @param who A user name, with or without `@`, or anything with an `id`, as `card.user` gives it.
   * @param options `limit` (10 if left out), `since`, `until`, `replies`, `reposts`, and more.
   * @returns Rows, as of a search.
   * @throws {AccessError} What went wrong; `unavailable-here` where the posts are protected.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { ok } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const [{ author_id }] = await card.search("library");
   * const posts = await card.timeline({ id: author_id! }, { limit: 5 });
   * ok(posts.every((post) => post.author_id === author_id));
   * ```
   */
  timeline(who: Who, options: TimelineOptions = {}): Promise<Posts> {
    const limit = options.limit ?? 0;
    const known = this.#idsOfPeople;
    return this.#buy(
      "read the timeline",
      "Reading",
      limit,
      options,
      (all, world) => timeline(this.#parts.network, who, all, { ...world, known }),
    );
  }

  /**
   * Reads the posts that mention a person, newest first: USD 0.005 a post. X shows the newest 800.
   *
   * @param who As for `card.timeline`.
   * @param options `limit` (10 if left out), `since`, `until`, and more.
   * @returns Rows, as of a search.
   * @throws {AccessError} What went wrong.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { ok } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const [post] = await card.search("library has:mentions");
   * const posts = await card.mentions(post.mentions[0], { limit: 5 });
   * ok(posts.every(({ mentions }) => mentions.includes(post.mentions[0])));
   * ```
   */
  mentions(who: Who, options: MentionsOptions = {}): Promise<Posts> {
    const limit = options.limit ?? 0;
    const known = this.#idsOfPeople;
    return this.#buy(
      "read the mentions",
      "Reading",
      limit,
      options,
      (all, world) => mentions(this.#parts.network, who, all, { ...world, known }),
    );
  }

  /**
   * Who somebody is: USD 0.010.
   *
   * @param name A user name, with or without `@`, or anything with an `id`.
   * @param options `budget`, `signal`.
   * @throws {AccessError} What went wrong; `unavailable-here` where X shows nobody of that name.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const [{ author_id }] = await card.search("library");
   * const person = await card.user({ id: author_id! });
   * equal(person.id, author_id);
   * ```
   */
  user(name: Who, options: PeopleOptions = {}): Promise<Profile> {
    return stoppable(options.signal, async (signal) => {
      refuseKeys({ name, ...options, signal: undefined }, "look a person up");
      const person = await user(this.#parts.network, name, { ...options, signal }, { tell });
      this.#idsOfPeople.set((person.username ?? "").toLowerCase(), person.id);
      return person;
    });
  }

  /**
   * Who people are, 100 a request: USD 0.010 each.
   *
   * @param names User names, or things with an `id`.
   * @param options `budget`, `signal`.
   * @returns Rows in the order asked; `people.missing` tells who could not be had.
   * @throws {AccessError} What went wrong.
   */
  users(names: readonly Who[], options: PeopleOptions = {}): Promise<People> {
    return stoppable(options.signal, async (signal) => {
      refuseKeys(
        { ...Object.values(names ?? []), ...options, signal: undefined },
        "look people up",
      );
      return await users(this.#parts.network, names, { ...options, signal }, { tell });
    });
  }

  /** What all calls that bring posts have in common: Stop, progress, what is kept. */
  #buy<Options extends BuyOptions>(
    doing: string,
    lineBegins: string,
    limit: number,
    given: Options,
    ask: (options: Options, world: BuyWorld) => Promise<Posts>,
  ): Promise<Posts> {
    const keep = (posts: Posts) => this.#lastPosts = posts;
    const line = progressLine(limit, lineBegins);
    const { onProgress = line.onProgress } = given;
    return stoppable(given.signal, async (signal) => {
      refuseKeys(given, doing);
      const options = { dialect: this.#parts.dialect, ...given, onProgress, signal };
      try {
        const posts = await ask(options, {
          begin: () => {
            this.#lastPosts = undefined;
            // Whoever watches by themselves needs no second watcher.
            if (onProgress === line.onProgress) line.begin();
          },
          keep,
          tell,
        });
        return keep(posts);
      } finally {
        line.end();
      }
    });
  }

  /** Shows what may be meant otherwise; once for a query. */
  #warn(report: QueryReport): void {
    if (this.#warned.has(report.query)) return;
    this.#warned.add(report.query);
    // A front end that is gone must not end the search.
    showAside(report).catch(() => {});
  }

  /**
   * The posts of the latest search of this card, or of another call that brings posts; also of one
   * that was stopped, as far as it came: they are paid for. `undefined` if it brought none, as one that failed.
   */
  get lastPosts(): Posts | undefined {
    return this.#lastPosts;
  }

  /**
   * Looks every post of a collection up again, and removes those that X shows no longer: deleted, or
   * of accounts that are protected or suspended. X's rules ask for that. USD 0.005 a post; the price
   * is told first. They are removed everywhere in the file, pages and free places included.
   *
   * @param collection An open collection.
   * @param options `budget` in USD, `signal`.
   * @throws {AccessError} What went wrong.
   */
  recheck(
    collection: Collection,
    options: { budget?: number; signal?: AbortSignal } = {},
  ): Promise<Rechecked> {
    return stoppable(options.signal, async (signal) => {
      checkNames(options, { budget: true, signal: true }, "recheck the collection");
      const { network } = this.#parts;
      const posts = Number(collection.query("select count(*) n from posts")[0].n);
      tell(tellPrice(posts, priceOfPost("tweets", {}), network.practice));
      return await collection.recheck(network, { ...options, signal });
    });
  }

  /**
   * Collects posts into one SQLite file: more than fits a table, and kept when the notebook is gone.
   * The same call on the same file goes on where it stopped, and buys nothing twice.
   *
   * @param asked A query, or ids of posts; left out where `source` says whose posts.
   * @param options `to` (the file), `limit`, `budget`, `since`, `until`, `lanes`, and more.
   * @returns The collection; `collection.report` tells how it went.
   * @throws {AccessError} What went wrong; what had come is in the file.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const to = await Deno.makeTempDir() + "/library.sqlite";
   * using week = await card.collect("library lang:en", { to, limit: 50 });
   * equal(week.length, 50);
   * equal(week.report?.ended, "limit");
   * ```
   */
  async collect(
    asked: string | readonly string[] | undefined,
    options: CollectOptions,
  ): Promise<Collection> {
    refuseKeys({ ...options, signal: undefined }, "collect");
    const line = collectLine(options);
    try {
      return await collect(this.#parts.network, asked, options, {
        warn: (report) => this.#warn(report),
        ...(options.onProgress ? {} : { begin: line.begin, onProgress: line.onProgress }),
      });
    } finally {
      line.end();
    }
  }

  /**
   * Counts the posts that match, without buying them: USD 0.005 for the last 7 days, USD 0.010 for
   * every 31 days with `archive`.
   *
   * @param query In X's search language.
   * @param options `granularity` ("hour" if left out), `since`, `until`.
   * @returns Spans of time with their counts, and the total.
   * @throws {AccessError} What went wrong.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const counts = await card.count("library lang:en", { granularity: "day" });
   * equal(counts.total, counts.reduce((sum, { count }) => sum + count, 0));
   * ```
   */
  count(query: string, options: CountOptions = {}): Promise<Counts> {
    const { network } = this.#parts;
    return stoppable(options.signal, async (signal) => {
      refuseKeys(options, "count posts");
      const warn = (report: QueryReport) => this.#warn(report);
      return await count(network, query, { ...options, signal }, { warn, tell });
    });
  }

  /**
   * For USD 0.005: what a search would cost, low and high, before it is bought. It counts the posts
   * first; where these keys cannot count, it says so, reckons with `limit`, and is free.
   *
   * @param query In X's search language.
   * @param options `limit`, `authors` and what else the search would be told.
   * @returns The estimate; shown, it is a sheet.
   * @throws {AccessError} What went wrong.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal, ok } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const options = { limit: 50, authors: true };
   * const { cost, counted } = await card.estimate("library lang:en", options);
   * const posts = await card.search("library lang:en", options);
   * equal(counted, true);
   * ok(posts.cost.high <= cost.high);
   * ```
   */
  estimate(query: string, options: CountedEstimateOptions = {}): Promise<Estimate> {
    const { network } = this.#parts;
    return stoppable(options.signal, async (signal) => {
      refuseKeys(options, "estimate");
      const warn = (report: QueryReport) => this.#warn(report);
      const all = { dialect: this.#parts.dialect, ...options, signal };
      return await estimateByCounting(network, query, all, warn);
    });
  }

  /**
   * Checks these keys and all around them again, and says a line about each. It asks the server
   * anew, and throws nothing that it is there to find. Free, but for the sample search.
   *
   * @param options `search: true`, or a query, also runs a sample search (10 posts, USD 0.05).
   * @returns The report: see `checkAccess`.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * equal((await card.check()).ok, true);
   * ```
   */
  check(options: CardCheckOptions = {}): Promise<AccessReport> {
    return stoppable(options.signal, async (signal) => {
      refuseKeys({ ...options, signal: undefined }, "check access");
      checkNames(options, { search: true, signal: true }, "check access");
      const { keys, network: { baseUrl, practice } } = this.#parts;
      const network = this.#parts.network.anew();
      const found = { keys, address: baseUrl, practice };
      return await runChecks({
        address: baseUrl,
        practice: keys.practice,
        sample: sampleOf(options),
        identity: this.identity,
        signal,
        find: () => Promise.resolve(found),
        open: () => Promise.resolve(network),
      });
    });
  }

  /**
   * What your account has read in this billing cycle, as far as X has counted it: its figure lags
   * behind; and the credits that are left, where X tells. Free.
   *
   * @throws {AccessError} What went wrong.
   */
  async usage(): Promise<Usage> {
    const { network } = this.#parts;
    const question = {
      path: "usage/tweets",
      doing: "ask for usage",
      as: "app",
      expects: holdsData,
    } as const;
    const { body } = await stoppable(undefined, (signal) => network.get({ ...question, signal }));
    const creditsLeft = await network.creditsLeft();
    return { ...readUsage(body), ...(creditsLeft === undefined ? {} : { creditsLeft }) };
  }

  /**
   * Waits, such that the Stop button of a notebook ends the wait and not the kernel: for a loop of
   * your own with waits in it. Stop then throws `cancelled`, which ends the loop; every variable
   * is kept.
   *
   * @param seconds How long, 0 to 2,147,483.
   * @param options `signal` ends it too.
   * @throws {AccessError} `cancelled` where it was stopped, `bad-option`
   *
   * @example A count every minute, three times
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const totals: number[] = [];
   * for (let turn = 0; turn < 3; turn++) {
   *   totals.push((await card.count("library lang:en")).total);
   *   await card.pause(0.01); // 60, in earnest
   * }
   * equal(totals.length, 3);
   * ```
   */
  async pause(seconds: number, options: PauseOptions = {}): Promise<void> {
    checkNames(options, { signal: true }, "pause");
    await pause(seconds, options);
  }

  /**
   * What was spent through this card since `connect`, as far as we can tell; in USD, low and high.
   * A request whose answer was lost may have been charged, so it counts at the high end.
   */
  get spent(): Charge {
    return this.#parts.network.ledger.total();
  }

  /**
   * What was spent in this session, today (UTC) and in this billing cycle; the latter two by all
   * sessions that share the ledger file, if `connect` was given one.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * await card.search("library lang:en");
   * equal(card.ledger.session.cost.low, 0.05);
   * equal(card.ledger.practice, true);
   * ```
   */
  get ledger(): LedgerView {
    const { network } = this.#parts;
    const { ledger: { isKept: kept }, room: practice, balance } = network;
    return new LedgerView({ ...balance, kept, practice });
  }

  /** Who you are, if `connect` was told to check that; else `undefined`. */
  get identity(): Identity | undefined {
    return this.#parts.signIn.identity;
  }

  /** What these keys may do, derived from which keys they are. */
  get opens(): Opens {
    return { ...this.#parts.signIn.opens };
  }

  /** The keys: which there are and where from. Never their values. */
  get keys(): Keys {
    return this.#parts.keys;
  }

  /** Whether the answers come from a practice room. */
  get practice(): boolean {
    return this.#parts.network.practice;
  }

  /**
   * The client of twitter-api-v2, for everything that this card has no verb for. It is safe to
   * show, goes through the same door (one host, time limit, budget, errors that explain) and is
   * counted in `spent`. It signs as the app where it can, else as you.
   *
   * The door knows prices for searches, counts, and posts and users by their ids or names. A
   * request to any other path, and a stream, is refused only once a budget is used up, and what it
   * cost is not counted.
   */
  get client(): TwitterClient {
    return this.#parts.network.client();
  }

  /** The card as plain data: parts, places, proofs and costs; never a key. */
  toJSON(): Record<string, unknown> {
    const { keys, signIn } = this.#parts;
    const { proof, at, remembered, usage } = signIn;
    return {
      practice: this.practice,
      keys: keys.toJSON(),
      opens: this.opens,
      identity: this.identity,
      checked: { proof, at, remembered },
      usage,
      spent: this.spent,
      notes: keys.notes,
    };
  }
}
