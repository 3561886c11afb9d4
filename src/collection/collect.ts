import { budgetReached, type Network, stoppable, VERSION } from "../access/mod.ts";
import {
  type Charge,
  fromMills,
  MILLS,
  NO_CHARGE,
  type PriceRange,
  refusalOf,
  sumCharges,
  toMills,
} from "../money/mod.ts";
import { AccessError, checkNames, raise } from "../problems/mod.ts";
import { checkHooks, user, type Warn } from "../search/mod.ts";
import { announce, type Announced, announcedIn, tellMixed } from "./announce.ts";
import { Collection } from "./collection.ts";
import { CollectionLock } from "./collection_lock.ts";
import { jsonOf } from "./damage.ts";
import { endEarly, endRun, mostOf, whereItIs } from "./end_run.ts";
import { OpenFile, unusable } from "./open_file.ts";
import { blameClock, endAnew, newestEnd } from "./newest_end.ts";
import { type Counted, planSlices } from "./plan_slices.ts";
import {
  checkFile,
  checkPseudonymise,
  type CollectOptions,
  DOING,
  OPTIONS,
  type Question,
  readQuestion,
  readWanted,
  type Wanted,
} from "./question.ts";
import { pseudonymousQuery, pseudonymousQuestion } from "./pseudonymous_question.ts";
import { openPseudonyms } from "./pseudonyms.ts";
import type { CollectProgress } from "./collect_progress.ts";
import { chargeOf, countPosts, markSurplus, newestIdOf } from "./run_totals.ts";
import { type Read, SliceReader } from "./read_slices.ts";
import { optionsOf, roomCode, type RunRow, type SliceRow } from "./run_row.ts";
import { Store } from "./store.ts";
import { nextStepsFor } from "./write_failure.ts";

/** Milliseconds in which what is on its way may still come in after a stop. */
const GRACE = 5000;

/** What a collection needs beside its question. */
export interface CollectWorld {
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
  /** Told of a query that X takes, but may not say what is meant. */
  warn?: Warn;
  /** Told, before posts are bought, what is worth to know before. */
  tell?: (sentence: string) => void;
  /** Called when it is known what is bought, before it is. */
  begin?: (announced: Announced) => void;
  onProgress?: (progress: CollectProgress) => void;
  /** Seconds to wait for another program that writes to the file. @default 10 */
  patience?: number;
}

/** A file that is open for one call, and nobody else's meanwhile. */
interface Held {
  store: Store;
  lock: CollectionLock;
}

async function hold(
  file: string,
  lanes: number,
  pseudonymise: boolean | string,
  patience?: number,
): Promise<Held> {
  let lock: CollectionLock | undefined;
  let store: Store | undefined;
  try {
    lock = CollectionLock.take(file, lanes);
    store = await Store.open(file, { patience });
    store.hideBy(await openPseudonyms(store.database, file, pseudonymise, DOING));
    return { store, lock };
  } catch (error) {
    store?.close();
    lock?.release();
    if (error instanceof AccessError) throw error;
    throw unusable(DOING, file, (error as Error).message, nextStepsFor(error));
  }
}

/** Refuses to go on from a place that somebody else wrote. */
function checkSeals(store: Store, run: RunRow, slices: readonly SliceRow[]): void {
  const altered = slices.find((slice) => !store.isSealed(run, slice));
  if (altered === undefined) return;
  throw raise("continuation-altered", {
    doing: DOING,
    found: `slice ${altered.id} of the file says where to go on, and it was changed by something ` +
      "else than Library Card",
  });
}

/** What a run cost beside its pages, as its row has it: counts, and the look-up of a name. */
const besidePages = ({ requests, cost }: Charge) => ({
  count_requests: requests,
  count_low: toMills(cost.low),
  count_high: toMills(cost.high),
});

/** The same, read off the row. */
const paidBesidePages = ({ count_requests, count_low, count_high }: RunRow): Charge => ({
  ...NO_CHARGE,
  requests: count_requests,
  cost: fromMills(count_low, count_high),
});

/** The id of whom is asked, bought once for a run, where the budget also allows a page. */
async function personOf(
  network: Network,
  { store, run }: { store: Store; run: RunRow },
  { person, pages, pricePerPost }: Question,
  { budget }: Wanted,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!person) return undefined;
  const { pseudonyms } = store;
  const options = optionsOf(run);
  if (options.person !== undefined) return pseudonyms?.open(options.person) ?? options.person;
  if (typeof person.who === "object") return person.who.id;
  const spent = toMills(chargeOf(store.database, run.id).cost.high);
  const next = MILLS.user + pages.smallest * pricePerPost;
  const refusal = refusalOf({ span: "call", budget, spent, next });
  if (refusal) throw budgetReached(DOING, refusal);
  const { id, cost } = await user(network, person.who, { signal }, {}, DOING);
  store.updateRun(run.id, {
    options: JSON.stringify({ ...options, person: pseudonyms?.seal(id) ?? id }),
    ...besidePages(sumCharges([paidBesidePages(run), { ...NO_CHARGE, requests: 1, cost }])),
  });
  return id;
}

