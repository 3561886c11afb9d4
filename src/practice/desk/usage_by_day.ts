const DAY = 86_400_000;

/** What was read and spent. */
export interface Used {
  posts: number;
  /** Thousandths of a US dollar. */
  mills: number;
}

/** The same, of a day (UTC). */
export interface DayOfUse extends Used {
  /** ISO 8601: midnight, UTC. */
  date: string;
}

/** Nothing, yet. */
export const NOTHING_USED: Used = { posts: 0, mills: 0 };

/** The day of a moment (milliseconds since 1970), counted since 1970 in UTC. */
export const dayOf = (at: number): number => Math.floor(at / DAY);

const sum = (one: Used, other: Used): Used => ({
  posts: one.posts + other.posts,
  mills: one.mills + other.mills,
});

/** What was read and spent, by day (UTC). */
export class UsageByDay {
  #days = new Map<number, Used>();

  /** Adds to a day. */
  add(day: number, used: Used): void {
    this.#days.set(day, sum(this.on(day), used));
  }

  /** Of one day. */
  on(day: number): Used {
    return this.#days.get(day) ?? NOTHING_USED;
  }

  /** Of the month of `now`: X counts by billing cycle, the room's is the month. */
  inCycle(now: number): Used {
    const today = new Date(now);
    const first = dayOf(Date.UTC(today.getUTCFullYear(), today.getUTCMonth()));
    let used = NOTHING_USED;
    for (let day = first; day <= dayOf(now); day++) used = sum(used, this.on(day));
    return used;
  }

  /** The last days, oldest first, today included. */
  daily(days: number, now: number): DayOfUse[] {
    const today = dayOf(now);
    return Array.from({ length: days }, (_, i) => today - days + 1 + i).map((day) => ({
      date: new Date(day * DAY).toISOString(),
      ...this.on(day),
    }));
  }
}

/** The day (`YYYY-MM-DD`, UTC) on which the month after that of `now` begins. */
export function nextCycle(now: number): string {
  const today = new Date(now);
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1)).toISOString()
    .slice(0, 10);
}
