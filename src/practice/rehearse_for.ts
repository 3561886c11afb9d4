import type { Context } from "hono";
import type { PracticeWorld } from "./practice_world.ts";
import { perform, type Performed } from "./scenarios/mod.ts";
import type { Staged } from "./stage.ts";

/** Lets go wrong what is rehearsed for a request whose keys are good. */
export async function rehearseFor(
  c: Context<Staged>,
  { closing }: PracticeWorld,
): Promise<Performed | undefined> {
  const { path } = c.req;
  const asked = {
    path,
    query: c.req.query("query"),
    token: c.req.query("next_token") ?? c.req.query("pagination_token"),
    as: c.get("as"),
    now: c.get("now"),
  };
  const scenario = c.get("rehearsal").meet(asked);
  const performed = scenario && await perform(scenario, asked, closing.signal);
  if (performed?.problem) c.get("note").problem = performed.problem;
  return performed;
}
