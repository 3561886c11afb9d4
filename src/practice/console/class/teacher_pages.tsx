/** @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import type { FC } from "hono/jsx";
import { NOTHING_KNOWN, type Problem, PROBLEMS } from "../../../problems/mod.ts";
import { hostsOf } from "../../listening.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { studentsOf } from "../../students.ts";
import { OwnForm } from "../fields.tsx";
import { Page, showPage } from "../page.tsx";
import { noSuchPage } from "../page_room.tsx";
import type { PageContext, Sitting } from "../sitting.ts";
import { ClassTable, summaryOf } from "./class_table.tsx";
import { ScenarioForm, TopUpForm } from "./lesson_forms.tsx";
import { StudentPage } from "./student_page.tsx";
import { WATCH_PATH } from "./watch_class.ts";

const NAV = [{ href: "/console/teacher", label: "The class" }];

const ClassPage: FC<{ c: PageContext; world: PracticeWorld }> = ({ c, world }) => {
  const students = studentsOf(world);
  const { codes, students: places } = world.reception.class!;
  return (
    <Page c={c} title="Your class" nav={NAV} at="/console/teacher">
      <p class="board">
        <span class="hint">Class code, for the board</span> <strong>{codes.students}</strong>{" "}
        <span class="hint">to be typed at</span> {hostsOf(world.listening).map((host, i) => (
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
      <ScenarioForm c={c} scenario={world.rehearsals.current()} />
      <TopUpForm c={c} />
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

const ProblemPage: FC<{ c: PageContext; problem: Problem }> = ({ c, problem }) => {
  const evidence = { ...NOTHING_KNOWN, doing: "" };
  return (
    <Page c={c} title={problem.id} above="A problem" lead={`${problem.found(evidence)}.`} nav={NAV}>
      <h2>What to do next</h2>
      <ol>{problem.nextSteps(evidence).map((step) => <li>{step}</li>)}</ol>
      <p>
        <a href={problem.docs} rel="noreferrer">What X says about it</a>
      </p>
    </Page>
  );
};

/** Puts in the pages on which the teacher sees the class. None shows a key or a query. */
export function teacherPages(pages: Hono<Sitting>, world: PracticeWorld): void {
  const { reception, registry } = world;

  pages.get("/console/teacher", (c) => showPage(c, <ClassPage c={c} world={world} />));

  pages.get("/console/teacher/class", (c) => {
    const students = studentsOf(world);
    return c.html(
      <>
        <p data-summary>{summaryOf(students, reception.class!.students)}</p>
        <ClassTable students={students} />
      </>,
    );
  });

  pages.get("/console/teacher/class.csv", (c) => {
    const spreadsheet = c.req.query("for") === "excel";
    return c.body(studentsOf(world).toCsv({ spreadsheet }), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="class.csv"',
    });
  });

  pages.get("/console/teacher/students/:id", (c) => {
    const account = registry.account(c.req.param("id"));
    return account?.role === "student"
      ? showPage(c, <StudentPage c={c} account={account} world={world} nav={NAV} />)
      : noSuchPage(c);
  });

  pages.get("/console/teacher/problems/:id", (c) => {
    const problem = PROBLEMS.find(({ id }) => id === c.req.param("id"));
    return problem ? showPage(c, <ProblemPage c={c} problem={problem} />) : noSuchPage(c);
  });
}
