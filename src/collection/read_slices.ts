import { budgetReached, type Network, type RateLimit, type Waiting } from "../access/mod.ts";
import { type Charge, fromMills, NO_CHARGE, refusalOf, sumCharges, toMills } from "../money/mod.ts";
import { AccessError, problemOf } from "../problems/mod.ts";
import { addAuthors, type Ended, pageSize, pauseAfter } from "../search/mod.ts";
import type { CollectionLock } from "./collection_lock.ts";
import type { CollectProgress } from "./collect_progress.ts";
import { DOING, type Question, type Wanted } from "./question.ts";
import { chargeOf } from "./run_totals.ts";
import { roomCode, type RunRow, type SliceRow } from "./run_row.ts";
import { astray, cutIds, idsOf, parametersOf, withoutEnd } from "./slice_page.ts";
import type { Store } from "./store.ts";
import { WriteFailure, written } from "./write_failure.ts";

/** What reading takes beside the question. */
export interface Reading {
  network: Network;
  store: Store;
  run: RunRow;
  question: Question;
  wanted: Wanted;
  /** Keeps room for a page before it is asked for, and gives it to what came when there is no other. */
  room: Pick<CollectionLock, "keepRoom" | "expect" | "giveRoom">;
  /** Stops the asking. */
  signal: AbortSignal;
  /** Cuts off what is on its way. */
  cut: AbortSignal;
  onProgress: (progress: CollectProgress) => void | Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Why the reading ended. */
export interface Read {
  ended: Ended;
  problem?: AccessError;
  /** Pages that came. */
  pages: number;
  /** What was thrown and is no problem of X: as by `onProgress`. */
  thrown?: { error: unknown };
}

/** A page for a slice of a sample has room for some more posts than were counted. */
const SPARE = 5;

/** So often a page that was paid for is written, each time for as long as the file is waited for. */
const TRIES = 3;

/** A page that may be asked for now. */
interface Task {
  slice: SliceRow;
  size: number;
  worst: number;
}

/**
 * Reads the open slices of a run side by side, until there is as much as was wanted, or something
 * ends it. Each page is written down before it is asked for, and is in the file with its rows before
 * the next of its slice is asked for. Which lane is faster changes nothing of what is bought: a page
 * is asked for only if all newer slices together leave room for it.
 */
export class SliceReader {
  readonly #reading: Reading;
  readonly #slices: SliceRow[];
  /** Posts that pages on their way can bring, by slice. */
  readonly #onTheirWay = new Map<number, { size: number; worst: number }>();
  readonly #began: number;
  #charge: Charge;
  /** What the card may spend in all, seen from this question: the door learns of a page later. */
  readonly #purse: number;
  #pages = 0;
  #came = 0;
  #posts: number;
  #lastAsked = -Infinity;
  #rateLimit: RateLimit | undefined;
  #waitsUntil: Date | undefined;
  #failure: AccessError | undefined;
  #thrown: { error: unknown } | undefined;
  #closedUntil: Date | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
    const { store, run, now } = reading;
    this.#slices = store.slices(run.id).filter(({ chosen }) => chosen === 1);
    this.#charge = chargeOf(store.database, run.id);
    this.#purse = this.#spent + reading.network.left;
    this.#posts = this.#slices.reduce((sum, { posts }) => sum + posts, 0);
    this.#began = now();
  }

  /** What this question cost so far at most, in thousandths of a US dollar. */
  get #spent(): number {
    return toMills(this.#charge.cost.high);
  }

