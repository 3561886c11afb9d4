import { type Bill, billFor, chargeFor, isBilled, toMills } from "../../money/mod.ts";
import type { Account } from "./account.ts";
import type { App } from "./app.ts";
import type { Registry } from "./registry.ts";
import { dayOf, type DayOfUse, NOTHING_USED, type Used } from "./usage_by_day.ts";

/** An answer that is about to be sent. */
export interface Sale {
  app: App;
  path: string;
  body: object;
}

/** The posts that were asked for: these are what X's usage counts. */
const postsIn = ({ items }: Bill): number =>
  items.filter(({ kind, asked }) => kind === "post" && asked).length;

/** What of an answer is not paid for yet today: each post and user once. */
function unpaid({ request, items }: Bill, paid: ReadonlySet<string>) {
  const byResource = new Map(items.map((item) => [`${item.kind} ${item.id}`, item]));
  const resources = [...byResource.keys()].filter((resource) => !paid.has(resource));
  return { resources, bill: { request, items: resources.map((each) => byResource.get(each)!) } };
}

function checked(mills: number): number {
  if (Number.isSafeInteger(mills) && mills >= 0) return mills;
  throw new RangeError(`Cannot take ${mills}: an amount is a whole number of mills, 0 or more`);
}

/** The play money of the room: what is charged, to whom, and when nothing is sold any more. */
export class Billing {
  readonly #registry: Registry;
  readonly #now: () => number;

  constructor(registry: Registry, now: () => number) {
    this.#registry = registry;
    this.#now = now;
  }

  /** The problem for which nothing is sold to this account, if so. What is free stays free. */
  refusal(
    accountId: string,
    path: string,
  ): "credits-depleted" | "spend-cap-reached" | undefined {
    if (!isBilled(path)) return undefined;
    const { balance, spendingLimit } = this.#account(accountId);
    if (balance <= 0) return "credits-depleted";
    if (spendingLimit === null) return undefined;
    const spent = this.spentInCycle(accountId);
    return spent >= spendingLimit ? "spend-cap-reached" : undefined;
  }

  /**
   * Charges an answer: every post and user of it once a day, counts by the request.
   *
   * @returns How many posts it has, and what it cost.
   */
  charge({ app, path, body }: Sale): Used {
    if (!isBilled(path)) return NOTHING_USED;
    const now = this.#now();
    const day = dayOf(now);
    const { accountId, id: appId } = app;
    const paid = this.#registry.paidBy(accountId, now);
    const whole = billFor(path, body);
    const { bill, resources } = unpaid(whole, paid.resources);
    const mills = toMills(chargeFor(bill).cost.high);
    const posts = postsIn(whole);
    if (mills === 0 && posts === 0) return NOTHING_USED;
    const used = this.#registry.usageOf(appId).on(day);
    this.#registry.commit([
      this.#put(accountId, ({ balance }) => ({ balance: balance - mills })),
      {
        kind: "day",
        key: `${appId} ${day}`,
        value: { appId, day, posts: used.posts + posts, mills: used.mills + mills },
      },
      ...(resources.length === 0 ? [] : [
        {
          kind: "paid",
          // Without the day: those of other days are written over.
          key: `${accountId} ${paid.answers}`,
          value: { accountId, day, resources },
        } as const,
      ]),
    ]);
    return { posts, mills };
  }

  /** Adds play money: thousandths of a US dollar. */
  topUp(accountId: string, mills: number): Account {
    const more = checked(mills);
    return this.#change(accountId, ({ balance }) => ({ balance: balance + more }));
  }

  /** Takes all play money away, for the lesson without credits. */
  empty(accountId: string): Account {
    return this.#change(accountId, () => ({ balance: 0 }));
  }

  /** Sets the most that may be spent in a month (UTC), in thousandths of a US dollar; or no limit. */
  setSpendingLimit(accountId: string, mills: number | null): Account {
    return this.#change(accountId, () => ({
      spendingLimit: mills === null ? null : checked(mills),
    }));
  }

  /** What an account, or one app, has read and spent: the last days, oldest first, with today. */
  usage(id: string, days: number): DayOfUse[] {
    return this.#registry.usageOf(id).daily(days, this.#now());
  }

  /** What an account has spent in this month (UTC), in thousandths of a US dollar. */
  spentInCycle(accountId: string): number {
    return this.#registry.usageOf(accountId).inCycle(this.#now()).mills;
  }

  #account(id: string): Account {
    const account = this.#registry.account(id);
    if (!account) throw new Error("Cannot find an account: it is not of this room");
    return account;
  }

  #put(id: string, change: (account: Account) => Partial<Account>) {
    const account = this.#account(id);
    return { kind: "account", key: id, value: { ...account, ...change(account) } } as const;
  }

  #change(id: string, change: (account: Account) => Partial<Account>): Account {
    const put = this.#put(id, change);
    this.#registry.commit([put]);
    return put.value;
  }
}
