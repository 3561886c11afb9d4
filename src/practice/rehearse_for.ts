import type { Context } from "hono";
import type { PracticeWorld } from "./practice_world.ts";
import { type Asked, perform, type Performed } from "./scenarios/mod.ts";
import type { Staged } from "./stage.ts";

/** Lets go wrong what is rehearsed for a request whose keys are good. */
export async function rehearseFor(
  c: Context<Staged>,
  as: NonNullable<Asked["as"]>,
  { closing }: PracticeWorld,
): Promise<Performed | undefined> {
  const note = c.get("note");
  c.set("as", as);
  note.signedIn = true;
  const asked = { path: c.req.path, query: c.req.query("query"), as, now: c.get("now") };
  const scenario = c.get("rehearsal").meet(asked);
  const performed = scenario && await perform(scenario, asked, closing.signal);
  if (performed && "response" in performed) note.problem = performed.problem;
  return performed;
}
