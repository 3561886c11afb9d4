import type { Answer, Question } from "./question.ts";
import type { TwitterApi, TwitterApiTokens } from "npm:twitter-api-v2@1.29.1";
import { type Keys, readVariable } from "../keys/mod.ts";
import { type Balance, Ledger, NO_CHARGE } from "../money/mod.ts";
import {
  AccessError,
  diagnose,
  NOTHING_KNOWN,
  type Place,
  placeHere,
  type Practice,
  problemOf,
} from "../problems/mod.ts";
import { readCredits, readUsage, type Usage } from "./account.ts";
import { checkDestination } from "./base_url.ts";
import type { Headers, Trace } from "./client_library.ts";
import { Clients, type SignedAs } from "./clients.ts";
import type { Http2Session } from "./http2_session.ts";
import { readLimits, readRateLimit } from "./limit_headers.ts";
import { loadClient, type LoadedClient } from "./load_client.ts";
import { Meter } from "./meter.ts";
import { pauseBefore, REAL_TIMERS, type Timers, type Waiting, waitVisibly } from "./patience.ts";
import { sealBehind, sealLibrary } from "./sealed_client.ts";
import { type KnownUsage, readRoom, type Recollection, type RoomFacts } from "./recollection.ts";

/** What the network needs. */
export interface NetworkOptions {
  /** Where requests go. */
  baseUrl: URL;
  /** Seconds that one request may take. */
  timeout: number;
  /** Ends every request. */
  signal?: AbortSignal;
  /** Whether it is known to lead to a practice room, or to a replay; else the answers tell. */
  practice?: Practice;
  /** Seconds that one request may wait in all before it is given up. @default 0 */
  patience?: number;
  /** Told of every wait, once a second. */
  onWait?: (waiting: Waiting) => void;
  /** What knows what was spent, and what may be. @default one without a budget, for this network */
  ledger?: Ledger;
  /** Time and chance. @default the computer's own */
  timers?: Timers;
}

/** A question with the one signal that ends it: the caller's and the card's. */
type Joined = Question & { signal: AbortSignal };

const hasProxy = (variable: typeof readVariable): boolean =>
  Boolean(variable("HTTPS_PROXY") ?? variable("https_proxy"));

/** Deno's fetch uses `HTTPS_PROXY`; node:https, by which the library sends, only if told to. */
export function hasUnusedProxy(variable = readVariable): boolean {
  return hasProxy(variable) && variable("NODE_USE_ENV_PROXY") !== "1";
}

/** Whether twitter-api-v2 is set to print every request; also where it cannot be loaded: no. */
export async function clientLogs(): Promise<boolean> {
  const library = await import("npm:twitter-api-v2@1.29.1").catch(() => undefined);
  return library?.TwitterApiV2Settings.debug ?? false;
}

/** What the network's clients are made of. */
type Loaded = Omit<LoadedClient, "library"> & Pick<LoadedClient["library"], "TwitterApi"> & {
  /** The way over HTTP/2, for all who ask through this network. */
  session?: Http2Session;
};

/** HTTP/2 is for TLS; and through a proxy it would need a tunnel that node:http2 does not make. */
async function http2SessionTo(
  baseUrl: URL,
  { now }: Timers,
): Promise<Http2Session | undefined> {
  if (baseUrl.protocol !== "https:" || hasProxy(readVariable)) return undefined;
  const { Http2Session } = await import("./http2_session.ts");
  return new Http2Session(baseUrl, now);
}

/** Sends requests, and nothing else does. */
export class Network {
  /** What was spent through this network. */
  readonly ledger: Ledger;
  /** Where requests go. */
  readonly baseUrl: URL;
  readonly #options: NetworkOptions;
  readonly #clients: Clients;
  readonly #anew: () => Network;
  // Answers come from events, which need not know for whom they were asked.
  readonly #place: Place = placeHere();
  #practice: boolean;
  #says: RoomFacts = readRoom("");
  #userOnly = false;
  #clockAhead?: number;
  #usage?: KnownUsage;
  #tellsCredits = true;

