import { checkNames, type ProblemId } from "../problems/mod.ts";
import type { PracticeRequest } from "./api/mod.ts";
import { type Students, studentsOf } from "./console/class/students.ts";
import type { Account, IssuedKeys } from "./desk/mod.ts";
import type { PracticeWorld } from "./practice_world.ts";
import type { AddressScenarioId, ScenarioId } from "./scenarios/mod.ts";

/** How far an account has come; each step with the moment of its first time, ISO 8601. */
export interface PracticeProgress {
  /** It made an app. */
  createdApp?: string;
  /** It made an Access Token and its secret: then the four-part password is whole. */
  madeKeys?: string;
  /** It sent a request whose keys were good. */
  signedIn?: string;
  /** A search of it found posts. */
  gotPosts?: string;
}

/** An account of a practice room, without any key. */
export interface PracticeAccount {
  /** Digits. */
  id: string;
  /** What the person is called; in a class no two are alike. */
  name: string;
  /** The user name, as `/2/users/me` tells it. */
  username: string;
  /** Whose it is: the room's owner's, a student's, or a program's, made by `issueKeys()`. */
  role: "owner" | "student" | "program";
  /** Play money, in US dollars. */
  balance: number;
  /** How far it has come. */
  progress: PracticeProgress;
  /** The problem at which it is stuck, and since when (ISO 8601); absent while all is well. */
  problem?: { id: ProblemId; since: string };
}

const moment = (at: number) => new Date(at).toISOString();

/** What may be shown of an account. */
function practiceAccount(account: Account): PracticeAccount {
  const { id, name, username, role, balance, progress, stuck } = account;
  const steps = Object.entries(progress).filter((step): step is [string, number] =>
    step[1] !== null
  );
  return {
    id,
    name,
    username,
    role,
    balance: balance / 1000,
    progress: Object.fromEntries(steps.map(([step, at]) => [step, moment(at)])),
    ...(stuck ? { problem: { id: stuck.problem, since: moment(stuck.at) } } : {}),
  };
}

/** How something is rehearsed. */
export interface RehearseOptions {
  /** To how many requests it happens; then all is well. @default as the scenario says: mostly all */
  times?: number;
  /** The id of the account to whose keys it happens. @default to all */
  account?: string;
}

/** To whom play money is given. */
export interface TopUpOptions {
  /** The id of one account. @default every student */
  account?: string;
}

const REHEARSE_NAMES: Record<keyof RehearseOptions, true> = { times: true, account: true };
const TOP_UP_NAMES: Record<keyof TopUpOptions, true> = { account: true };

/** An open practice room. Closes itself at the end of an `await using` block. */
export interface PracticeRoom extends AsyncDisposable {
  /**
   * Its address, such as `"http://127.0.0.1:8787"`. In a scenario that is about the address, such
   * as `"connection-refused"`, it leads where that happens.
   */
  readonly url: string;
  /** The address of its page. */
  readonly consoleUrl: string;
  /**
   * The addresses by which others find it, if it was opened for them; else its own. A class joins
   * at one of them with `/join` behind it.
   */
  readonly addresses: readonly string[];
  /** Makes an app with a new four-part password and its Bearer Token. */
  issueKeys(): IssuedKeys;
  /**
   * Changes what goes wrong, from the next request on; `undefined` ends it. For all, it is in
   * place of whatever single accounts rehearsed.
   *
   * @throws {RangeError} If there is no such scenario, no such account, or if it is about the room's
   * address: those begin with the room, `startPractice({ scenario })`.
   * @throws {AccessError} `bad-option`, if there is no option of a name.
   */
  rehearse(
    scenario: Exclude<ScenarioId, AddressScenarioId> | undefined,
    options?: RehearseOptions,
  ): void;
  /** Its accounts: that of its owner, of a class, or of a program; the oldest first. */
  readonly accounts: readonly PracticeAccount[];
  /** The students of the class, and how far each has come; empty without a class. */
  readonly students: Students;
  /**
   * Gives play money, to one account or to every student.
   *
   * @param usd How much, in US dollars.
   * @throws {RangeError} If it is not 0 or more, or if there is no such account.
   * @throws {AccessError} `bad-option`, if there is no option of a name.
   */
  topUp(usd: number, options?: TopUpOptions): void;
  /**
   * Takes a student out of the class, with apps, keys and everything that is kept of them.
   *
   * @param account The id of the account.
   * @throws {RangeError} If there is no such student.
   */
  removeStudent(account: string): void;
  /**
   * Calls a student otherwise.
   *
   * @param account The id of the account.
   * @returns The name, with a number behind it where another has it already.
   * @throws {RangeError} If there is no such student, or if nothing is left of the name.
   */
  renameStudent(account: string, name: string): string;
  /**
   * Adds places to the class.
   *
   * @param count From 1 to 1000.
   * @throws {RangeError} If it is none of these numbers, or if there is no class.
   */
  addPlaces(count: number): void;
  /** What students type to join the class; `undefined` without a class. */
  classCode(): string | undefined;
  /** What opens the teacher's page; `undefined` without a class. */
  teacherCode(): string | undefined;
  /** What it has answered so far, oldest first; the newest 10,000. */
  readonly requests: readonly PracticeRequest[];
  /** Closes it. Closing twice does no harm. */
  close(): Promise<void>;
  /** Lets the process end although the room is open. */
  unref(): void;
}

