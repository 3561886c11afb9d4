/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import { type Evidence, NOTHING_KNOWN, type Problem, PROBLEMS } from "../../../problems/mod.ts";
import type { Account } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { OwnForm } from "../fields.tsx";
import { dollars } from "../labels.tsx";
import { Page, showPage } from "../page.tsx";
import type { PageContext, PageEnv } from "../page_session.ts";
import { ClassTable, Clock, ProblemLink, summaryOf, WATCH_PATH } from "./class_table.tsx";
import { ScenarioForm, stuckAt, TopUpForm } from "./lesson_forms.tsx";
import { PlacesForm, StudentForms } from "./place_forms.tsx";
import { studentsOf } from "./students.ts";

/** So many of a student's newest requests are shown. */
const SHOWN = 20;

const NAV = [{ href: "/console/teacher", label: "The class" }];

const ClassPage: FC<{ c: PageContext; world: PracticeWorld }> = ({ c, world }) => {
  const students = studentsOf(world);
  const { codes, students: places } = world.reception.class!;
  return (
    <Page c={c} title="Your class" nav={NAV} at="/console/teacher">
      <p class="board">
        <span class="hint">Class code, for the board</span> <strong>{codes.students}</strong>{" "}
        <span class="hint">to be typed at</span> {world.hosts().map((host, i) => (
          <>
            {i > 0 ? " or " : null}
            <strong>{`${host}:${world.port}/join`}</strong>
          </>
        ))}
      </p>
      <p class="summary" aria-live="polite" data-summary>{summaryOf(students, places)}</p>
      <noscript>
        <p>
          <a href="/console/teacher">Look again</a>
        </p>
      </noscript>
      <ClassTable students={students} />
      <h2>For all of them</h2>
      <ScenarioForm c={c} scenario={world.scenarios.current()} stuck={stuckAt(students)} />
      <TopUpForm c={c} />
      <h2>Places</h2>
      <PlacesForm c={c} />
      <h2>Take it with you</h2>
      <p class="row">
        <a class="button" href="/console/teacher/class.csv">The sheet as CSV</a>
        <a class="button" href="/console/teacher/class.csv?for=excel">CSV for Excel</a>
      </p>
      <OwnForm c={c} action="/console/teacher/leave">
        <button type="submit" class="small">Sign out</button>
      </OwnForm>
      <script src={WATCH_PATH} defer></script>
    </Page>
  );
};

/** One student, for the teacher: what went wrong, and what to do about it. No key, no query. */
const StudentPage: FC<{ c: PageContext; account: Account; world: PracticeWorld }> = (
  { c, account, world },
) => {
  const { id, name, balance, stuck } = account;
  const requests = world.requests.of(id).slice(-SHOWN).reverse();
  return (
    <Page c={c} title={name} above="A student" nav={NAV}>
      {stuck
        ? (
          <p class="note">
            Stuck at <ProblemLink id={stuck.problem} /> ({stuck.until}) since{" "}
            <Clock at={new Date(stuck.at).toISOString()} />.
          </p>
        )
        : null}
      <p>Play money left: {dollars(balance)}.</p>
      <ScenarioForm c={c} account={id} scenario={world.scenarios.current(id)} />
      <TopUpForm c={c} account={id} />
      <StudentForms c={c} account={account} />
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

/** A problem as the students' notebooks tell it. */
const ProblemPage: FC<{ c: PageContext; problem: Problem }> = ({ c, problem }) => {
  const { host } = new URL(c.req.url);
  const evidence: Evidence = {
    ...NOTHING_KNOWN,
    doing: "",
    host,
    practice: true,
    place: "notebook",
  };
  return (
    <Page
      c={c}
      title={problem.name}
      above={`A problem: ${problem.id}`}
      lead={`${problem.found(evidence)}.`}
      nav={NAV}
    >
      <h2>What to do next</h2>
      <ol>{problem.nextSteps(evidence).map((step) => <li>{step}</li>)}</ol>
      <p>
        <a href={problem.docs} rel="noreferrer">What X says about it</a>
      </p>
    </Page>
  );
};

/** Puts in the pages on which the teacher sees the class. None shows a key or a query. */
export function teacherPages(pages: Hono<PageEnv>, world: PracticeWorld): void {
  const { reception, registry } = world;

  pages.get("/console/teacher", (c) => showPage(c, <ClassPage c={c} world={world} />));

  pages.get("/console/teacher/class", (c) => {
    const students = studentsOf(world);
    return c.html(
      <>
        <p data-summary>{summaryOf(students, reception.class!.students)}</p>
        <ClassTable students={students} />
        <ScenarioForm c={c} scenario={world.scenarios.current()} stuck={stuckAt(students)} />
      </>,
    );
  });

  pages.get("/console/teacher/class.csv", (c) => {
    // Students choose their names, and whoever opens a download opens it in a spreadsheet.
    const bom = c.req.query("for") === "excel";
    return c.body(studentsOf(world).toCsv({ spreadsheet: true, bom }), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="class.csv"',
    });
  });

  pages.get("/console/teacher/students/:id", (c) => {
    const account = registry.account(c.req.param("id"));
    return account?.role === "student"
      ? showPage(c, <StudentPage c={c} account={account} world={world} />)
      : c.notFound();
  });

  pages.get("/console/teacher/problems/:id", (c) => {
    const problem = PROBLEMS.find(({ id }) => id === c.req.param("id"));
    return problem ? showPage(c, <ProblemPage c={c} problem={problem} />) : c.notFound();
  });
}
