import type { Context } from "npm:hono@4.13.19";
import type { ContentfulStatusCode } from "npm:hono@4.13.19/utils/http-status";
import type { ProblemId } from "../../problems/mod.ts";
import type { Billing } from "../desk/mod.ts";
import type { MadeUpWorld } from "../match/mod.ts";
import {
  type ActiveScenario,
  type ActiveScenarios,
  type Asked,
  type Endings,
  perform,
  type Performed,
} from "../scenarios/mod.ts";
import { authenticate, type Authenticated, type SignInWorld } from "../sign_in/mod.ts";
import { problemIn, type RawAnswer, type RequestFacts } from "../wire/mod.ts";
import type { RateLimits } from "./rate_limits.ts";
import type { RequestLog } from "./request_log.ts";

/** Everything that the API works on. */
export interface ApiWorld extends SignInWorld {
  readonly seed: string;
  readonly now: () => number;
  /** What things cost, and who has paid. */
  readonly billing: Billing;
  readonly limits: RateLimits;
  readonly requests: RequestLog;
  /** Whose posts they are; it stands on every answer. */
  readonly posts: "made-up posts" | "replayed posts" | "replayed made-up posts";
  /** The posts, made when they are first asked for. */
  readonly town: () => MadeUpWorld;
  /** What goes wrong on purpose. */
  readonly scenarios: ActiveScenarios;
  /** Ends with the room what would otherwise have no end. */
  readonly closing: AbortController;
}

/** What is found out about a request on its way through the room. */
export interface RequestNote {
  /** The account and the app whose keys it shows, good or not. */
  account?: string;
  app?: string;
  /** Whether its keys were good. */
  signedIn: boolean;
  /** What went wrong: a row of the catalogue. */
  problem?: ProblemId;
  /** What it was charged, in thousandths of a US dollar. */
  mills: number;
  /** How many posts it was given. */
  posts: number;
}

/** What a request carries through Hono's middleware. */
export interface ApiEnv {
  /** What whoever serves knows beside the request; nothing where there is no port. */
  Bindings: { left?: AbortSignal };
  Variables: {
    /** The clock by which it is answered, in milliseconds since 1970. */
    now: number;
    /** What is found out about it. */
    note: RequestNote;
    /** How it signed in; nothing before its keys were found good. */
    as?: Asked["as"];
    /** What may go wrong for it. */
    scenario: ActiveScenario;
  };
}

/** A request to the API. */
export type ApiContext = Context<ApiEnv>;

const factsOf = (c: ApiContext): RequestFacts => ({
  path: c.req.path,
  query: c.req.query("query"),
  as: c.get("as"),
});

/** Sends an error as X does, and notes which problem it is. */
export function sendProblem(c: ApiContext, { status, body, headers }: RawAnswer): Response {
  c.get("note").problem = problemIn({ status, body, headers }, factsOf(c));
  return typeof body === "string"
    ? c.text(body, status as ContentfulStatusCode)
    : c.json(body as object, status as ContentfulStatusCode);
}

/** Notes that the keys of a request are good, whatever becomes of it. */
export function noteSignIn(c: ApiContext, as: NonNullable<Asked["as"]>): void {
  c.set("as", as);
  c.get("note").signedIn = true;
}

/** Finds out who sent a request, and notes it. */
export function whoAsks(c: ApiContext, world: ApiWorld): Authenticated {
  const asker = authenticate(c.req.raw, world, c.get("now"));
  if ("as" in asker) noteSignIn(c, asker.as);
  return asker;
}

/**
 * What ends an answer to a request that has no end of its own. Where there is a port, the request's
 * own signal is not touched: `Deno.serve` would print a warning (measured on Deno 2.9.6).
 */
export const endingsOf = (c: ApiContext, { closing }: ApiWorld): Endings => ({
  closed: closing.signal,
  left: c.env?.left ?? c.req.raw.signal,
});

/** Lets go wrong what is to go wrong for a request, by what is known of it so far. */
export async function performScenario(
  c: ApiContext,
  world: ApiWorld,
): Promise<Performed | undefined> {
  const token = c.req.query("next_token") ?? c.req.query("pagination_token");
  const asked = { ...factsOf(c), token, now: c.get("now") };
  const scenario = c.get("scenario").meet(asked);
  const performed = scenario && await perform(scenario, asked, endingsOf(c, world));
  if (performed?.problem) c.get("note").problem = performed.problem;
  return performed;
}