/** The part of a server that a room needs. */
interface Server {
  shutdown(): Promise<void>;
  unref(): void;
}

/** A room that is safe to show: it never prints a key. */
export class OpenRoom implements PracticeRoom {
  #server: Server;
  #world: PracticeWorld;
  #closed: Promise<void> | undefined;
  readonly url: string;
  readonly consoleUrl: string;
  readonly addresses: readonly string[];

  constructor(
    server: Server,
    world: PracticeWorld,
    { url, addresses }: Pick<PracticeRoom, "url" | "addresses">,
  ) {
    this.#server = server;
    this.#world = world;
    this.url = url;
    this.consoleUrl = `${url}/`;
    this.addresses = addresses;
  }

  issueKeys(): IssuedKeys {
    return this.#world.desk.issueKeys();
  }

  rehearse(scenario: ScenarioId | undefined, options: RehearseOptions = {}): void {
    checkNames(options, REHEARSE_NAMES, "rehearse");
    this.#known(options.account, "rehearse");
    this.#world.scenarios.begin(scenario, options);
  }

  get students(): Students {
    return studentsOf(this.#world);
  }

  topUp(usd: number, options: TopUpOptions = {}): void {
    checkNames(options, TOP_UP_NAMES, "top up");
    const { account } = options;
    const mills = Math.round(usd * 1000);
    const { billing, registry } = this.#world;
    this.#known(account, "top up");
    const ids = account === undefined ? registry.students.map(({ id }) => id) : [account];
    for (const id of ids) billing.topUp(id, mills);
  }

  #known(account: string | undefined, doing: string): void {
    if (account === undefined || this.#world.registry.account(account)) return;
    throw new RangeError(`Cannot ${doing}: there is no account ${account} in this room`);
  }

  removeStudent(account: string): void {
    this.#world.reception.remove(account);
  }

  renameStudent(account: string, name: string): string {
    return this.#world.reception.rename(account, name);
  }

  addPlaces(count: number): void {
    this.#world.reception.addPlaces(count);
  }

  get accounts(): readonly PracticeAccount[] {
    return this.#world.registry.accounts.map(practiceAccount);
  }

  classCode(): string | undefined {
    return this.#world.reception.class?.codes.students;
  }

  teacherCode(): string | undefined {
    return this.#world.reception.class?.codes.teacher;
  }

  get requests(): readonly PracticeRequest[] {
    return this.#world.requests.list();
  }

  close(): Promise<void> {
    this.#world.closing.abort();
    return this.#closed ??= this.#server.shutdown().then(() => this.#world.registry.close());
  }

  unref(): void {
    this.#server.unref();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  toString(): string {
    const state = this.#closed ? "closed" : `open at ${this.url}`;
    return `PracticeRoom (${state}; made-up posts, not X)`;
  }

  toJSON(): { url: string; consoleUrl: string; practice: true } {
    return { url: this.url, consoleUrl: this.consoleUrl, practice: true };
  }

  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    const text = { "text/plain": this.toString() };
    if (this.#closed) return text;
    const link =
      `<a href="${this.consoleUrl}" target="_blank" rel="noopener">${this.consoleUrl}</a>`;
    return { ...text, "text/html": `PracticeRoom, open at ${link} (made-up posts, not X)` };
  }
}