  /** Reads until it ends; what is on its way is in the file then, or told to be lost. */
  async read(): Promise<Read> {
    const { signal, wanted: { lanes } } = this.#reading;
    const tasks = new Set<Promise<void>>();
    const stopped = Promise.withResolvers<void>();
    const stop = () => stopped.resolve();
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    try {
      for (;;) {
        let task: Task | undefined;
        while (this.#goesOn() && tasks.size < lanes && (task = this.#next())) {
          if (tasks.size > 0 && this.#isWindowFull(tasks.size)) break;
          const asked = this.#ask(task).catch((error) => this.#fail(error));
          tasks.add(asked);
          asked.finally(() => tasks.delete(asked));
        }
        if (tasks.size === 0) break;
        await Promise.race(tasks);
      }
    } finally {
      signal.removeEventListener("abort", stop);
    }
    return { ...this.#end(), pages: this.#pages, thrown: this.#thrown };
  }

  /** A sample has slices of about ten posts, in the order of chance. */
  get #isSample(): boolean {
    return this.#reading.run.seed !== null;
  }

  #goesOn(): boolean {
    return !this.#failure && !this.#thrown && !this.#reading.signal.aborted && !this.#isReached();
  }

  #fail(error: unknown): void {
    if (error instanceof AccessError) this.#failure ??= error;
    else this.#thrown ??= { error };
  }

  /** Whether the newest posts are here, as many as were wanted. */
  #isReached(): boolean {
    let posts = 0;
    for (const slice of this.#slices) {
      posts += slice.posts;
      if (posts >= this.#reading.wanted.limit) return true;
      if (slice.state !== "done") return false;
    }
    return false;
  }

  #end(): Pick<Read, "ended" | "problem"> {
    const problem = this.#failure;
    if (this.#isReached()) return { ended: "limit" };
    if (this.#slices.every(({ state }) => state === "done")) {
      return { ended: this.#isSample ? "limit" : "no more posts" };
    }
    if (this.#reading.signal.aborted || problem?.problem === "cancelled" || this.#thrown) {
      return { ended: "stopped", problem };
    }
    if (problem?.problem === "budget-reached") return { ended: "budget", problem };
    return { ended: "problem", problem };
  }

  /** The next page that may be asked for, newest slices first. */
  #next(): Task | undefined {
    const { wanted: { limit }, question: { pages: rule } } = this.#reading;
    let newer = 0;
    let isSettled = true;
    for (const slice of this.#slices) {
      const onItsWay = this.#onTheirWay.get(slice.id);
      const room = limit === Infinity ? Infinity : limit - newer - slice.posts;
      if (room <= 0) return undefined;
      if (slice.state !== "done" && !onItsWay) {
        // A rest that is smaller than X's smallest page waits until nothing newer can fill it.
        if (room < rule.smallest && !isSettled) return undefined;
        return this.#afford(slice, room);
      }
      if (slice.state === "done") newer += slice.posts;
      else {
        isSettled = false;
        newer += Math.max(slice.counted ?? Infinity, slice.posts + (onItsWay?.size ?? 0));
      }
    }
    return undefined;
  }

  /** @throws {AccessError} `budget-reached` where nothing that is on its way can free any. */
  #afford(slice: SliceRow, room: number): Task | undefined {
    const { network, question: { pricePerPost, pages: rule }, wanted: { budget } } = this.#reading;
    const reserved = [...this.#onTheirWay.values()].reduce((sum, { worst }) => sum + worst, 0);
    const spent = this.#spent + reserved;
    const left = Math.min(network.left, this.#purse - spent, budget - spent);
    const ids = idsOf(slice)?.length ?? Infinity;
    const most = this.#isSample ? slice.counted! + SPARE : ids;
    const size = pageSize(Math.min(room, most), left / pricePerPost, rule);
    const worst = size * pricePerPost;
    const refusal = refusalOf({ span: "call", budget, spent, next: worst });
    const isIdle = this.#onTheirWay.size === 0;
    // What is on its way is put down at its worst price, and may turn out to cost less.
    if (!isIdle && (refusal || worst > left)) return undefined;
    if (!refusal) return { slice, size, worst };
    this.#failure = budgetReached(DOING, refusal, slice.ids === null ? "posts" : "ids");
    return undefined;
  }

  /** What is known of X's window. A refusal has the last word: answers to others may be older. */
  get #window(): RateLimit | undefined {
    const isClosed = this.#closedUntil !== undefined &&
      this.#closedUntil.getTime() > this.#reading.now();
    return isClosed ? { limit: 0, remaining: 0, resetAt: this.#closedUntil! } : this.#rateLimit;
  }

  /** Whether X's window has no room for one more beside those that are on their way. */
  #isWindowFull(onTheirWay: number): boolean {
    const window = this.#window;
    if (!window || window.resetAt.getTime() <= this.#reading.now()) return false;
    return window.remaining - onTheirWay <= 0;
  }

  async #ask({ slice, size, worst }: Task): Promise<void> {
    const { network, store, run, question, room, signal, cut, now } = this.#reading;
    const { path, asking, as, pace, expects } = question;
    this.#onTheirWay.set(slice.id, { size, worst });
    try {
      const wait = Math.max(pauseAfter(slice.empty, network.patience), this.#turn(pace));
      await network.pause(wait, DOING, signal);
      await this.#waitForWindow();
      if (!this.#goesOn()) return;
      const rest = written(() => cutIds(store, run, slice, size));
      if (rest) this.#slices.push(rest);
      const parameters = parametersOf(slice, question, size, now());
      const askedAt = new Date(now()).toISOString();
      written(() => room.keepRoom());
      const pageId = store.ask(slice, { path, parameters, askedAt, worst });
      const own = new AbortController();
      let waits = false;
      // Between two tries nothing is on its way: there is nothing to wait for.
      const stop = () => {
        if (waits && signal.aborted) own.abort();
      };
      signal.addEventListener("abort", stop);
      let answer;
      try {
        answer = await network.get({
          ...{ path, params: parameters, doing: DOING, as, expects },
          signal: AbortSignal.any([cut, own.signal]),
          onWait: (waiting) => {
            waits = !waiting.over && waiting.secondsLeft > 0;
            if (!waiting.over) stop();
            this.#showWait(waiting);
          },
        });
      } catch (error) {
        this.#lose(slice, pageId, own.signal.aborted ? 0 : worst, error);
        return;
      } finally {
        signal.removeEventListener("abort", stop);
      }
      this.#rateLimit = answer.rateLimit;
      if (this.#pages === 0) this.#noteRoom();
      const { body, charge, failed } = await addAuthors(network, answer, {
        ...{ asking, as, doing: DOING, signal: cut },
      });
      if (failed) this.#fail(failed.error);
      this.#charge = sumCharges([this.#charge, charge]);
      const before = slice.next_token;
      const open = withoutEnd(slice, body);
      const answeredAt = new Date(now()).toISOString();
      const came = await this.#writeAnswer((withoutRows) =>
        store.answer(
          run,
          slice,
          pageId,
          { body, asking, charge, answeredAt, withoutRows },
          ({ nextToken }) => open || nextToken !== undefined ? "open" : "done",
        )
      );
      if (open) this.#goOnByPlace(slice);
      room.expect(came.bytes);
      this.#pages += 1;
      this.#came += came.fresh;
      this.#posts += came.fresh;
      this.#failure ??= open ?? astray(slice, before, came);
    } finally {
      this.#onTheirWay.delete(slice.id);
    }
    await this.#tell();
  }

  /** The first answer tells whether X answers, or a practice room. */
  #noteRoom(): void {
    const { network, store, run } = this.#reading;
    const practice = roomCode(network.room, network.madeUp);
    if (practice === run.practice) return;
    run.practice = practice;
    store.updateRun(run.id, { practice });
  }

  /** A page that did not come. One whose token X takes no longer is asked for by its place. */
  #lose(slice: SliceRow, pageId: number, worst: number, error: unknown): void {
    const { store } = this.#reading;
    const known = error instanceof AccessError ? error : undefined;
    const mayBePaid = !known || problemOf(known.problem).cost === "perhaps";
    if (mayBePaid) {
      const lost = { ...NO_CHARGE, cost: fromMills(0, worst) };
      this.#charge = sumCharges([this.#charge, lost]);
    }
    store.fail(slice, pageId, known?.problem ?? "unknown", mayBePaid ? worst : 0);
    if (known?.status === 400 && slice.next_token !== null) this.#goOnByPlace(slice);
    else throw error;
  }

  /** Where no token tells where a slice goes on, its oldest post does. */
  #goOnByPlace(slice: SliceRow): void {
    const { store, run } = this.#reading;
    const place = slice.oldest_id === null ? {} : { until_id: slice.oldest_id };
    store.moveSlice(run, slice, { next_token: null, ...place });
  }

  /** How long to wait until it is the turn of one more request, in milliseconds. */
  #turn(pace: number): number {
    if (pace === 0) return 0;
    const now = this.#reading.now();
    const turn = Math.max(now, this.#lastAsked + pace);
    this.#lastAsked = turn;
    return turn - now;
  }

  /** Waits for X's next window where this one is used up, as long as the card may wait. */
  async #waitForWindow(): Promise<void> {
    const { network, now, signal } = this.#reading;
    const window = this.#window;
    if (!window || window.remaining > 0) return;
    // A second more: X's windows end on whole seconds, and not all its machines at once.
    const until = window.resetAt.getTime() + 1000;
    if (until <= now() || until - now() > network.patience * 1000) return;
    this.#waitsUntil = new Date(until);
    try {
      while (now() < until && !this.#thrown) {
        await this.#tell();
        await network.pause(Math.min(1000, Math.max(1, until - now())), DOING, signal);
      }
    } finally {
      this.#waitsUntil = undefined;
    }
  }

  /**
   * Writes what was paid for. Where another program keeps the file locked, it waits on; where the disk
   * is full, into the room that was kept, at last without its rows, and no more is asked for.
   */
  async #writeAnswer<Result>(write: (withoutRows: boolean) => Result): Promise<Result> {
    let isInUse = true;
    for (let tries = 1;; tries++) {
      try {
        return write(!isInUse && tries === TRIES);
      } catch (error) {
        if (!(error instanceof WriteFailure)) throw error;
        isInUse = error.why === "in use";
        if (error.why === "full") this.#reading.room.giveRoom();
        if (!isInUse) this.#failure ??= error;
        if (tries === TRIES) throw this.#failure = error.ofPage();
        // SQLite waits without letting anything else run: this does.
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  }

  #showWait({ secondsLeft, over, error }: Waiting): void {
    const { now } = this.#reading;
    // What one lane is told holds for all of them.
    if (problemOf(error.problem).remedy === "wait") this.#closedUntil = error.retryAt;
    this.#waitsUntil = over || secondsLeft === 0 ? undefined : new Date(now() + secondsLeft * 1000);
    this.#tell();
  }

  async #tell(): Promise<void> {
    const { wanted: { limit }, now, onProgress } = this.#reading;
    const counted = this.#slices.every(({ counted }) => counted !== null)
      ? this.#slices.reduce((sum, { counted }) => sum + counted!, 0)
      : Infinity;
    const expected = Math.min(limit, counted);
    const seconds = (now() - this.#began) / 1000;
    const rate = seconds > 0 ? this.#came / seconds : 0;
    const posts = Math.min(this.#posts, limit);
    // Whatever it throws, it is not X's.
    await Promise.try(onProgress, {
      posts,
      expected: Number.isFinite(expected) ? expected : undefined,
      pages: this.#pages,
      charge: this.#charge,
      rate,
      secondsLeft: rate > 0 && Number.isFinite(expected)
        ? Math.max(0, expected - posts) / rate
        : undefined,
      rateLimit: this.#rateLimit,
      waitsUntil: this.#waitsUntil,
    }).catch((error: unknown) => this.#thrown ??= { error });
  }
}
