import { DOCS } from "./console_labels.ts";
import type { Problem } from "./problem.ts";
import { consoleSteps } from "./wording.ts";

/** What our own checks find before anything is sent. */
export const OWN_PROBLEMS: readonly Problem[] = [
  {
    id: "no-keys",
    found: () => "no keys were found",
    nextSteps: () => [],
    docs: DOCS.access,
    source: "our own search for keys",
  },
  {
    id: "env-file-unreadable",
    found: () => "the file .env is there, but it cannot be read",
    nextSteps: () => ["Make the file yours to read, in a terminal: chmod u+r .env"],
    docs: DOCS.access,
    source: "our own search for keys",
  },
  {
    id: "wrong-shape",
    found: (e) => e.shapeNotes.join(" "),
    nextSteps: (e) => [
      ...e.shapeNotes,
      consoleSteps("copy each key into the variable of the same name"),
    ],
    docs: DOCS.oauth1,
    source: "X docs and observations, shapes",
  },
  {
    id: "conflicting-names",
    found: () => "two variables give different values for the same key",
    nextSteps: () => [],
    docs: DOCS.keySafety,
    source: "names seen in public code",
  },
  {
    id: "deno-too-old",
    found: () => "this Deno is too old for notebooks",
    nextSteps: () => [
      "Update Deno: deno upgrade, or npm install --global deno@latest.",
      "Restart the notebook's kernel, then run the cell again.",
    ],
    docs: DOCS.denoInstall,
    source: "Deno issues 35356, 35585; Deno releases",
  },
  {
    id: "bad-option",
    found: () => "an option cannot be used",
    nextSteps: () => ["Change that option and run it again; nothing was sent."],
    docs: DOCS.search,
    source: "our own check of options",
  },
  {
    id: "client-unavailable",
    found: () => "the library twitter-api-v2 could not be loaded",
    nextSteps: () => [
      "Connect to the internet once, and run: deno install.",
      "On a network that blocks npm, ask for access to it, or try another network.",
    ],
    docs: "https://docs.deno.com/runtime/fundamentals/node/",
    source: "our own import",
  },
];
