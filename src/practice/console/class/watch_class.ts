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
  for (const row of fresh.querySelectorAll("tbody tr")) {
    const here = document.getElementById(row.id);
    if (!here) { body.append(row); continue; }
    [...row.cells].forEach((cell, i) => {
      const old = here.cells[i];
      if (old.outerHTML !== cell.outerHTML && !old.contains(document.activeElement)) old.replaceWith(cell);
    });
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
