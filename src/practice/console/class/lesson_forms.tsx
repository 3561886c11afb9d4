/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";
import { idsForOpenRooms, type ScenarioId } from "../../scenarios/mod.ts";
import { OwnForm } from "../fields.tsx";
import type { PageContext } from "../page_session.ts";

/** What a first lesson lets go wrong, in its order. */
const LESSON = [
  "credits-depleted",
  "token-revoked",
  "rate-limited",
] as const satisfies ScenarioId[];

/** Whom a form is for: one account, or the whole class. */
interface ForWhom {
  c: PageContext;
  /** What is rehearsed for them now. */
  scenario?: ScenarioId | null;
  /** The id of one student's account. @default all */
  account?: string;
}

const Option: FC<{ id: ScenarioId; scenario?: ScenarioId | null }> = ({ id, scenario }) => (
  <option value={id} selected={id === scenario}>{id}</option>
);

/** Lets something go wrong on purpose, or ends it. */
export const ScenarioForm: FC<ForWhom> = ({ c, account, scenario }) => (
  <OwnForm c={c} action="/console/teacher/scenario" class="lesson">
    <input type="hidden" name="account" value={account ?? ""} />
    <label for="scenario">What goes wrong</label>
    <div class="row">
      <select id="scenario" name="scenario">
        <option value="">nothing: all is well</option>
        <optgroup label="For a first lesson">
          {LESSON.map((id) => <Option id={id} scenario={scenario} />)}
        </optgroup>
        <optgroup label="Everything">
          {idsForOpenRooms().filter((id) =>
            !(LESSON as readonly ScenarioId[]).includes(id)
          )
            .map((id) => <Option id={id} scenario={scenario} />)}
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
      <input id="usd" name="usd" type="number" min={0.01} max={1000} step="0.01" value="5" />
      <button type="submit">{account ? "Give" : "Give to all"}</button>
    </div>
  </OwnForm>
);
