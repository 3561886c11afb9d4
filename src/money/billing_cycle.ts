const DAY = 86_400_000;

/** When the present billing cycle began, and how that is known. */
export interface BillingCycle {
  /** UTC, midnight. */
  from: Date;
  /** From the usage that X told, or the calendar month where X was not asked. */
  by: "usage" | "calendar month";
}

/** The start of a day, UTC. */
export const startOfDay = (at: number): number => Math.floor(at / DAY) * DAY;

/**
 * The present billing cycle. X tells only how many days are left of it, so it is taken to have
 * begun a month before its end.
 *
 * @param at Milliseconds since 1970.
 * @param resetsAt The day on which the next cycle begins, where X told.
 */
export function billingCycle(at: number, resetsAt?: number): BillingCycle {
  if (resetsAt === undefined) {
    const now = new Date(at);
    return {
      from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)),
      by: "calendar month",
    };
  }
  // A session can outlast the cycle in which it asked.
  let end = new Date(resetsAt);
  for (let months = 1; end.getTime() <= at; months++) end = monthsLater(resetsAt, months);
  return { from: monthsLater(end.getTime(), -1), by: "usage" };
}

/** The same day of another month, or its last one where it is shorter. */
function monthsLater(at: number, months: number): Date {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last)));
}

/** The day on which the next cycle begins, from how many days X says are left. */
export const resetsIn = (at: number, days: number): number =>
  startOfDay(at) + Math.floor(days) * DAY;
