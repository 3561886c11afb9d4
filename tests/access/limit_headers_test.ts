import { assertEquals } from "../assert.ts";
import { readLimits } from "../../src/access/limit_headers.ts";

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const SERVER = new Date(NOON).toUTCString();
const inSeconds = (seconds: number) => String(NOON / 1000 + seconds);

/** Seconds from now until a moment. */
const until = (moment: Date | undefined, now: number) =>
  moment === undefined ? undefined : (moment.getTime() - now) / 1000;

const CLOCKS = [{ ahead: 0 }, { ahead: 20 }, { ahead: -20 }, { ahead: 60 * 24 * 400 }];

Deno.test.each(CLOCKS)(
  "readLimits() reckons by the server's clock, with one here that is $ahead minutes ahead",
  ({ ahead }) => {
    const now = NOON + ahead * MINUTE;
    const { resetAt, retryAfter, clockAhead } = readLimits({
      date: SERVER,
      "x-rate-limit-reset": inSeconds(600),
      "retry-after": new Date(NOON + 30_000).toUTCString(),
    }, now);
    assertEquals([until(resetAt, now), until(retryAfter, now), clockAhead], [600, 30, ahead]);
  },
);

const RESETS: { reset: string; seconds?: number }[] = [
  { reset: inSeconds(0), seconds: 0 },
  { reset: inSeconds(900), seconds: 900 },
  { reset: `${inSeconds(900)}000`, seconds: 900 },
  { reset: inSeconds(-1) },
  { reset: inSeconds(-900) },
  { reset: inSeconds(40 * 86_400) },
  { reset: "1e308" },
  { reset: "Infinity" },
  { reset: "-5" },
  { reset: "0" },
  { reset: "" },
  { reset: "soon" },
];

Deno.test.each(RESETS)("readLimits() believes a reset of '$reset' only as far as it can be", (
  { reset, seconds },
) => {
  const { resetAt } = readLimits({ date: SERVER, "x-rate-limit-reset": reset }, NOON);
  assertEquals(until(resetAt, NOON), seconds);
});

const RETRIES: { retryAfter: string; seconds?: number }[] = [
  { retryAfter: "0", seconds: 0 },
  { retryAfter: "30", seconds: 30 },
  { retryAfter: new Date(NOON + 90_000).toUTCString(), seconds: 90 },
  { retryAfter: new Date(NOON - 90_000).toUTCString() },
  { retryAfter: "1e308" },
  { retryAfter: "-30" },
  { retryAfter: "2026", seconds: 2026 },
  { retryAfter: "a while" },
];

Deno.test.each(RETRIES)(
  "readLimits() reads Retry-After: $retryAfter",
  ({ retryAfter, seconds }) => {
    const limits = readLimits({ date: SERVER, "retry-after": retryAfter }, NOON);
    assertEquals(until(limits.retryAfter, NOON), seconds);
  },
);

Deno.test.each([{ whose: "user" }, { whose: "app" }])(
  "readLimits() tells the 24 hours of a $whose from the 15 minutes",
  ({ whose }) => {
    const headers = {
      date: SERVER,
      "x-rate-limit-limit": "450",
      "x-rate-limit-remaining": "449",
      "x-rate-limit-reset": inSeconds(900),
      [`x-${whose}-limit-24hour-limit`]: "100",
      [`x-${whose}-limit-24hour-remaining`]: "0",
      [`x-${whose}-limit-24hour-reset`]: inSeconds(80_000),
    };
    const { limit, remaining, resetAt, dayLimit } = readLimits(headers, NOON);
    assertEquals([limit, remaining, until(resetAt, NOON), dayLimit], [100, 0, 80_000, true]);
    const left = readLimits({ ...headers, [`x-${whose}-limit-24hour-remaining`]: "1" }, NOON);
    assertEquals([left.limit, left.remaining, left.dayLimit], [450, 449, undefined]);
  },
);

Deno.test("readLimits() takes the clocks to agree where the server says no time", () => {
  const { resetAt, clockAhead } = readLimits({ "x-rate-limit-reset": inSeconds(60) }, NOON);
  assertEquals([until(resetAt, NOON), clockAhead], [60, undefined]);
});
