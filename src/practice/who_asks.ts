import type { Context } from "hono";
import { authenticate, type Authenticated } from "./authenticate.ts";
import type { PracticeWorld } from "./practice_world.ts";
import type { Asked } from "./scenarios/mod.ts";
import type { Staged } from "./stage.ts";

/** Notes that the keys of a request are good, whatever becomes of it. */
export function noteSignIn(c: Context<Staged>, as: NonNullable<Asked["as"]>): void {
  c.set("as", as);
  c.get("note").signedIn = true;
}

/** Finds out who sent a request, and notes it. */
export function whoAsks(c: Context<Staged>, world: PracticeWorld): Authenticated {
  const asker = authenticate(c.req.raw, world, c.get("now"));
  if ("as" in asker) noteSignIn(c, asker.as);
  return asker;
}
