import type { Account, App } from "../desk/mod.ts";
import type { WayIn } from "../sign_in/mod.ts";
import type { ParameterRules, Parameters } from "./parameters.ts";
import type { ApiWorld } from "./request_context.ts";

/** What an answer is made of. */
export interface Answering {
  /** Those of the path and those behind it. */
  parameters: Parameters;
  /** The path as it was asked, with its id or name. */
  path: string;
  world: Pick<ApiWorld, "registry" | "seed" | "town">;
  /** Whose app asks, and who pays. */
  account: Account;
  /** For whom: another where somebody signed in to it. */
  user: Account;
  app: App;
  /** Milliseconds since 1970. */
  now: number;
}

/** What an answer brings, for the room's OpenAPI file. */
export type Brings = "posts" | "post" | "users" | "user" | "counts" | "usage" | "credits";

/** One `GET` endpoint of the API. */
export interface Endpoint {
  /** With `:id` or `:username` where these stand. */
  path: string;
  /** What it is for, in a few words. */
  summary: string;
  /** Requests per 15 minutes, by the ways of signing in that it takes. */
  limits: Partial<Record<WayIn, number>>;
  /** Requests per second. */
  perSecond?: number;
  /** What stands in its path. */
  inPath?: ParameterRules;
  /** What may stand behind it. */
  parameters: ParameterRules;
  brings: Brings;
  answer: (asked: Answering) => object;
}
