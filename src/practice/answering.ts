import type { PracticeApp } from "./practice_apps.ts";
import type { PracticeWorld } from "./practice_world.ts";
import type { Parameters } from "./read_parameters.ts";

/** What an answer is made of. */
export interface Answering {
  parameters: Parameters;
  world: PracticeWorld;
  /** Who asks. */
  app: PracticeApp;
  /** Milliseconds since 1970. */
  now: number;
}
