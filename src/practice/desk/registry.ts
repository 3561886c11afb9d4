import type { Account, Role } from "./account.ts";
import type { App } from "./app.ts";
import type { Change, DeskStore, Kept, RoomFacts } from "./desk_store.ts";
import { type AppSecrets, KeyRing, liveDigests } from "./key_ring.ts";
import { Sessions } from "./sessions.ts";
import { dayOf, UsageByDay } from "./usage_by_day.ts";

/** An app, and what is kept of its keys. */
export interface AppWithSecrets {
  app: App;
  secrets: AppSecrets;
}

/** So many dead keys of an account are remembered. */
const MOST_KILLED = 50;

const fold = (name: string) => name.normalize("NFKC").toLowerCase();

/** Two accounts may call their apps alike. */
const nameOfApp = ({ accountId, name }: Pick<App, "accountId" | "name">) =>
  `${accountId} ${fold(name)}`;

/** Whether two names are the same; capitals do not count. */
export const sameName = (one: string, other: string): boolean => fold(one) === fold(other);

/** Finds what is not there yet and makes it. */
function ensure<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/**
 * Everything that the desk knows: what was put down, in the order in which it was. A change is
 * kept first and known afterwards, so what was acknowledged is never lost.
 */
export class Registry {
  readonly keys = new KeyRing();
  readonly sessions = new Sessions();
  #store: DeskStore | undefined;
  #accounts = new Map<string, Account>();
  #roles = new Map<Role, Set<string>>();
  #accountNames = new Set<string>();
  #apps = new Map<string, App>();
  #appsOf = new Map<string, string[]>();
  #appNames = new Map<string, string>();
  #used = new Map<string, UsageByDay>();
  #days = new Map<string, Kept["day"]>();
  #paid = new Map<string, { day: number; resources: Set<string>; answers: number }>();
  #paidKeys = new Map<string, Set<string>>();
  #lastAccount = 0;
  #lastApp = 0;
  #room: RoomFacts | undefined;

  constructor(store?: DeskStore) {
    this.#store = store;
    for (const change of store?.load() ?? []) this.#apply(change);
  }

  /** Puts changes down, all or none. */
  commit(changes: readonly Change[]): void {
    this.#store?.write(changes);
    for (const change of changes) this.#apply(change);
  }

  /** Keeps nothing any more. */
  close(): void {
    this.#store?.close();
  }

