import { Desk, type DeskStore, Reception, Registry, Till } from "./desk/mod.ts";
import { FreshNonces } from "./fresh_nonces.ts";
import { type Listening, listening } from "./listening.ts";
import { type MadeUpWorld, madeUpWorld } from "./made_up_world.ts";
import type { PracticeOptions } from "./practice_options.ts";
import { RateLimits } from "./rate_limits.ts";
import { RequestLog } from "./request_log.ts";
import { placesOf, roomFacts } from "./room_facts.ts";
import { Rehearsals } from "./scenarios/mod.ts";

/** Everything that the app of a practice room works on. */
export interface PracticeWorld {
  readonly seed: string;
  readonly now: () => number;
  /** Scheme and host of the public address. */
  readonly publicUrl: URL;
  /** Accounts, apps and keys, as they were put down. */
  readonly registry: Registry;
  /** Where accounts, apps and keys are made. */
  readonly desk: Desk;
  /** What things cost, and who has paid. */
  readonly till: Till;
  /** Who may come in. */
  readonly reception: Reception;
  readonly nonces: FreshNonces;
  readonly limits: RateLimits;
  readonly requests: RequestLog;
  /** The posts, made when they are first asked for. */
  readonly town: () => MadeUpWorld;
  /** What goes wrong on purpose. */
  readonly rehearsals: Rehearsals;
  /** Ends with the room what would otherwise have no end. */
  readonly closing: AbortController;
  /** Where the room listens, and by which names it may be asked. */
  readonly listening: Listening;
  /** The port that the room listens on, once it does. */
  port?: number;
}

/**
 * Makes a world of its own: its posts are those of the hour in which it was made, or those that
 * were kept.
 */
export function practiceWorld(
  options: Omit<PracticeOptions, "port" | "keep"> = {},
  store?: DeskStore,
): PracticeWorld {
  const { now = Date.now, publicUrl = "https://api.x.com", startBalance = 5 } = options;
  if (!Number.isFinite(startBalance) || startBalance < 0) {
    throw new RangeError(`Cannot begin with ${startBalance}: a balance is 0 US dollars or more`);
  }
  const rehearsals = new Rehearsals(options.scenario);
  const registry = new Registry(store);
  const desk = new Desk(registry, now);
  const { seed, opened, codes } = roomFacts(registry, options, now());
  const places = placesOf(options.class);
  let town: MadeUpWorld | undefined;
  return {
    seed,
    now,
    publicUrl: new URL(publicUrl),
    registry,
    desk,
    till: new Till(registry, now),
    reception: new Reception({
      registry,
      desk,
      now,
      startBalance: Math.round(startBalance * 1000),
      roll: places > 0 && codes ? { codes, students: places } : undefined,
    }),
    nonces: new FreshNonces(),
    limits: new RateLimits(),
    requests: new RequestLog(),
    rehearsals,
    closing: new AbortController(),
    listening: listening(options),
    town: () => town ??= madeUpWorld(seed, opened),
  };
}