  private constructor(
    keys: Keys,
    options: NetworkOptions,
    loaded: Loaded,
  ) {
    const { ledger = new Ledger() } = options;
    this.ledger = ledger;
    this.#anew = () => new Network(keys, { ...options, ledger }, loaded);
    this.#options = options;
    this.baseUrl = options.baseUrl;
    this.#practice = Boolean(options.practice);
    if (options.practice === "replay") this.#says = { replays: true, madeUp: true };
    const meter = new Meter(ledger, () => this.#practice);
    this.#clients = new Clients(keys, (tokens, signedWith, signal = options.signal) => {
      const door = loaded.networkDoor({
        ...options,
        signal,
        ...signedWith,
        shapeNotes: keys.shapeNotes,
        checkOpen: (doing) => this.#clients.checkOpen(doing),
        unusedProxy: hasUnusedProxy(),
        holdsSecret: (text) => this.#clients.holdsSecret(text),
        practice: () => this.room,
        place: this.#place,
        now: () => this.#now(),
        onHeaders: (headers) => this.#notice(headers),
        onAnswer: (path, body) => this.#learn(path, body),
        meter,
        session: loaded.session,
      });
      sealBehind(door, signedWith.keys);
      const httpAgent = loaded.streamAgent(options.baseUrl.protocol);
      return new loaded.TwitterApi(tokens as TwitterApiTokens, { plugins: [door], httpAgent });
    });
  }

  /** Begins to load what `open` needs, so that it is there once the keys are. */
  static prepare(): void {
    // What fails is told by `open`, if it comes to that.
    loadClient().catch(() => {});
  }

  /**
   * Loads the client library, and our door with Node's own HTTP, now that they are needed.
   *
   * @throws {AccessError} `client-unavailable`, or `bad-option` for real keys in clear
   */
  static async open(keys: Keys, options: NetworkOptions): Promise<Network> {
    checkDestination(keys, options.baseUrl);
    const { library, networkDoor, streamAgent } = await loadClient();
    sealLibrary(library);
    const { TwitterApi } = library;
    const session = await http2SessionTo(options.baseUrl, options.timers ?? REAL_TIMERS);
    return new Network(keys, options, { TwitterApi, networkDoor, streamAgent, session });
  }

  /** Throws `keys-forgotten` once it is closed. */
  checkOpen(doing: string): void {
    this.#clients.checkOpen(doing);
  }

  /** The same way out as if nothing had been asked yet: nothing minted; the ledger goes on. */
  anew(): Network {
    return this.#anew();
  }

  /** What answers: a practice room, one that replays a collection, or neither. */
  get room(): Practice {
    return this.#practice && (this.#says.replays ? "replay" : true);
  }

  /** Whether the posts are made up, and so nowhere on X. */
  get madeUp(): boolean {
    return this.#practice && this.#says.madeUp;
  }

  /** Whether any answer so far came from a practice room. */
  get practice(): boolean {
    return this.#practice;
  }

  /** Minutes by which this computer's clock is ahead of the server's, as of the last answer. */
  get clockAhead(): number | undefined {
    return this.#clockAhead;
  }

  /** This computer's clock, milliseconds since 1970. */
  #now(): number {
    return (this.#options.timers ?? REAL_TIMERS).now();
  }

  #notice(headers: Headers): void {
    const said = headers["x-practice-room"];
    if (said !== undefined) [this.#practice, this.#says] = [true, readRoom(`${said}`)];
    this.#clockAhead = readLimits(headers, this.#now()).clockAhead ?? this.#clockAhead;
  }

  #learn(path: string, body: unknown): void {
    if (!path.endsWith("/2/usage/tweets")) return;
    this.#noteUsage({ ...readUsage(body as Record<string, unknown>), at: this.#now() });
  }

  #noteUsage(usage: KnownUsage): void {
    const { creditsLeft } = this.#usage ?? {};
    this.#usage = { ...(creditsLeft === undefined ? {} : { creditsLeft }), ...usage };
    if (usage.daysToReset !== undefined) {
      this.ledger.noteDaysToReset(usage.daysToReset, usage.at);
    }
  }

  /** What X told last of the account's usage, if it was asked. */
  get usage(): Usage | undefined {
    return this.#usage;
  }

  /**
   * Credits that are left, in USD: asked softly, and free. X does not answer every app; one that it
   * does not answer is not asked for again.
   *
   * @returns Nothing where X does not tell.
   * @throws {AccessError} `cancelled`
   */
  async creditsLeft(signal?: AbortSignal): Promise<number | undefined> {
    if (!this.#tellsCredits || this.signsAs !== "app") return undefined;
    try {
      const question = { path: "usage/credits", doing: "ask for credits", as: "app" } as const;
      const expects = (body: Record<string, unknown>) => readCredits(body) !== undefined;
      const { body } = await this.get({ ...question, signal, patience: 0, expects });
      const creditsLeft = readCredits(body);
      this.#usage = { at: this.#now(), ...this.#usage, creditsLeft };
      return creditsLeft;
    } catch (error) {
      if (!(error instanceof AccessError) || error.problem === "cancelled") throw error;
      // A limit or a moment's trouble passes; what is not there stays away.
      this.#tellsCredits = problemOf(error.problem).remedy !== "change";
      return undefined;
    }
  }

  /** Whether the keys at hand can sign in this way. */
  canSign(as: SignedAs): boolean {
    this.checkOpen("go on");
    return this.#clients.canSign(as);
  }

  /** What the next network with the same keys may take over. Never leaves this room. */
  recall(): Recollection {
    const { minted } = this.#clients;
    const [practice, userOnly, usage] = [this.#practice, this.#userOnly, this.#usage];
    return {
      minted,
      practice,
      says: this.#says,
      userOnly,
      usage,
      tellsCredits: this.#tellsCredits,
    };
  }

  /** Takes over what an earlier network with the same keys learned. */
  resume({ minted, practice, says, userOnly, usage, tellsCredits }: Recollection): void {
    this.#says = says;
    this.#clients.resume(minted);
    if (usage) this.#noteUsage(usage);
    this.#practice = practice;
    this.#userOnly = userOnly;
    this.#tellsCredits = tellsCredits;
  }

  /** From here on signs as the person wherever it does not matter: no Bearer Token can be minted. */
  signAsUser(): void {
    this.#userOnly = true;
  }

  /** Seconds that a request may wait in all. */
  get patience(): number {
    return this.#options.patience ?? 0;
  }

  /** How it signs where that does not matter. */
  get signsAs(): SignedAs {
    return this.canSign("app") && !this.#userOnly ? "app" : "user";
  }

  /** What is left of the tightest budget, in thousandths of a US dollar; `Infinity` without one. */
  get left(): number {
    return this.ledger.left(this.#practice);
  }

  /** What was spent, by span. */
  get balance(): Balance {
    return this.ledger.balance(this.#practice);
  }

  /** A client to hand out. */
  client(): TwitterApi {
    this.checkOpen("hand out a client");
    return this.#clients.any();
  }

  /**
   * Asks one question; again where a moment mends it and nothing can be charged twice.
   *
   * @throws {AccessError} Whatever went wrong, explained.
   */
  async get(question: Question): Promise<Answer> {
    this.checkOpen(question.doing);
    const all = [question.signal, this.#options.signal, this.#clients.ended];
    const signals = all.filter((each) => each !== undefined);
    return await this.#askPatiently({ ...question, signal: AbortSignal.any(signals) });
  }

  async #askPatiently(question: Joined): Promise<Answer> {
    const { signal, path, doing, patience = this.patience } = question;
    const { timers = REAL_TIMERS } = this.#options;
    const onWait = question.onWait ?? this.#options.onWait ?? (() => {});
    const end = timers.now() + patience * 1000;
    let waiting: Waiting | undefined;
    let before = 0;
    try {
      for (let tries = 1;; tries++) {
        const trace: Trace = { tries, sent: false };
        try {
          return await this.#askUntil(question, trace);
        } catch (thrown) {
          if (trace.lost) question.onLost?.(trace.lost);
          const error = thrown instanceof AccessError ? thrown : this.#explain(thrown, doing);
          const left = end - timers.now();
          const failed = { error, path: `/2/${path}`, tries, sent: trace.sent, left };
          const pause = pauseBefore(failed, timers);
          if (pause === undefined) throw error;
          const start = timers.now();
          const about = { error, nextTry: tries + 1, before };
          waiting = await waitVisibly(pause, about, onWait, signal, timers);
          before += timers.now() - start;
        }
      }
    } finally {
      // However often it waited, it is one line that says so.
      if (waiting) onWait({ ...waiting, over: signal.aborted ? "stopped" : "answered" });
    }
  }

  /**
   * Waits between two requests.
   *
   * @param milliseconds How long; 0 does not wait.
   * @param doing What is being done, as it reads after "Cannot".
   * @throws {AccessError} `cancelled` if it was stopped.
   */
  async pause(milliseconds: number, doing: string, stop?: AbortSignal): Promise<void> {
    if (milliseconds === 0) return;
    const signals = [stop, this.#options.signal].filter((each) => each !== undefined);
    const signal = AbortSignal.any(signals);
    await (this.#options.timers ?? REAL_TIMERS).sleep(milliseconds, signal);
    if (signal.aborted) throw this.#explain({ code: "ABORTED" }, doing);
  }

  /** Ends with the signal at once, whatever the library is in the middle of. */
  async #askUntil(question: Joined, trace: Trace): Promise<Answer> {
    const { signal, doing } = question;
    const cancelled = () => this.#explain({ code: "ABORTED" }, doing);
    if (signal.aborted) throw cancelled();
    const stopped = Promise.withResolvers<never>();
    const stop = () => {
      // An answer that is here is paid for.
      if (!trace.charge) stopped.reject(trace.stop?.() ?? cancelled());
    };
    signal.addEventListener("abort", stop);
    try {
      return await Promise.race([stopped.promise, this.#ask(question, trace)]);
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  /** Explains what the library throws past its hooks, such as a missing permission. */
  #explain(error: unknown, doing: string): AccessError {
    const { code, name } = error as { code?: string; name?: string };
    const network = code ?? name?.toUpperCase();
    const { host } = this.baseUrl;
    return diagnose({ ...NOTHING_KNOWN, doing, place: this.#place, host, network });
  }

  async #ask(question: Joined, trace: Trace): Promise<Answer> {
    const { path, params, doing, as, signal, expects } = question;
    const signedAs = as ?? this.signsAs;
    const client = signedAs === "app" ? await this.#clients.app(signal) : this.#clients.user();
    const own = { fullResponse: true as const, doing, signal, trace, expects };
    const { data, headers } = await client.v2.get(path, { ...params }, own)
      .catch(async (error: unknown) => {
        throw await this.#clients.whichHalf(error, trace.evidence, signal);
      });
    return {
      body: data,
      charge: trace.charge ?? NO_CHARGE,
      rateLimit: readRateLimit(headers, this.#now()),
    };
  }
}
