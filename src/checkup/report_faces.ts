import { CLIENT_VERSION, type Identity, VERSION } from "../access/mod.ts";
import { type Sheet, type SheetLine } from "../display/mod.ts";
import { type AccessError, type Practice, stampOf } from "../problems/mod.ts";
import type { Posts } from "../search/mod.ts";
import type { CheckLine, Outcome } from "./check_line.ts";

/** What a report is made of. */
export interface ReportFacts {
  at: Date;
  /** The host; absent where it is not known. */
  host?: string;
  practice: Practice;
  notebook: boolean;
  proxy: "none" | "set, and used" | "set, and not used";
  /** Minutes by which this computer's clock is ahead; absent where nobody said. */
  clockAhead?: number;
  lines: CheckLine[];
  posts?: Posts;
  identity?: Identity;
  /** Sentences about what was done beside checking. */
  notes: string[];
}

const TONES: Record<Outcome["state"], SheetLine["tone"]> = {
  "ok": "good",
  "known": "seen",
  "note": "note",
  "failed": "bad",
  "not tried": "open",
};

/** The time of day, as it stands behind what a server answered. */
const clock = (date: Date): string => `${date.toISOString().slice(11, 16)} UTC`;

function toLine(line: CheckLine): SheetLine {
  const value = line.state === "ok" ? `${line.text}, ${clock(line.at)}` : line.text;
  return { label: line.label, value, tone: TONES[line.state] };
}

function subtitle({ lines }: ReportFacts): string {
  const failure = lines.find(({ state }) => state === "failed");
  if (failure) return `It stops at: ${failure.label}. Why, and what to do, stands below.`;
  const searched = lines.some(({ check, state }) => check === "search" && state === "ok");
  return searched ? "Your keys work, and so does searching." : "Your keys work.";
}

/** What a report shows: plain data for the display room. */
export function reportSheet(facts: ReportFacts): Sheet {
  const { lines, practice, notes } = facts;
  const failure = lines.find((line) => line.state === "failed");
  return {
    title: "Access check",
    stamp: stampOf(practice),
    subtitle: subtitle(facts),
    lines: lines.map(toLine),
    trouble: failure && {
      title: "What stops you",
      text: `${failure.error.message}.`,
      steps: failure.error.nextSteps,
      more: `${failure.error.docs && `More: ${failure.error.docs} `}(problem: ${failure.problem})`,
    },
    notes: [
      ...lines.flatMap((line) =>
        line.state === "note" ? line.notes.map((text) => `! ${text}`) : []
      ),
      ...notes,
      "✓ the server said so just now, · only looked at here, ! worth knowing, ✗ stops you, " +
      "– not tried.",
    ],
  };
}

const SIGNS: Record<Outcome["state"], string> = {
  "ok": "✓",
  "known": "·",
  "note": "!",
  "failed": "✗",
  "not tried": "–",
};

// A network's error code or a problem's type is one word; anything longer may be about somebody.
const CODE_REGEXP = /^[\w-]{1,40}$/;

/** What a failure may tell a stranger: its id, its status and the clues that are codes. */
function inCodes({ problem, status, cause = {} }: AccessError): string {
  const clues = [cause.title, cause.type, cause.code].filter((clue) =>
    CODE_REGEXP.test(clue ?? "")
  );
  return [problem, ...(status ? [`HTTP ${status}`] : []), ...clues].join(", ");
}

function outcome(line: CheckLine): string {
  if (line.state === "failed") return inCodes(line.error);
  const problem = line.state === "note" && line.problem ? [line.problem] : [];
  const time = line.state === "ok" ? [clock(line.at)] : [];
  return [line.shared, ...problem, ...time].filter(Boolean).join(", ");
}

/** Two columns, aligned. */
function aligned(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`.trimEnd());
}

/**
 * The report for strangers: only what was written for them, so that nothing has to be taken out.
 */
export function forStrangers(facts: ReportFacts, withIdentity: boolean): string {
  const { deno, v8, typescript } = Deno.version;
  const { at, host, practice, notebook, proxy, clockAhead, lines, identity } = facts;
  const { os, arch } = Deno.build;
  const skew = clockAhead === undefined ? "not known" : `${Math.round(clockAhead)} minutes`;
  const about: [string, string][] = [
    ["When", at.toISOString().slice(0, 16).replace("T", " ") + " UTC"],
    ["Library Card", VERSION],
    ["twitter-api-v2", CLIENT_VERSION],
    ["Deno", `${deno} (V8 ${v8}, TypeScript ${typescript})`],
    ["Platform", `${os}, ${arch}`],
    ["Runs in", notebook ? "a notebook" : "a terminal"],
    ["Proxy", proxy],
    ["Host asked", host ?? "not known"],
    ["Clock ahead by", skew],
    ["Practice", practice === "replay" ? "a replay" : practice ? "yes" : "no"],
    ...(withIdentity && identity
      ? [["Keys of", `@${identity.username} (${identity.id})`] as [string, string]]
      : []),
  ];
  const checks = lines.map((line): [string, string] => [
    `${SIGNS[line.state]} ${line.label}`,
    outcome(line),
  ]);
  return [
    "### Library Card: access check",
    "",
    "```text",
    ...aligned(checks),
    "",
    ...aligned(about),
    "```",
    "",
    "✓ the server was asked, · looked at here, ! a note, ✗ failed, – not tried. Each letter stands " +
    "for one secret; the same letter twice means the same value. No key stands in this report.",
  ].join("\n");
}