/**
 * What is new since a range was read to its end: one more slice, newer than all.
 *
 * @param end Where a range ends that is asked now.
 */
function topUp(
  store: Store,
  run: RunRow,
  slices: readonly SliceRow[],
  question: Question,
  end: string,
): void {
  const { until, untilId, ids } = question;
  // What is new since a sample was chosen is no part of its range.
  if (run.seed !== null || until !== undefined || untilId !== undefined || ids) return;
  const newest = newestIdOf(store, run.id);
  const [first] = slices;
  // X takes no range that ends where it begins.
  if (newest === undefined && Date.parse(first.end ?? "") >= Date.parse(end)) return;
  store.addSlices(run, [{
    position: first.position - 1,
    ...(newest === undefined ? { start: first.end } : { since_id: newest }),
  }]);
}

/** The question, as the file tells it. */
function asItIsWritten({ pseudonyms }: Store, { key, query, person }: Question) {
  if (!pseudonyms) return { key, query };
  const hidden = pseudonymousQuestion(key, pseudonyms);
  const { timeline, mentions } = JSON.parse(hidden) as Record<string, string | undefined>;
  return {
    key: hidden,
    query: person
      ? `${timeline ? "timeline" : "mentions"} ${timeline ?? mentions}`
      : pseudonymousQuery(query, pseudonyms),
  };
}

/** Puts the question down, counts where lanes are wanted, and cuts its range. */
async function beginRun(
  network: Network,
  store: Store,
  question: Question,
  wanted: Wanted,
  { signal, now }: { signal: AbortSignal; now: () => number },
): Promise<RunRow> {
  const { key, query } = asItIsWritten(store, question);
  const run = store.findRun(key) ?? store.addRun({
    ...{ question: key, query, version: VERSION, practice: roomCode(network.room, network.madeUp) },
    began_at: new Date(now()).toISOString(),
  });
  try {
    return await cutRange(network, store, run, question, wanted, { signal, now });
  } catch (error) {
    return endEarly(store, run, blameClock(error, question, network), now());
  }
}

/** What an earlier call counted, and could cut nothing by. */
function countedBefore(run: RunRow): Counted | undefined {
  if (run.counts === null) return undefined;
  return {
    spans: jsonOf(run.counts, `run ${run.id}, column counts,`),
    total: run.counted!,
    charge: paidBesidePages(run),
  };
}

async function cutRange(
  network: Network,
  store: Store,
  run: RunRow,
  question: Question,
  wanted: Wanted,
  { signal, now }: { signal: AbortSignal; now: () => number },
): Promise<RunRow> {
  const slices = store.slices(run.id);
  checkSeals(store, run, slices);
  store.endPagesInFlight(run.id);
  if (slices.length > 0) {
    const anew = endAnew(slices, question, network, now());
    if (anew) store.moveSlice(run, slices[0], anew);
    const isWhole = slices.every(({ state, chosen }) => state === "done" || chosen === 0);
    if (isWhole && countPosts(store.database, run.id) < wanted.limit) {
      topUp(store, run, slices, question, newestEnd(network, now()));
    }
    return run;
  }
  const plan = await planSlices(network, question, wanted, {
    ...{ now: now(), signal, known: countedBefore(run) },
    keep({ spans, total, charge }) {
      const counts = { counted: total, counts: JSON.stringify(spans) };
      store.updateRun(run.id, { ...counts, ...besidePages(charge) });
    },
  });
  const { charge, counted, counts } = plan;
  store.updateRun(run.id, {
    counted: counted ?? null,
    seed: plan.seed ?? null,
    counts: counts ? JSON.stringify(counts) : null,
    ...besidePages(charge),
  });
  const cut = store.run(run.id);
  store.addSlices(cut, plan.slices);
  return cut;
}

/** What was spent from one moment to another. */
const costBetween = (one: PriceRange, other: PriceRange): PriceRange =>
  fromMills(toMills(other.low) - toMills(one.low), toMills(other.high) - toMills(one.high));

