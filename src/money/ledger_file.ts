import { openPrivateDatabase, type PrivateDatabase, transact } from "../files/mod.ts";
import { startOfDay } from "./billing_cycle.ts";
import { type Bill, type Charge, chargeFor, type Item } from "./charge.ts";
import { fromMills, toMills } from "./prices.ts";

// Ids of posts and users, counts and prices: no key, no query, no name.
const SCHEMA = `
  create table charges (
    id integer primary key,
    at integer not null,            -- milliseconds since 1970, UTC
    practice integer not null,      -- 1: play money, never added to real money
    requests integer not null default 0,
    posts integer not null default 0,
    users integer not null default 0,
    referenced_posts integer not null default 0,
    duplicates integer not null default 0,
    low integer not null default 0, -- thousandths of a US dollar
    high integer not null default 0
  ) strict;
  create index charges_at on charges (practice, at);
  create table readings (
    day integer not null,           -- its start, milliseconds since 1970, UTC
    practice integer not null,
    kind text not null,             -- post, user
    id text not null,
    asked integer not null,         -- 0: so far it only came along
    primary key (day, practice, kind, id)
  ) strict, without rowid;`;

/** Several sessions may write to one at once. */
const LEDGER = {
  name: "ledger",
  applicationId: 0x4c424344, // "LBCD"
  version: 1,
  schema: SCHEMA,
  shared: true,
  synchronous: "normal",
} as const;

const SUM = `select coalesce(sum(requests), 0) requests, coalesce(sum(posts), 0) posts,
  coalesce(sum(users), 0) users, coalesce(sum(referenced_posts), 0) referencedPosts,
  coalesce(sum(duplicates), 0) duplicates, coalesce(sum(low), 0) low, coalesce(sum(high), 0) high
  from charges where practice = ? and at >= ?`;

type Sums = Record<"low" | "high", number> & Omit<Charge, "cost">;

/**
 * The ledger on disk, which outlives the session and may be written by several at once. What a
 * request could cost at most is written down before it is sent, so that a process that is killed
 * leaves too much in it rather than too little.
 */
export class LedgerFile {
  readonly #db: PrivateDatabase;

  private constructor(db: PrivateDatabase) {
    this.#db = db;
  }

  /**
   * Opens the file, or makes one that only its owner can read.
   *
   * @param now Milliseconds since 1970.
   * @throws {Error} If it is not a ledger, or cannot be written.
   */
  static async open(path: string, now: number = Date.now()): Promise<LedgerFile> {
    const db = await openPrivateDatabase(path, LEDGER);
    // A neighbour's clock may still be on yesterday.
    db.prepare("delete from readings where day < ?").run(startOfDay(now) - 86_400_000);
    return new LedgerFile(db);
  }

  /**
   * Writes down what a request could cost at most, before it is sent.
   *
   * @param refuse Looks at what is in the ledger by now; a refusal writes nothing.
   * @returns The line's number, or the refusal.
   */
  begin<Refused>(
    worst: number,
    at: number,
    practice: boolean,
    refuse: () => Refused | undefined,
  ): number | Refused {
    return transact(this.#db, () =>
      refuse() ?? Number(
        this.#db.prepare("insert into charges (at, practice, high) values (?, ?, ?)")
          .run(at, Number(practice), worst).lastInsertRowid,
      ));
  }

  /**
   * Writes down what an answer did cost, in place of what it could have cost: on the day for which
   * it was let out, or an answer that comes after midnight would cross the next day's budget.
   */
  settle(line: number, bill: Bill, at: number, practice: boolean): Charge {
    return transact(this.#db, () => {
      const charge = chargeFor(bill, (item) => this.#isAgain(item, at, practice));
      const { requests, posts, users, referencedPosts, duplicates, cost } = charge;
      this.#db.prepare(`update charges set practice = ?, requests = ?, posts = ?, users = ?,
        referenced_posts = ?, duplicates = ?, low = ?, high = ? where id = ?`)
        .run(
          ...[Number(practice), requests, posts, users, referencedPosts, duplicates],
          ...[toMills(cost.low), toMills(cost.high), line],
        );
      return charge;
    });
  }

  #isAgain({ kind, id, asked }: Item, at: number, practice: boolean): boolean {
    if (id === undefined) return false;
    const key = [startOfDay(at), Number(practice), kind, id];
    const before = this.#db.prepare(
      "select asked from readings where day = ? and practice = ? and kind = ? and id = ?",
    ).get(...key) as { asked: number } | undefined;
    if (!before || (asked && !before.asked)) {
      this.#db.prepare("insert or replace into readings values (?, ?, ?, ?, ?)")
        .run(...key, Number(asked));
    }
    return before !== undefined && (before.asked === 1 || !asked);
  }

  /** Takes out a request that cost nothing. */
  drop(line: number): void {
    this.#db.prepare("delete from charges where id = ?").run(line);
  }

  /** All charges since a moment, by all who write to this file; real money, or play money. */
  since(from: number, practice: boolean): Charge {
    const { low, high, ...counts } = this.#db.prepare(SUM)
      .get(Number(practice), from) as unknown as Sums;
    return { ...counts, cost: fromMills(low, high) };
  }
}
