import type { Account, App } from "./desk/mod.ts";
import type { PracticeWorld } from "./practice_world.ts";
import type { Parameters } from "./read_parameters.ts";

/** What an answer is made of. */
export interface Answering {
  parameters: Parameters;
  world: PracticeWorld;
  /** Who asks, and by which app. */
  account: Account;
  app: App;
  /** Milliseconds since 1970. */
  now: number;
}