/**
 * Collects posts into a file: page after page, or several parts of the range side by side. Each post
 * is in it once. The same call on the same file goes on where it stopped, and buys nothing twice.
 *
 * @param network The way out.
 * @param asked The query, or ids; nothing where `source` says whose posts.
 * @param options See {@linkcode CollectOptions}.
 * @param world The clock, and who is told.
 * @throws {AccessError} If nothing could be read, if the file cannot be used, or if it was stopped;
 * any other failure ends it early, and `collection.report` tells it.
 */
export async function collect(
  network: Network,
  asked: string | readonly string[] | undefined,
  options: CollectOptions,
  world: CollectWorld = {},
): Promise<Collection> {
  checkNames(options, OPTIONS, DOING);
  checkHooks(options, DOING);
  const file = checkFile(options.to);
  const { now = Date.now } = world;
  const question = await readQuestion(network, asked, options, world.warn ?? (() => {}), now());
  const wanted = readWanted(options, question.ids);
  const pseudonymise = checkPseudonymise(options.pseudonymise);
  const held = await hold(file, wanted.lanes, pseudonymise, world.patience);
  let collection: Collection | undefined;
  try {
    collection = await stoppable(
      options.signal,
      (signal) => collectInto(network, held, file, question, wanted, options, world, signal),
    );
    return collection;
  } finally {
    held.lock.release();
    if (!collection) held.store.close();
  }
}

async function collectInto(
  network: Network,
  { store, lock }: Held,
  file: string,
  asked: Question,
  wanted: Wanted,
  options: CollectOptions,
  world: CollectWorld,
  signal: AbortSignal,
): Promise<Collection> {
  const { now = Date.now, begin = () => {}, onProgress = () => {}, tell = () => {} } = world;
  const began = now();
  let run = await beginRun(network, store, asked, wanted, { signal, now });
  try {
    store.makeUpRows(run, asked.asking, () => lock.giveRoom());
  } catch (error) {
    endEarly(store, run, error, now());
  }
  const { pseudonyms } = store;
  const { lanes: before } = optionsOf(run);
  const person = await personOf(network, { store, run }, asked, wanted, signal)
    .catch((error) => endEarly(store, run, error, now()));
  const question = person ? { ...asked, path: asked.person!.pathOf(person) } : asked;
  const { limit, lanes } = wanted;
  // What was bought beyond an earlier limit is within a larger one.
  markSurplus(store, run.id, mostOf(run, wanted));
  const sofar = {
    held: countPosts(store.database, run.id),
    spent: toMills(chargeOf(store.database, run.id).cost.high),
  };
  const announced = announce(run, sofar, question, wanted, network.room);
  const kept = {
    person: person && (pseudonyms?.seal(person) ?? person),
    // Names and ids in what was asked are pseudonyms, too: nobody can ask it again from the file.
    hidden: run.question === asked.key ? undefined : true,
  };
  const bound = (value: number) => Number.isFinite(value) ? value : undefined;
  store.updateRun(run.id, {
    options: JSON.stringify({ limit: bound(limit), budget: options.budget, lanes, ...kept }),
    ...announcedIn(store, run, announced),
    ...{ ended: null, ended_at: null, problem: null, said: null },
  });
  run = store.run(run.id);
  if (before === undefined) tellMixed(store, run, file, tell);
  begin(announced);
  const paid = chargeOf(store.database, run.id).cost;
  const cut = new AbortController();
  let grace: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    grace = setTimeout(() => cut.abort(), GRACE);
  };
  signal.addEventListener("abort", stop);
  let read: Read;
  try {
    read = await new SliceReader({
      ...{ network, store, run, question, wanted, room: lock, signal, cut: cut.signal, now },
      onProgress: options.onProgress ?? onProgress,
    }).read();
    if (read.problem) read.problem = blameClock(read.problem, question, network) as AccessError;
  } finally {
    signal.removeEventListener("abort", stop);
    clearTimeout(grace);
  }
  const { ended, problem, pages, thrown } = read;
  // Nothing is on its way any more: its room is there to write down how it ended.
  lock.giveRoom();
  const unwritten = endRun(store, run, read, wanted, (now() - began) / 1000);
  const posts = countPosts(store.database, run.id);
  if (thrown) throw thrown.error;
  if (unwritten) throw whereItIs(unwritten, file, posts);
  if (ended === "stopped") {
    throw whereItIs(problem ?? raise("cancelled", { doing: DOING }), file, posts);
  }
  if (problem && pages === 0 && (ended === "problem" || posts === 0)) {
    throw posts === 0 ? problem : whereItIs(problem, file, posts);
  }
  const added = before === undefined ? undefined : {
    posts: Math.max(0, posts - announced.held),
    cost: costBetween(paid, chargeOf(store.database, run.id).cost),
  };
  return new Collection(new OpenFile(file, store, { runId: run.id, problem, added }));
}
