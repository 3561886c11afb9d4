import type { Random } from "./random.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Posts per hour of an ordinary day, by the hour in UTC, which is Paperwick's own time. */
const RHYTHM = [
  10,
  6,
  3,
  2,
  3,
  6,
  16,
  30,
  38,
  40,
  42,
  40,
  44,
  40,
  36,
  40,
  46,
  48,
  50,
  54,
  56,
  48,
  34,
  20,
];

/** Posts per hour that the storm adds, from its first hour on. */
const STORM = [15, 60, 115, 130, 95, 55, 28, 12];

/** A moment at which somebody posts. */
export interface Moment {
  /** Milliseconds since 1970. */
  at: number;
  /** Whether it is about the storm. */
  storm: boolean;
}

/** When the storm night begins: eight in the evening, three days before. */
export function stormBegins(anchor: number): number {
  return Math.floor(anchor / DAY) * DAY - 3 * DAY + 20 * HOUR;
}

/** The moments of all posts from `from` to `to` (both full hours), in order, no two alike. */
export function timeline(
  chance: Random,
  { from, to, storm }: { from: number; to: number; storm: number },
): Moment[] {
  const moments: Moment[] = [];
  for (let hour = from; hour < to; hour += HOUR) {
    const usual = RHYTHM[(hour / HOUR) % 24] * (0.85 + 0.3 * chance.next());
    const extra = STORM[(hour - storm) / HOUR] ?? 0;
    // On the storm night few write about anything else.
    const ordinary = Math.round(extra > 0 ? usual * 0.4 : usual);
    for (let i = 0; i < ordinary + extra; i++) {
      moments.push({ at: hour + chance.below(HOUR), storm: i >= ordinary });
    }
  }
  moments.sort((a, b) => a.at - b.at);
  for (let i = 1; i < moments.length; i++) {
    moments[i].at = Math.max(moments[i].at, moments[i - 1].at + 1);
  }
  return moments;
}

/** So many moments of a day (milliseconds since 1970, at its beginning), in order, none twice. */
export function momentsOfDay(chance: Random, day: number, count: number): number[] {
  const total = RHYTHM.reduce((sum, each) => sum + each, 0);
  const moments = new Set<number>();
  for (let i = 0; i < count; i++) {
    let left = chance.next() * total;
    const hour = Math.max(0, RHYTHM.findIndex((each) => (left -= each) < 0));
    moments.add(day + hour * HOUR + chance.below(HOUR));
  }
  return [...moments].sort((a, b) => a - b);
}
