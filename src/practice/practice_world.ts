import { FreshNonces } from "./fresh_nonces.ts";
import { type MadeUpWorld, madeUpWorld } from "./made_up_world.ts";
import { PracticeApps } from "./practice_apps.ts";
import type { PracticeOptions } from "./practice_options.ts";
import { RateLimits } from "./rate_limits.ts";
import { RequestLog } from "./request_log.ts";
import { Rehearsals } from "./scenarios/mod.ts";

/** Everything that the app of a practice room works on. */
export interface PracticeWorld {
  readonly seed: string;
  readonly now: () => number;
  /** Scheme and host of the public address. */
  readonly publicUrl: URL;
  readonly apps: PracticeApps;
  readonly nonces: FreshNonces;
  readonly limits: RateLimits;
  readonly requests: RequestLog;
  /** The posts, made when they are first asked for. */
  readonly town: () => MadeUpWorld;
  /** What goes wrong on purpose. */
  readonly rehearsals: Rehearsals;
  /** Ends with the room what would otherwise have no end. */
  readonly closing: AbortController;
  /** The port that the room listens on, once it does. */
  port?: number;
}

/** Makes a world of its own: its posts are those of the hour in which it was made. */
export function practiceWorld(options: Omit<PracticeOptions, "port"> = {}): PracticeWorld {
  const { seed = "library week", now = Date.now, publicUrl = "https://api.x.com" } = options;
  const opened = now();
  let town: MadeUpWorld | undefined;
  return {
    seed,
    now,
    publicUrl: new URL(publicUrl),
    apps: new PracticeApps(),
    nonces: new FreshNonces(),
    limits: new RateLimits(),
    requests: new RequestLog(),
    rehearsals: new Rehearsals(options.scenario),
    closing: new AbortController(),
    town: () => town ??= madeUpWorld(seed, opened),
  };
}
