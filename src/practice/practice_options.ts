import type { ScenarioId } from "./scenarios/mod.ts";

/** What may be chosen about a class. */
export interface ClassOptions {
  /** So many may join. */
  students: number;
  /** The code that they type: 6 to 20 letters and digits. @default made by chance */
  code?: string;
}

/** What may be chosen about a practice room. */
export interface PracticeOptions {
  /** TCP port; 0 takes a free one. @default 0 */
  port?: number;
  /**
   * The address of this computer at which to listen. Anything but its own loopback address lets
   * others on the network in, and is only for a class; `"0.0.0.0"` is all addresses.
   * @default "127.0.0.1"
   */
  host?: string;
  /** Names of this computer by which others may ask, such as `"teacher.local"`. @default none */
  names?: string[];
  /** Seed of the made-up posts. @default "library week" */
  seed?: string;
  /** The clock, in milliseconds since 1970 UTC. @default Date.now */
  now?: () => number;
  /** The address clients may have signed for, beside the room's own. @default "https://api.x.com" */
  publicUrl?: string;
  /** Play money of a new account of the front desk, in US dollars. @default 5 */
  startBalance?: number;
  /**
   * A class: so many students may join, by a code. Without it the room has one account, its
   * owner's.
   */
  class?: number | ClassOptions;
  /** A file in which accounts, keys and usage are kept, with the posts. @default nothing is kept */
  keep?: string;
  /** What is to go wrong, such as `"credits-depleted"`. @default nothing */
  scenario?: ScenarioId;
}
