import type { Account, App } from "../desk/mod.ts";
import type { WayIn } from "../sign_in/mod.ts";
import type { ParameterRules, Parameters } from "./parameters.ts";
import type { ApiWorld } from "./request_context.ts";

/** What an answer is made of. */
export interface Answering {
  parameters: Parameters;
  world: Pick<ApiWorld, "registry" | "seed" | "town">;
  /** Who asks, and by which app. */
  account: Account;
  app: App;
  /** Milliseconds since 1970. */
  now: number;
}

/** One `GET` endpoint of the API. */
export interface Endpoint {
  path: string;
  /** Requests per 15 minutes, by the ways of signing in that it takes. */
  limits: Partial<Record<WayIn, number>>;
  parameters: ParameterRules;
  answer: (asked: Answering) => object;
}
