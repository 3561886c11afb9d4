import type { Network } from "../access/mod.ts";
import { type Charge, formatUsd, fromMills, MILLS, NO_CHARGE, toMills } from "../money/mod.ts";
import { raise, sayHere } from "../problems/mod.ts";
import { count, MOST_IDS } from "../search/mod.ts";
import { DOING, type Question, type Wanted } from "./question.ts";
import { newestEnd } from "./newest_end.ts";
import type { NewSlice } from "./run_row.ts";
import { checkSampleSize, planSample } from "./sample.ts";

/** How a range is read: its parts, newest first. */
export interface Plan {
  slices: NewSlice[];
  /** Posts that match in the range, as X counted them. */
  counted?: number;
  counts?: Span[];
  /** Where the chance of a sample began; nothing where none was needed. */
  seed?: number;
  /** What counting cost. */
  charge: Charge;
}

/** What X counted in a range, and what that cost. */
export interface Counted {
  /** Oldest first, by the minute. */
  spans: Span[];
  total: number;
  charge: Charge;
}

/** What planning takes beside the question. */
export interface Planning {
  /** Milliseconds since 1970. */
  now: number;
  signal: AbortSignal;
  /** The first place of its slices. @default 0 */
  from?: number;
  /** What an earlier call counted, and could make no sample of; it is not bought again. */
  known?: Counted;
  /** Takes a count that is paid for and of which no sample comes. */
  keep?: (counted: Counted) => void;
}

/** So many posts matched from one moment to the next. */
export interface Span {
  start: string;
  end: string;
  count: number;
}

/**
 * Cuts a counted range into slices of about equal counts, newest first, as far back as the limit
 * goes; what lies beyond is one slice, in case X shows fewer posts than it counted.
 *
 * @param spans Oldest first, as X counts.
 * @param lanes How many slices there are to be, at least where the spans allow it.
 * @param page Posts of a full page: slices of whole pages waste no request.
 */
export function cutEqually(
  spans: readonly Span[],
  { limit, lanes }: Pick<Wanted, "limit" | "lanes">,
  page: number,
): NewSlice[] {
  const total = spans.reduce((sum, { count }) => sum + count, 0);
  const target = Math.max(page, Math.ceil(Math.min(limit, total) / lanes / page) * page);
  const slices: NewSlice[] = [];
  let end = spans.at(-1)?.end;
  let counted = 0;
  let taken = 0;
  for (const span of spans.toReversed()) {
    // A span that would make it much too large begins a slice of its own.
    if (counted > 0 && counted + span.count > target * 1.1 && taken < limit) {
      slices.push({ position: slices.length, start: span.end, end, counted });
      [end, counted] = [span.end, 0];
    }
    counted += span.count;
    taken += span.count;
    if (counted >= target && taken - span.count < limit) {
      slices.push({ position: slices.length, start: span.start, end, counted });
      [end, counted] = [span.start, 0];
    }
  }
  const start = spans[0]?.start;
  if (end !== start) slices.push({ position: slices.length, start, end, counted });
  return slices;
}

/**
 * Decides how a question is read. Lanes take a count (USD 0.005), which is asked where the keys and
 * the budget allow it; else the range is one slice, read page after page.
 */
