import type { ScenarioId } from "./scenarios/mod.ts";

/** What may be chosen about a practice room. */
export interface PracticeOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. @default 0 */
  port?: number;
  /** Seed of the made-up posts. @default "library week" */
  seed?: string;
  /** The clock, in milliseconds since 1970 UTC. @default Date.now */
  now?: () => number;
  /** The address clients may have signed for, beside the room's own. @default "https://api.x.com" */
  publicUrl?: string;
  /** What is to go wrong, such as `"credits-depleted"`. @default nothing */
  scenario?: ScenarioId;
}
