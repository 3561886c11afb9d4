import type { TwitterApi } from "npm:twitter-api-v2@1.29.1";
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
import type { AccessReport } from "../checkup/mod.ts";
import {
  collect,
  Collection,
  type CollectOptions,
  type Rechecked,
  type RecheckOptions,
} from "../collection/mod.ts";
import { giveFaces, sheetFaces } from "../display/mod.ts";
import { type Keys, refuseKeys } from "../keys/mod.ts";
import type { Charge } from "../money/mod.ts";
import {
  count,
  type CountedEstimateOptions,
  type CountOptions,
  type Counts,
  type Estimate,
  estimateByCounting,
  priceOfPost,
  tellPrice,
  toBudget,
} from "../search/mod.ts";
import { type Asides, asides } from "./asides.ts";
import { CardReader } from "./card_reader.ts";
import { type CardParts, cardSheet, usageOf } from "./card_sheet.ts";
import { checkNames, raise, toOptions } from "../problems/mod.ts";
import type { CheckAccessOptions } from "./access_options.ts";
import { collectLine } from "./collect_line.ts";
import { forgetCard, type Forgotten } from "./forget_card.ts";
import { LedgerView } from "./ledger_view.ts";

/** The client of twitter-api-v2; its own documentation describes it. */
export type TwitterClient = TwitterApi;

/** What `card.check` may be told. */
export type CardCheckOptions = Pick<CheckAccessOptions, "search" | "signal">;

/**
 * Your library card to the X API: what `connect` gives. It searches, looks up and counts, and
 * knows what your keys open and what was spent. Shown, it is a card; it never shows a key.
 */
export class LibraryCard extends CardReader {
  readonly #parts: CardParts;
  readonly #asides: Asides;

  static {
    giveFaces(LibraryCard.prototype, (card) => sheetFaces(cardSheet(card.#parts)));
  }

  /** @internal Made by `connect`. */
  constructor(parts: CardParts) {
    const own = asides();
    super(parts, own);
    this.#asides = own;
    this.#parts = parts;
  }

  /**
   * Collects posts into one SQLite file: more than fits a table, and kept when the notebook is gone.
   * The same call on the same file goes on where it stopped, and buys nothing twice.
   *
   * @param asked A query, or ids of posts; left out where `source` says whose posts.
   * @param given `to` (the file), `limit`, `budget`, `since`, `until`, `lanes`, and more.
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
    given: CollectOptions,
  ): Promise<Collection> {
    const options = toOptions(given, "collect");
    refuseKeys({ query: asked, ...options, signal: undefined }, "collect", this.#parts.keys);
    this.#parts.network.checkOpen("collect");
    const { onProgress } = options;
    // Whoever watches by themselves needs no second watcher.
    const line = collectLine(options, this.#asides.tell, onProgress && (() => undefined));
    try {
      const { network, dialect } = this.#parts;
      return await collect(network, asked, { dialect, ...options }, {
        warn: this.#asides.warn,
        tell: this.#asides.tell,
        begin: line.begin,
        ...(onProgress ? {} : { onProgress: line.onProgress }),
      });
    } finally {
      line.end();
    }
  }

  /**
   * Looks every post of a collection up again, and removes those that X shows no longer: deleted, or
   * of accounts that are protected or suspended. X's rules ask for that. USD 0.005 a post; the price
   * is told first. They are removed everywhere in the file, with their ids, pages and free places
   * included; nobody can collect into it meanwhile.
   *
   * @param collection An open collection.
   * @param options `budget` in USD, `signal`; of one with pseudonyms, `pseudonymise`: the file of
   * their key, where it is not beside it.
   * @returns How many were checked, deleted, hidden, removed, unknown and left, and the cost.
   * @throws {AccessError} What went wrong.
   */
  async recheck(
    collection: Collection,
    options: RecheckOptions = {},
  ): Promise<Rechecked> {
    return await stoppable(toOptions(options, "recheck the collection").signal, async (signal) => {
      checkNames(
        options,
        { budget: true, pseudonymise: true, signal: true },
        "recheck the collection",
      );
      if (!(collection instanceof Collection)) {
        throw raise("bad-option", {
          doing: "recheck the collection",
          found: "it takes a collection, as openCollection(file) gives it",
        });
      }
      toBudget(options.budget, "recheck the collection");
      const { network } = this.#parts;
      network.checkOpen("recheck the collection");
      const posts = Number(collection.query("select count(*) n from posts")[0].n);
      this.#asides.tell(tellPrice(posts, priceOfPost("tweets", {}), network.room));
      return await collection.recheck(network, { ...options, signal });
    });
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
  async count(query: string, options: CountOptions = {}): Promise<Counts> {
    const { network, keys } = this.#parts;
    return await stoppable(toOptions(options, "count").signal, async (signal) => {
      refuseKeys({ query, ...options, signal: undefined }, "count posts", keys);
      network.checkOpen("count posts");
      return await count(network, query, { ...options, signal }, this.#asides);
    });
  }

  /**
   * For USD 0.005 (in the archive 0.010 for every 31 days counted): what a search would cost, low
   * and high, before it is bought. It counts the posts first; where these keys cannot count, it says so, reckons with `limit`, and is free.
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
  async estimate(query: string, options: CountedEstimateOptions = {}): Promise<Estimate> {
    const { network, keys } = this.#parts;
    return await stoppable(toOptions(options, "estimate").signal, async (signal) => {
      refuseKeys({ query, ...options, signal: undefined }, "estimate", keys);
      network.checkOpen("estimate");
      const all = { dialect: this.#parts.dialect, ...options, signal };
      return await estimateByCounting(network, query, all, this.#asides);
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
  async check(options: CardCheckOptions = {}): Promise<AccessReport> {
    return await stoppable(toOptions(options, "check access").signal, async (signal) => {
      refuseKeys({ ...options, signal: undefined }, "check access");
      checkNames(options, { search: true, signal: true }, "check access");
      this.#parts.network.checkOpen("check access");
      const { keys, network: { baseUrl, room: practice } } = this.#parts;
      const { runChecks, sampleOf } = await import("../checkup/later.ts");
      const network = this.#parts.network.anew();
      const found = { keys, address: baseUrl, practice };
      return await runChecks({
        address: baseUrl,
        practice: keys.room,
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
   * Forgets the keys: takes them out of memory, out of the `.env` that they came from or were kept
   * in (their lines, and no others), out of the keychain, and out of this process's environment. The
   * card, its client, and every card of the same keys ask X for nothing any more. The keys
   * themselves stay valid until they are revoked: the sheet says where.
   *
   * @returns Where the keys are gone, where they still are, and what to revoke.
   *
   * @example
   * ```ts
   * import { connect } from "@library-card/access";
   * import { equal } from "node:assert/strict";
   *
   * const card = await connect({ practice: true });
   * const { gone, revoke } = await card.forget();
   * equal(gone[0].place, "memory");
   * equal(revoke.length, 0); // the keys of a practice room
   * const error = await card.search("library").catch((error) => error);
   * equal(error.problem, "keys-forgotten");
   * ```
   */
  forget(): Promise<Forgotten> {
    return forgetCard(this.#parts.keys, this.#parts.network);
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
    const { proof, at, remembered } = signIn;
    return {
      practice: this.practice,
      keys: keys.toJSON(),
      opens: this.opens,
      identity: this.identity,
      checked: { proof, at, remembered },
      usage: usageOf(this.#parts),
      spent: this.spent,
      notes: keys.notes,
    };
  }
}
