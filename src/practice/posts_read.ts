const DAY = 86_400_000;

/** How many posts an app has read, by day (UTC). */
export class PostsRead {
  #byDay = new Map<number, number>();

  /** Notes posts that were sent at `now` (milliseconds since 1970). */
  add(posts: number, now: number): void {
    const day = Math.floor(now / DAY);
    this.#byDay.set(day, (this.#byDay.get(day) ?? 0) + posts);
  }

  /** All posts of the month of `now`: X counts by billing cycle, the room's is the month. */
  inCycle(now: number): number {
    const month = new Date(now).toISOString().slice(0, 7);
    return [...this.#byDay]
      .filter(([day]) => new Date(day * DAY).toISOString().startsWith(month))
      .reduce((sum, [, posts]) => sum + posts, 0);
  }

  /** The last days, oldest first, today included. */
  daily(days: number, now: number): { date: string; usage: number }[] {
    const today = Math.floor(now / DAY);
    return Array.from({ length: days }, (_, i) => today - days + 1 + i).map((day) => ({
      date: new Date(day * DAY).toISOString(),
      usage: this.#byDay.get(day) ?? 0,
    }));
  }
}
