import { isAmount, wholeMills } from "../money/mod.ts";
import { raise, sayHere } from "../problems/mod.ts";

/**
 * A moment: a `Date`, or text: a day, such as `"2026-11-20"`, or a day and a time, such as
 * `"2026-11-20T15:00"`. UTC, unless the text ends with an offset such as `"-05:00"`.
 */
export type Moment = Date | string;

/** What narrows a search or a count in time. */
export interface TimeWindow {
  /** From this moment on, inclusive. UTC. @default 7 days ago; with `archive`, 30 */
  since?: Moment;
  /** Up to this moment, exclusive. UTC. @default about 30 seconds ago */
  until?: Moment;
}

const refuse = (doing: string, found: string) => raise("bad-option", { doing, found });

// The language's own reader takes nearly anything, most of it for local time: "5" is a day of 2001.
const MOMENT_REGEXP =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(?:Z|([+-])(\d\d):?(\d\d))?)?$/i;

/** Reads a text as a moment; nothing if it is none, or one that does not exist. */
function readMoment(text: string): Date | undefined {
  const match = MOMENT_REGEXP.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((each) =>
    Number(each ?? 0)
  );
  const [offsetHours, offsetMinutes] = match.slice(8).map((each) => Number(each ?? 0));
  if (hour > 23 || minute > 59 || second > 59 || offsetHours > 23 || offsetMinutes > 59) {
    return undefined;
  }
  const date = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day;
  const offset = (match[7] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  date.setUTCHours(hour, minute - offset, second);
  return exists ? date : undefined;
}

/** X takes four digits for the year, and no other. */
const isWritable = (date: Date | undefined): date is Date =>
  date !== undefined && /^\d{4}-/.test(Number.isNaN(date.getTime()) ? "" : date.toISOString());

/** Writes a moment as X takes it: RFC 3339, UTC, whole seconds. */
export function toTimestamp(moment: Moment | undefined, name: string, doing: string) {
  if (moment === undefined) return undefined;
  const date = typeof moment === "string" ? readMoment(moment) : moment;
  if (!(date instanceof Date) || !isWritable(date)) {
    throw raise("bad-option", {
      doing,
      found: `${name} is not a date; write it as "2026-11-20" or "2026-11-20T15:00", UTC, ` +
        'or with an offset, as "2026-11-20T15:00-05:00"',
      nextSteps: [
        "The day must exist, and have four digits for the year and two each for month and day" +
        sayHere({ terminal: ".", elsewhere: "; a Date is taken, too." }),
        "Nothing was sent.",
      ],
    });
  }
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * Writes both ends of a window as X takes them.
 *
 * @param now What time it is at X, in milliseconds since 1970; `undefined` where nobody knows.
 * @throws {AccessError} `bad-option`, also where no post can lie in it, or where it ends in the future.
 */
export function toWindow(
  window: TimeWindow,
  doing: string,
  now: number | undefined,
): { since?: string; until?: string } {
  const since = toTimestamp(window.since, "since", doing);
  const until = toTimestamp(window.until, "until", doing);
  const refuseEmpty = (found: string, nextStep: string) =>
    raise("bad-option", { doing, found, nextSteps: [nextStep, "Nothing was sent."] });
  if (since !== undefined && until !== undefined && Date.parse(since) >= Date.parse(until)) {
    throw refuseEmpty(
      `since is ${since} and until ${until}, and no moment lies between them`,
      "Give a since that is earlier than until; a day alone begins at 00:00 UTC.",
    );
  }
  if (since !== undefined && now !== undefined && Date.parse(since) > now) {
    throw refuseEmpty(
      `since is ${since}, which is still to come`,
      "Give an earlier since. Times are UTC; look at the clock of this computer, too.",
    );
  }
  if (until !== undefined && now !== undefined && Date.parse(until) > now) {
    throw refuseEmpty(
      `until is ${until}, which is still to come`,
      "Leave out until: X then goes up to about 30 seconds ago. Times are UTC; look at the clock " +
        "of this computer, too.",
    );
  }
  return { since, until };
}

/** Checks an id: X's are whole numbers of up to 19 digits, written as text. */
export function toId(id: string | undefined, name: string, doing: string) {
  if (id === undefined) return undefined;
  if (typeof id !== "string" || !/^\d{1,19}$/.test(id)) {
    throw refuse(doing, `${name} must be an id as text, such as "1334987486343299072"`);
  }
  return id;
}

/** Checks a number of posts. */
export function toLimit(limit: number, doing: string): number {
  if (!Number.isInteger(limit) || limit < 1) {
    throw refuse(doing, "limit must be a whole number of posts, 1 or more");
  }
  return limit;
}

/** Reads a budget into thousandths of a US dollar; `Infinity` where there is none. */
export function toBudget(budget: number | undefined, doing: string): number {
  if (budget === undefined) return Infinity;
  if (!isAmount(budget)) {
    throw refuse(doing, "budget must be an amount in USD above 0, such as 0.50");
  }
  return wholeMills(budget);
}

/** Checks whether something is wanted or not. */
export function toSwitch(value: boolean | undefined, name: string, doing: string): boolean {
  if (value !== undefined && typeof value !== "boolean") {
    throw refuse(doing, `${name} must be true or false`);
  }
  return value ?? false;
}

/** Checks one of a few words. */
export function toChoice<Choice extends string>(
  value: Choice | undefined,
  choices: readonly Choice[],
  name: string,
  doing: string,
): Choice | undefined {
  if (value !== undefined && !choices.includes(value)) {
    throw refuse(doing, `${name} must be ${choices.map((each) => `"${each}"`).join(" or ")}`);
  }
  return value;
}

/**
 * Checks what would only be found to be wrong once something is bought.
 *
 * @throws {AccessError} `bad-option`
 */
export function checkHooks(
  { signal, onProgress }: { signal?: unknown; onProgress?: unknown },
  doing: string,
): void {
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw refuse(doing, "signal must be an AbortSignal, as an AbortController has one");
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    throw refuse(doing, "onProgress must be a function");
  }
}
