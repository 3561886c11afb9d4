import type { App } from "./desk/mod.ts";
import type { PracticeWorld } from "./practice_world.ts";
import { clockIsOff, type ProblemBody, tokenRevoked, unauthorized } from "./problem_bodies.ts";
import { schemeOf } from "./request_log.ts";
import { verifyOauth1 } from "./verify_oauth1.ts";

/** Where older clients, such as tweepy 4, still send and sign. X answers there too, it seems. */
const OLD_ADDRESS = "https://api.twitter.com";

/** Who asks, and how they signed in; or why they may not. */
export type Authenticated =
  | { as: "bearer" | "oauth1"; app: App }
  | { refused: ProblemBody };

const REFUSALS = { wrong: unauthorized, clock: clockIsOff, revoked: tokenRevoked };

/** Finds out who sent a request. `now` is the room's clock, in milliseconds since 1970. */
export function authenticate(request: Request, world: PracticeWorld, now: number): Authenticated {
  const authorization = request.headers.get("authorization") ?? "";
  const scheme = schemeOf(authorization);
  if (scheme === "bearer") {
    const token = authorization.replace(/^Bearer\s+/i, "");
    const holder = world.registry.keys.holderOf("bearerToken", token);
    if (!holder) return { refused: unauthorized() };
    if (holder.killed) return { refused: tokenRevoked() };
    return { as: "bearer", app: world.registry.app(holder.appId)! };
  }
  if (scheme !== "oauth1") return { refused: unauthorized() };
  const { origin, pathname, searchParams } = new URL(request.url);
  const verdict = verifyOauth1(
    { method: request.method, path: pathname, query: [...searchParams], authorization },
    {
      keys: world.registry.keys,
      nonces: world.nonces,
      // Most clients sign for X's address and are led here afterwards.
      origins: [world.publicUrl.origin, OLD_ADDRESS, origin],
      now,
    },
  );
  if (verdict.outcome === "signed") {
    return { as: "oauth1", app: world.registry.app(verdict.appId)! };
  }
  return { refused: REFUSALS[verdict.outcome]() };
}
