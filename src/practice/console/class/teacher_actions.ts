import type { Hono } from "hono";
import type { PracticeWorld } from "../../practice_world.ts";
import { idsForOpenRooms, type ScenarioId } from "../../scenarios/mod.ts";
import { noSuchPage } from "../console_app.tsx";
import type { PageContext, Sitting } from "../page_session.ts";

/** The most that is given at once, in US dollars. */
const MOST = 1000;

/** Puts in what the teacher does to one student, or to all. */
export function teacherActions(pages: Hono<Sitting>, world: PracticeWorld): void {
  const { registry, rehearsals, till } = world;

  /** The account that a form names; `undefined` is all of them, `null` is none. */
  const accountIn = (c: PageContext): string | undefined | null => {
    const id = c.get("form").get("account") ?? "";
    if (id === "") return undefined;
    return registry.account(id)?.role === "student" ? id : null;
  };
  const back = (c: PageContext, account: string | undefined) =>
    c.redirect(account ? `/console/teacher/students/${account}` : "/console/teacher", 303);

  pages.post("/console/teacher/scenario", (c) => {
    const account = accountIn(c);
    const id = c.get("form").get("scenario") ?? "";
    const isKnown = id === "" || (idsForOpenRooms() as string[]).includes(id);
    if (account === null || !isKnown) return noSuchPage(c);
    rehearsals.begin(id === "" ? undefined : id as ScenarioId, { account });
    return back(c, account);
  });

  pages.post("/console/teacher/top-up", (c) => {
    const account = accountIn(c);
    const usd = Number(c.get("form").get("usd"));
    if (account === null) return noSuchPage(c);
    // The field takes no other number; whoever sends one has no field.
    if (!(usd > 0 && usd <= MOST)) return back(c, account);
    const ids = account === undefined ? registry.students.map(({ id }) => id) : [account];
    for (const id of ids) till.topUp(id, Math.round(usd * 1000));
    return back(c, account);
  });
}
