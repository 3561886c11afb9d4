/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import type { PracticeWorld } from "../../practice_world.ts";
import { idsForOpenRooms, type ScenarioId, scenarioName } from "../../scenarios/mod.ts";
import { OwnForm } from "../fields.tsx";
import type { PageContext, PageEnv } from "../page_session.ts";
import type { StudentRow } from "./students.ts";

/** What a first lesson lets go wrong, in its order. */
const LESSON = [
  "credits-depleted",
  "token-revoked",
  "rate-limited",
] as const satisfies ScenarioId[];

/** The most that is given at once, in US dollars. */
const MOST = 1000;

/** Whom a form is for: one account, or the whole class. */
interface ForWhom {
  c: PageContext;
  /** What is rehearsed for them now. */
  scenario?: ScenarioId | null;
  /** The id of one student's account. @default all */
  account?: string;
  /** Who is stuck where, for the menu. */
  stuck?: StuckAt;
}

/** The names of those who are stuck, by the problem. */
type StuckAt = ReadonlyMap<string, readonly string[]>;

/** So many names stand in the menu beside a failure; more are counted. */
const NAMED = 3;

/** Who is stuck at each problem, as the menu says it. */
export function stuckAt(students: Iterable<StudentRow>): StuckAt {
  const names = new Map<string, string[]>();
  for (const { problem, name } of students) {
    if (problem) names.set(problem, [...names.get(problem) ?? [], name]);
  }
  return names;
}

const inAFew = (names: readonly string[]) =>
  [
    ...names.slice(0, NAMED),
    ...(names.length > NAMED ? [`${names.length - NAMED} more`] : []),
  ].join(", ");

const Option: FC<{ id: ScenarioId } & Pick<ForWhom, "scenario" | "stuck">> = (
  { id, scenario, stuck },
) => {
  const names = stuck?.get(id) ?? [];
  return (
    <option value={id} selected={id === scenario}>
      {scenarioName(id) + (names.length > 0 ? ` (stuck: ${inAFew(names)})` : "")}
    </option>
  );
};

/** By what they are called, since that is what a menu shows. */
const byName = (one: ScenarioId, other: ScenarioId) =>
  scenarioName(one).localeCompare(scenarioName(other), "en");

/** Lets something go wrong on purpose, or ends it. */
export const ScenarioForm: FC<ForWhom> = ({ c, account, scenario, stuck }) => (
  <OwnForm c={c} action="/console/teacher/scenario" class="lesson">
    <input type="hidden" name="account" value={account ?? ""} />
    <label for="scenario">What goes wrong</label>
    <div class="row">
      <select id="scenario" name="scenario">
        <option value="">nothing: all is well</option>
        <optgroup label="For a first lesson">
          {LESSON.map((id) => <Option id={id} scenario={scenario} stuck={stuck} />)}
        </optgroup>
        <optgroup label="Everything">
          {idsForOpenRooms().filter((id) =>
            !(LESSON as readonly ScenarioId[]).includes(id)
          )
            .sort(byName)
            .map((id) => <Option id={id} scenario={scenario} stuck={stuck} />)}
        </optgroup>
      </select>
      <button type="submit">{account ? "Let it happen" : "Let it happen to all"}</button>
    </div>
  </OwnForm>
);

/** Gives play money. */
export const TopUpForm: FC<ForWhom> = ({ c, account }) => (
  <OwnForm c={c} action="/console/teacher/top-up" class="lesson">
    <input type="hidden" name="account" value={account ?? ""} />
    <label for="usd">Play money, in US dollars</label>
    <div class="row">
      <input id="usd" name="usd" type="number" min={0.01} max={MOST} step="0.01" value="5" />
      <button type="submit">{account ? "Give" : "Give to all"}</button>
    </div>
  </OwnForm>
);

/** Puts in what the teacher does to one student, or to all. */
export function lessonActions(pages: Hono<PageEnv>, world: PracticeWorld): void {
  const { registry, scenarios, billing } = world;

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
    if (account === null || !isKnown) return c.notFound();
    scenarios.begin(id === "" ? undefined : id as ScenarioId, { account });
    return back(c, account);
  });

  pages.post("/console/teacher/top-up", (c) => {
    const account = accountIn(c);
    const usd = Number(c.get("form").get("usd"));
    if (account === null) return c.notFound();
    // The field takes no other number; whoever sends one has no field.
    if (!(usd > 0 && usd <= MOST)) return back(c, account);
    const ids = account === undefined ? registry.students.map(({ id }) => id) : [account];
    for (const id of ids) billing.topUp(id, Math.round(usd * 1000));
    return back(c, account);
  });
}
