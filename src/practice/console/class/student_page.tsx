/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";
import type { Account } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { dollars } from "../labels.tsx";
import { type NavLink, Page } from "../page.tsx";
import type { PageContext } from "../page_session.ts";
import { Clock, ProblemLink } from "./class_table.tsx";
import { ScenarioForm, TopUpForm } from "./lesson_forms.tsx";

/** So many of the newest requests are shown. */
const SHOWN = 20;

/** One student, for the teacher: what went wrong, and what to do about it. No key, no query. */
export const StudentPage: FC<
  { c: PageContext; account: Account; world: PracticeWorld; nav: readonly NavLink[] }
> = ({ c, account, world, nav }) => {
  const { id, name, balance, stuck } = account;
  const requests = world.requests.of(id).slice(-SHOWN).reverse();
  return (
    <Page c={c} title={name} above="A student" nav={nav}>
      {stuck
        ? (
          <p class="note">
            Stuck at <ProblemLink id={stuck.problem} /> since{" "}
            <Clock at={new Date(stuck.at).toISOString()} />.
          </p>
        )
        : null}
      <p>Play money left: {dollars(balance)}.</p>
      <ScenarioForm c={c} account={id} scenario={world.scenarios.current(id)} />
      <TopUpForm c={c} account={id} />
      <h2>The newest requests</h2>
      {requests.length === 0 ? <p>There were none yet.</p> : (
        <div class="wide">
          <table class="class">
            <thead>
              <tr>
                <th scope="col">At</th>
                <th scope="col">Request</th>
                <th scope="col">Answer</th>
                <th scope="col">Problem</th>
              </tr>
            </thead>
            <tbody>
              {requests.map(({ at, method, path, status, problem }) => (
                <tr>
                  <td>
                    <Clock at={at} />
                  </td>
                  <td>
                    <code>{`${method} ${path}`}</code>
                  </td>
                  <td>{status === 0 ? "cut off" : status}</td>
                  <td>{problem ? <ProblemLink id={problem} /> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
};
