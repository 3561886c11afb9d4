import { stoppable } from "../access/mod.ts";
import { refuseKeys } from "../keys/mod.ts";
import { type Doing, toOptions } from "../problems/mod.ts";
import {
  type BuyOptions,
  type BuyWorld,
  lookup,
  type LookupOptions,
  mentions,
  type MentionsOptions,
  type People,
  type PeopleOptions,
  type Posts,
  type Profile,
  search,
  type SearchOptions,
  timeline,
  type TimelineOptions,
  user,
  users,
  type Who,
} from "../search/mod.ts";
import type { Asides } from "./asides.ts";
import type { CardParts } from "./card_sheet.ts";
import { progressLine } from "./progress_line.ts";

/** What of a library card reads posts and people: each verb buys, tells its price, and can be stopped. */
export class CardReader {
  readonly #parts: CardParts;
  readonly #asides: Asides;
  #lastPosts: Posts | undefined;
  // By their names; they are bought once.
  readonly #idsOfPeople = new Map<string, string>();

  /** @internal Part of a `LibraryCard`. */
  constructor(parts: CardParts, asides: Asides) {
    this.#parts = parts;
    this.#asides = asides;
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
    return this.#buy("search", "Searching for", { query }, options, (all, world) => {
      const { warn } = this.#asides;
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
    return this.#buy(
      "look posts up",
      "Looking up",
      { file: ids },
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
    const known = this.#idsOfPeople;
    return this.#buy(
      "read the timeline",
      "Reading",
      { name: who },
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
    const known = this.#idsOfPeople;
    return this.#buy(
      "read the mentions",
      "Reading",
      { name: who },
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
  async user(name: Who, options: PeopleOptions = {}): Promise<Profile> {
    return await stoppable(toOptions(options, "look a person up").signal, async (signal) => {
      refuseKeys(
        { name, ...options, signal: undefined },
        "look a person up",
        this.#parts.keys,
      );
      this.#parts.network.checkOpen("look a person up");
      const person = await user(this.#parts.network, name, { ...options, signal }, this.#asides);
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
  async users(names: readonly Who[], options: PeopleOptions = {}): Promise<People> {
    return await stoppable(toOptions(options, "look people up").signal, async (signal) => {
      refuseKeys(
        { name: names, ...options, signal: undefined },
        "look people up",
      );
      this.#parts.network.checkOpen("look people up");
      return await users(this.#parts.network, names, { ...options, signal }, this.#asides);
    });
  }

  /** What all calls that bring posts have in common: Stop, progress, what is kept. */
  async #buy<Options extends BuyOptions>(
    doing: Doing,
    lineBegins: string,
    asked: Record<string, unknown>,
    given: Options,
    ask: (options: Options, world: BuyWorld) => Promise<Posts>,
  ): Promise<Posts> {
    const keep = (posts: Posts) => this.#lastPosts = posts;
    const { onProgress: own } = toOptions(given, doing);
    const { tell } = this.#asides;
    // Whoever watches by themselves needs no second watcher.
    const line = progressLine(tell, own && (() => undefined), lineBegins);
    const { onProgress = line.onProgress } = given;
    return await stoppable(given.signal, async (signal) => {
      refuseKeys({ ...asked, ...given, signal: undefined }, doing, this.#parts.keys);
      this.#parts.network.checkOpen(doing);
      const options = { dialect: this.#parts.dialect, ...given, onProgress, signal };
      try {
        const posts = await ask(options, {
          begin: (posts, price) => {
            this.#lastPosts = undefined;
            line.begin(posts, price);
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

  /**
   * The posts of the latest search of this card, or of another call that brings posts; also of one
   * that was stopped, as far as it came: they are paid for.
   * `undefined` if it brought none, as one that failed.
   */
  get lastPosts(): Posts | undefined {
    return this.#lastPosts;
  }
}
