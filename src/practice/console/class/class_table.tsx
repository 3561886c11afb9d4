/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";
import { type ProblemId, problemOf } from "../../../problems/mod.ts";
import { scenarioName } from "../../scenarios/mod.ts";
import { dollars } from "../labels.tsx";
import type { StudentRow, Students } from "./students.ts";

/** What every column is about, and how it is told in a cell. */
const STEPS = [
  { step: "createdApp", title: "App made" },
  { step: "madeKeys", title: "Keys made" },
  { step: "signedIn", title: "Signed in" },
  { step: "gotPosts", title: "Got posts" },
] as const;

/** A moment, by the clock of the room's computer. */
export const Clock: FC<{ at: string }> = ({ at }) => (
  <time datetime={at}>
    {new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}
  </time>
);

/** A problem in plain words, with the way to its explanation. */
export const ProblemLink: FC<{ id: ProblemId }> = ({ id }) => (
  <a href={`/console/teacher/problems/${id}`} title={id}>{problemOf(id).name}</a>
);

const Student: FC<{ row: StudentRow }> = ({ row }) => (
  <tr id={`student-${row.account}`}>
    <th scope="row">
      <a href={`/console/teacher/students/${row.account}`}>
        <bdi>{row.name}</bdi>
      </a>
    </th>
    {STEPS.map(({ step }) => {
      const at = row[step];
      return at
        ? (
          <td class="reached">
            <Clock at={at} />
          </td>
        )
        : (
          <td>
            <span class="unseen">not yet</span>
          </td>
        );
    })}
    <td class="money">{dollars(Math.round(row.balance * 1000))}</td>
    <td>
      {row.problem && row.problemSince
        ? (
          <>
            <ProblemLink id={row.problem} />, <Clock at={row.problemSince} />
            <br />
            <span class="hint">{row.problemAt}</span>
          </>
        )
        : null}
    </td>
    <td>{row.scenario && scenarioName(row.scenario)}</td>
  </tr>
);

/** How far the class has come, in a sentence. */
export function summaryOf(students: Students, places: number): string {
  if (students.length === 0) return `Nobody has joined yet. There are ${places} places.`;
  return `${students.summary}. ${students.length} of ${places} places are taken.`;
}

/** The class, a row a student. */
export const ClassTable: FC<{ students: Students }> = ({ students }) => (
  <div
    class="wide"
    role="region"
    aria-label="The class"
    tabindex={0}
    data-live="/console/teacher/class"
    hidden={students.length === 0}
  >
    <table class="class">
      <caption class="unseen">How far each student has come</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {STEPS.map(({ title }) => <th scope="col">{title}</th>)}
          <th scope="col" class="money">Play money</th>
          <th scope="col">Stuck at</th>
          <th scope="col">Goes wrong on purpose</th>
        </tr>
      </thead>
      <tbody>{students.map((row) => <Student row={row} />)}</tbody>
    </table>
  </div>
);

/** Where the script is. */
export const WATCH_PATH = "/console/watch_class.js";

/**
 * Keeps the teacher's page up to date: asks for the table every two seconds and puts in what is
 * new, cell by cell, so that nobody's focus is lost and a screen reader hears the summary only
 * when it changes. A page that is not looked at does not ask.
 */
export const WATCH_CLASS = `"use strict";
const table = document.querySelector("[data-live]");
const summary = document.querySelector("[data-summary]");
const PAUSE = 2000;

function say(text) {
  if (summary.textContent !== text) summary.textContent = text;
}

function put(fresh) {
  const body = table.querySelector("tbody");
  for (const row of [...body.rows]) if (!fresh.getElementById(row.id)) row.remove();
  for (const row of fresh.querySelectorAll("tbody tr")) {
    const here = document.getElementById(row.id);
    if (!here) { body.append(row); continue; }
    [...row.cells].forEach((cell, i) => {
      const old = here.cells[i];
      if (old.outerHTML !== cell.outerHTML && !old.contains(document.activeElement)) old.replaceWith(cell);
    });
  }
  for (const option of fresh.querySelectorAll("option")) {
    const old = document.querySelector('option[value="' + CSS.escape(option.value) + '"]');
    if (old && old.textContent !== option.textContent) old.textContent = option.textContent;
  }
  table.hidden = body.rows.length === 0;
  say(fresh.querySelector("[data-summary]").textContent);
}

async function look() {
  if (document.visibilityState === "visible") {
    try {
      const answer = await fetch(table.dataset.live, { redirect: "error" });
      if (answer.ok) {
        put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      say("The room does not answer. Is it still open? Reload this page to see.");
    }
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
`;
