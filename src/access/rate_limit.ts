import type { TwitterRateLimit } from "twitter-api-v2";

/** How many requests X takes in the present 15-minute window. */
export interface RateLimit {
  /** In the whole window. */
  limit: number;
  /** Still left in it. */
  remaining: number;
  /** When the next window opens. */
  resetAt: Date;
}

/** Reads what the library found in the headers. */
export function readRateLimit(sent: TwitterRateLimit | undefined): RateLimit | undefined {
  if (!sent) return undefined;
  const { limit, remaining, reset } = sent;
  return { limit, remaining, resetAt: new Date(reset * 1000) };
}
