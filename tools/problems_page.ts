/**
 * The page of everything that can go wrong, from the catalogue. Run, it writes docs/problems.md.
 *
 * @module
 */
import { ACCOUNT_PROBLEMS } from "../src/problems/account_problems.ts";
import { KEY_PROBLEMS } from "../src/problems/key_problems.ts";
import { OTHER_PROBLEMS } from "../src/problems/other_problems.ts";
import { OWN_PROBLEMS } from "../src/problems/own_problems.ts";
import { QUESTION_PROBLEMS } from "../src/problems/question_problems.ts";
import { SILENCE_PROBLEMS } from "../src/problems/silence_problems.ts";
import { type Evidence, NOTHING_KNOWN } from "../src/problems/evidence.ts";
import type { ProblemRow, Remedy } from "../src/problems/problem_row.ts";
import type { Signature } from "../src/problems/signature.ts";

const FAMILIES: readonly [title: string, about: string, rows: readonly ProblemRow[]][] = [
  ["Keys and app", "X does not take the keys, or not for this.", KEY_PROBLEMS],
  [
    "Account, credits, limits",
    "The keys are good; the account may not, or not now.",
    ACCOUNT_PROBLEMS,
  ],
  ["The question", "The keys are good; the query, a time or a field is not.", QUESTION_PROBLEMS],
  ["The way to X", "No answer came, or none that is X's.", SILENCE_PROBLEMS],
  ["Before anything is sent", "Found on this computer, for nothing.", OWN_PROBLEMS],
  ["Everything else", "What fits nothing above.", OTHER_PROBLEMS],
];

const REMEDIES: Record<Remedy, string> = {
  retry:
    "the same again in a few seconds; Library Card does so by itself, a few times, unless it could be charged twice",
  wait:
    "the same again from the moment that X names; Library Card waits by itself, as long as `patience` allows",
  later: "it may pass by itself",
  change: "something has to be changed first",
};

/** What a reader would see: with what X says in such a case, where the row knows it. */
const sample = ({ example }: ProblemRow): Evidence => ({
  ...NOTHING_KNOWN,
  doing: "search",
  path: "/2/tweets/search/recent",
  keys: "the Bearer Token from X_BEARER_TOKEN (environment)",
  auth: "bearer",
  messages: ["…"],
  status: undefined,
  ...example,
});

const code = (value: unknown) => `\`${value}\``;

/** How a signature is told: every clue with what it must be. */
function clues(signature: Signature): string {
  return Object.entries(signature).map(([clue, wanted]) =>
    wanted === true ? clue : `${clue} ${[wanted].flat().map(code).join(" or ")}`
  ).join(", ");
}

function section(row: ProblemRow): string {
  const evidence = sample(row);
  const signatures = row.signature === undefined ? [] : [row.signature].flat();
  const end = row.note ? "A note; the answer is kept: " : "Cannot search: ";
  return `### ${row.id}

${row.name}.

> ${end}${row.found(evidence)}.

${
    row.nextSteps(evidence).map((step, i) => `${i + 1}. ${step.trim().replace(/\s*\n\s*/g, " ")}`)
      .join("\n")
  }

- Mended by: ${REMEDIES[row.remedy]}.
- The keys: ${
    row.keysWork ? "this answer proves that they work." : "this says nothing in their favour."
  }
- Cost of the failed request: ${
    row.cost === "nothing" ? "nothing." : "perhaps its price; the answer may have been on its way."
  }
${signatures.length ? `- Recognised by: ${signatures.map(clues).join("; or ")}.\n` : ""}- ${
    row.docs && `More: <${row.docs}>. `
  }Source of this row: ${row.source}.
`;
}

/** The page of everything that can go wrong, as Markdown. */
export function problemsPage(): string {
  const families = FAMILIES.map(([title, about, rows]) =>
    `## ${title}\n\n${about}\n\n${rows.map(section).join("\n")}`
  );
  return `# What can go wrong, and what to do

Every failure of Library Card is one of these. Its id stands in the last line of the message, and
in \`error.problem\`. Look yours up here, or let \`deno task check\` tell you.

This page is written by \`deno task problems\` from the tables in \`src/problems\`. X's answers are
those observed and documented up to 2026-08-22; the console's words too.

${families.join("\n")}`;
}

if (import.meta.main) {
  const path = new URL("../docs/problems.md", import.meta.url);
  await Deno.writeTextFile(path, problemsPage());
  await new Deno.Command(Deno.execPath(), { args: ["fmt", "--quiet", path.pathname] }).output();
}