export async function planSlices(
  network: Network,
  question: Question,
  { limit, budget, lanes, spread, seed = randomSeed() }: Wanted,
  { now, signal, from = 0, known, keep = () => {} }: Planning,
): Promise<Plan> {
  const { source, ids, since, until, sinceId, untilId, archive, pages } = question;
  if (ids) {
    const parts = Array.from(
      { length: Math.ceil(ids.length / MOST_IDS) },
      (_, at) => ids.slice(at * MOST_IDS, (at + 1) * MOST_IDS),
    );
    return {
      slices: parts.map((part, at) => ({
        position: from + at,
        ids: JSON.stringify(part),
        counted: part.length,
      })),
      counted: ids.length,
      charge: NO_CHARGE,
    };
  }
  const hasIds = sinceId !== undefined || untilId !== undefined;
  // X takes ids or times, so a range of ids has no end in time.
  const end = until ?? (hasIds ? undefined : newestEnd(network, now));
  const whole = { position: from, start: since, end, since_id: sinceId, until_id: untilId };
  const price = archive ? MILLS.countsAll : MILLS.countsRecent;
  const canCount = network.canSign("app");
  if (spread && !canCount) {
    throw raise("unsupported-authentication", {
      doing: DOING,
      found: "a sample needs counts, and X counts for a Bearer Token only",
      nextSteps: ["Set X_BEARER_TOKEN, or X_API_KEY and X_API_SECRET."],
    });
  }
  const smallest = pages.smallest * question.pricePerPost;
  // A count after which not one page fits would be bought for nothing.
  const canCut = source === "search" && !hasIds && (lanes > 1 || spread) && canCount &&
    (spread || price + smallest <= Math.min(budget, network.left));
  if (!canCut) return { slices: [whole], charge: NO_CHARGE };
  const sampleOf = (counting: number, purse: number) => {
    // The last slice is asked for with X's smallest page, which must fit into the budget, too.
    const left = Math.min(budget - counting, purse) - smallest;
    const affordable = Math.max(0, Math.floor(left / question.pricePerPost));
    const least = (posts: number) => counting + smallest + posts * question.pricePerPost;
    const makeRoom = (posts: number) =>
      sayHere({
        terminal: `Give --budget ${(least(posts) / 1000).toFixed(3).replace(/0$/, "")} or more`,
        elsewhere: `Set budget to ${
          formatUsd(least(posts) / 1000)
        } or more, for the call and for the card`,
      });
    return { limit: Math.min(limit, affordable), spread, ...(affordable < limit && { makeRoom }) };
  };
  if (spread && !known) checkSampleSize(sampleOf(price, network.left - price), DOING);
  const counted = known ?? await countRange(network, question, {
    ...{ since, until: end, signal, budget, price, enough: spread ? undefined : limit },
  });
  const { spans, charge } = counted;
  const byHour = [...spansByHour(spans)];
  if (spread) {
    const sample = keepIfRefused(
      () =>
        planSample(spans, { seed, ...sampleOf(toMills(charge.cost.high), network.left) }, DOING),
      () => keep(counted),
    );
    if (!sample.whole) {
      const slices = sample.slices.map((slice, at) => ({ ...slice, position: from + at }));
      return { slices, counted: sample.counted, counts: byHour, seed, charge };
    }
  }
  const slices = cutEqually(spans, { limit, lanes }, pages.largest)
    .map((slice) => ({ ...slice, position: from + slice.position }));
  if (slices.length === 0) return { slices: [whole], counted: counted.total, charge };
  // X's own bounds of a range without a beginning move on with time: it has none in the file either.
  const last = slices[slices.length - 1];
  slices[slices.length - 1] = { ...last, start: since };
  return { slices, counted: counted.total, counts: byHour, charge };
}

async function countRange(
  network: Network,
  { archive, query }: Question,
  { since, until, signal, budget, price, enough }: {
    since?: string;
    until?: string;
    signal: AbortSignal;
    /** In thousandths of a US dollar, as is the price of a request. */
    budget: number;
    price: number;
    enough?: number;
  },
): Promise<Counted> {
  const counts = await count(network, query, {
    ...{ archive, granularity: "minute", since, until, checkQuery: false, signal },
    ...(Number.isFinite(budget) ? { budget: fromMills(budget, budget).high } : {}),
  }, { enough });
  const requests = Math.round(counts.cost.high * 1000 / price);
  return {
    spans: counts.map(({ start, end, count }) => ({ start, end, count })),
    total: counts.total,
    charge: { ...NO_CHARGE, requests, cost: counts.cost },
  };
}

function keepIfRefused<Result>(run: () => Result, keep: () => void): Result {
  try {
    return run();
  } catch (error) {
    keep();
    throw error;
  }
}

const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0];

/** Counts by the minute as counts by the hour: what is kept of them. */
export function spansByHour(spans: readonly Span[]): Span[] {
  const hours: Span[] = [];
  for (const { start, end, count } of spans) {
    const last = hours.at(-1);
    if (last && last.start.slice(0, 13) === start.slice(0, 13)) {
      hours[hours.length - 1] = { start: last.start, end, count: last.count + count };
    } else hours.push({ start, end, count });
  }
  return hours;
}