  #apply(change: Change): void {
    const { kind, key, value } = change;
    if (kind === "session") value ? this.sessions.put(key, value) : this.sessions.end(key);
    else if (value === null) this.#forget(kind, key);
    else if (kind === "room") this.#room = value;
    else if (kind === "account") this.#putAccount(value);
    else if (kind === "app") this.#putApp(value);
    else if (kind === "grant") this.keys.grant(key, value);
    else if (kind === "killed") this.keys.kill(key, value.appId, value.accountId);
    else if (kind === "day") this.#putDay(key, value);
    else this.#putPaid(key, value);
  }

  #forget(kind: Change["kind"], key: string): void {
    if (kind === "killed") this.keys.forget(key);
    else if (kind === "grant") this.keys.withdraw(key);
    else if (kind === "app") this.#forgetApp(key);
    else if (kind === "day") this.#days.delete(key);
    else if (kind === "account") {
      const account = this.#accounts.get(key);
      if (!account) return;
      this.#accounts.delete(key);
      this.#roles.get(account.role)?.delete(key);
      this.#accountNames.delete(fold(account.name));
      for (const map of [this.#appsOf, this.#used, this.#paid, this.#paidKeys]) map.delete(key);
    }
  }

  #forgetApp(id: string): void {
    const app = this.#apps.get(id);
    if (!app) return;
    this.#apps.delete(id);
    this.#appNames.delete(nameOfApp(app));
    this.#used.delete(id);
    this.keys.drop(app);
  }

  #putAccount(account: Account): void {
    const before = this.#accounts.get(account.id);
    if (before) this.#accountNames.delete(fold(before.name));
    this.#accounts.set(account.id, account);
    this.#accountNames.add(fold(account.name));
    ensure(this.#roles, account.role, () => new Set()).add(account.id);
    this.#lastAccount = Math.max(this.#lastAccount, Number(account.projectId) - 80_000_000);
  }

  #putApp({ app, secrets }: Kept["app"]): void {
    const before = this.#apps.get(app.id);
    if (before) this.#appNames.delete(nameOfApp(before));
    else ensure(this.#appsOf, app.accountId, () => []).push(app.id);
    this.#apps.set(app.id, app);
    this.#appNames.set(nameOfApp(app), app.id);
    this.keys.hold(app, secrets);
    this.#lastApp = Math.max(this.#lastApp, Number(app.id) - 90_000_000);
  }

  #putDay(key: string, value: Kept["day"]): void {
    const { appId, day, posts, mills } = value;
    const before = this.#days.get(key) ?? { posts: 0, mills: 0 };
    this.#days.set(key, value);
    const more = { posts: posts - before.posts, mills: mills - before.mills };
    for (const id of [appId, this.#apps.get(appId)!.accountId]) this.usageOf(id).add(day, more);
  }

  #putPaid(key: string, { accountId, day, resources }: Kept["paid"]): void {
    ensure(this.#paidKeys, accountId, () => new Set()).add(key);
    if ((this.#paid.get(accountId)?.day ?? day) > day) return;
    const paid = this.#paidOn(accountId, day);
    paid.answers += 1;
    for (const resource of resources) paid.resources.add(resource);
  }

  #paidOn(accountId: string, day: number) {
    const paid = this.#paid.get(accountId);
    if (paid?.day === day) return paid;
    const none = { day, resources: new Set<string>(), answers: 0 };
    this.#paid.set(accountId, none);
    return none;
  }

  /** What must stay the same when the room is opened again. */
  get room(): RoomFacts | undefined {
    return this.#room;
  }

  /** All accounts, in the order in which they were opened. */
  get accounts(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  /** The accounts of a class, in the order in which they came. */
  get students(): readonly Account[] {
    return this.#ofRole("student");
  }

  /** How many of them there are. */
  get studentCount(): number {
    return this.#roles.get("student")?.size ?? 0;
  }

  /** The account of the one person of a room without a class. */
  get owner(): Account | undefined {
    return this.#ofRole("owner").at(0);
  }

  #ofRole(role: Role): Account[] {
    return [...this.#roles.get(role) ?? []].map((id) => this.#accounts.get(id)!);
  }

  /** The number of the next account; those of accounts that are gone are not given again. */
  get accountNumber(): number {
    return this.#lastAccount + 1;
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  /** Whether an account is called so; capitals do not count. */
  isAccountName(name: string): boolean {
    return this.#accountNames.has(fold(name));
  }

  app(id: string): App | undefined {
    return this.#apps.get(id);
  }

  /** The apps of an account, the oldest first. */
  appsOf(accountId: string): App[] {
    return (this.#appsOf.get(accountId) ?? []).map((id) => this.#apps.get(id)!);
  }

  /** The app of an account that is called so; capitals do not count. */
  appNamed(accountId: string, name: string): App | undefined {
    return this.#apps.get(this.#appNames.get(nameOfApp({ accountId, name })) ?? "");
  }

  /**
   * What puts an app down as it is now. Keys that it had `before` and has no more are remembered as
   * dead.
   */
  appChanges(before: AppWithSecrets | undefined, after: AppWithSecrets, now: number): Change[] {
    const { id: appId, accountId } = after.app;
    const live = new Set(liveDigests(after.app, after.secrets));
    const held = before ? liveDigests(before.app, before.secrets) : [];
    const ended = held.filter((digest) => !live.has(digest));
    const dead = this.keys.killedOf(accountId);
    const forgotten = dead.slice(0, Math.max(0, dead.length + ended.length - MOST_KILLED));
    const value = { appId, accountId, at: now };
    return [
      { kind: "app", key: appId, value: after },
      ...ended.map((key): Change => ({ kind: "killed", key, value })),
      ...forgotten.map((key): Change => ({ kind: "killed", key, value: null })),
    ];
  }

  /** The number of the next app. */
  get appNumber(): number {
    return this.#lastApp + 1;
  }

  /** What crosses an account out, with everything that is kept of it. */
  removal(accountId: string): Change[] {
    const apps = this.#appsOf.get(accountId) ?? [];
    const isOurs = ({ appId }: Kept["day"]) => apps.includes(appId);
    const days = [...this.#days].filter(([, day]) => isOurs(day)).map(([key]) => key);
    const gone = (kind: Change["kind"], keys: Iterable<string>) =>
      [...keys].map((key): Change => ({ kind, key, value: null }));
    return [
      ...gone("session", this.sessions.ofAccount(accountId)),
      ...gone("paid", this.#paidKeys.get(accountId) ?? []),
      ...gone("day", days),
      ...gone("killed", this.keys.killedOf(accountId)),
      ...gone("grant", new Set([accountId, ...apps].flatMap((id) => this.keys.grantsOf(id)))),
      ...gone("app", apps),
      ...gone("account", [accountId]),
    ];
  }

  /** What an account or an app has used. */
  usageOf(id: string): UsageByDay {
    return ensure(this.#used, id, () => new UsageByDay());
  }

  /** What an account has paid for on the day of `now`, and does not pay for again on that day; in so many answers. */
  paidBy(accountId: string, now: number): { resources: ReadonlySet<string>; answers: number } {
    return this.#paidOn(accountId, dayOf(now));
  }
}
