import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { budgetReached, checkBaseUrl } from "../../src/access/mod.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import {
  AccessError,
  commandFile,
  diagnose,
  type Evidence,
  importHere,
  NOTHING_KNOWN,
  type Place,
  placeHere,
  PROBLEMS,
  tellAt,
} from "../../src/problems/mod.ts";
import { checkFirst } from "../../src/search/check_first.ts";

const CODE =
  /connect\(|\bcard\.\w|\bposts\.\w|checkQuery|baseUrl|sinceId|untilId|envFile|ledgerFile|\b(patience|budget|timeout|prove|since|until|practice): /;
const FLAGS = /(^|\s)--(patience|no-check|practice|budget|since|until|limit|scenario)\b/;
const CELLS = /\bcells?\b|your notebook|the notebook's kernel/;

/** What a place does not have, so that no step there may name it. */
const LACKING: Record<Place, RegExp[]> = {
  notebook: [FLAGS],
  program: [FLAGS, CELLS],
  terminal: [CODE, CELLS],
  room: [CODE, FLAGS, CELLS, /console\.x\.com/],
};
const PLACES = Object.keys(LACKING) as Place[];

/** What is lacking there and named all the same. */
const misplaced = (place: Place, steps: string[]) =>
  steps.filter((step) => LACKING[place].some((pattern) => pattern.test(step)));

/** Evidence that brings out the steps of a row, the special ones too. */
function* variants(place: Place, example: Partial<Evidence> = {}): Generator<Evidence> {
  const base: Evidence = { ...NOTHING_KNOWN, doing: "search", place, messages: ["…"], ...example };
  const moment = new Date("2026-11-24T12:00:00Z");
  for (const practice of [false, true]) {
    yield { ...base, practice };
    yield { ...base, practice, host: "127.0.0.1:8787", auth: "oauth1", pairGood: true };
    yield { ...base, practice, auth: "bearer", pairGood: true, unusedProxy: true };
    yield { ...base, practice, resetAt: moment, retryAfter: moment, resetDate: "2026-12-01" };
    yield {
      ...base,
      practice,
      messages: ["'start_time' must be on or after 2026-11-17T12:00Z"],
      network: "ERR_SSL_WRONG_VERSION_NUMBER",
    };
  }
}

Deno.test.each(PLACES.map((place) => ({ place })))(
  "no step of any row names what a $place does not have",
  ({ place }) => {
    for (const { id, nextSteps, example } of PROBLEMS) {
      for (const evidence of variants(place, example)) {
        const steps = nextSteps(evidence);
        assertEquals(misplaced(place, steps), [], `${id} in a ${place}`);
        assert(steps.length > 0, `${id} in a ${place} leaves its reader without a step`);
      }
    }
  },
);

Deno.test("no step about a practice room's answer leads to X's console", () => {
  for (const place of PLACES) {
    for (const { id, nextSteps, example } of PROBLEMS) {
      for (const evidence of variants(place, example)) {
        if (!evidence.practice) continue;
        const steps = nextSteps(evidence).join(" ");
        assert(!steps.includes("console.x.com"), `${id} in a ${place}: ${steps}`);
      }
    }
  }
});

Deno.test("an answer of a practice room leads to that room's own Billing", () => {
  const [first] = diagnose({
    ...NOTHING_KNOWN,
    doing: "search",
    status: 402,
    practice: true,
    host: "127.0.0.1:8787",
  }).nextSteps;
  assertStringIncludes(first, "http://127.0.0.1:8787, choose Billing");
});

const NOWHERE = {
  variable: () => undefined,
  folder: () => Deno.cwd(),
  ask: (): string | null => null,
};

/** What our own checks say, each raised where it is raised in earnest. */
const RAISED: { what: string; raise: () => unknown }[] = [
  { what: "a query with an error", raise: () => checkFirst("(library", {}, "search") },
  { what: "an empty query", raise: () => checkFirst("", {}, "search") },
  { what: "no keys", raise: () => lookForKeys({ envFile: false, prompt: false }, NOWHERE) },
  {
    what: "a key that was not typed",
    raise: () => lookForKeys({ envFile: false }, { ...NOWHERE, ask: () => "" }),
  },
  { what: "an address that is none", raise: () => checkBaseUrl("x", "X_API_BASE_URL") },
  ...(["call", "session"] as const).map((span) => ({
    what: `the budget of a ${span}`,
    raise: () => {
      throw budgetReached("search", { span, budget: 10, spent: 0, next: 50 });
    },
  })),
];

Deno.test.each(RAISED)("our own words about $what fit every place", async ({ raise }) => {
  for (const place of PLACES) {
    const error = await tellAt(place, async () => await raise()).catch((error) => error);
    assert(error instanceof AccessError, String(error));
    assertEquals(misplaced(place, error.nextSteps), [], place);
    assert(error.nextSteps.length > 0);
  }
});

Deno.test("steps are those of a program, unless somebody says otherwise, also much later", async () => {
  assertEquals(placeHere(), "program");
  const later = tellAt("terminal", async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return diagnose({ ...NOTHING_KNOWN, doing: "search", status: 429 });
  });
  const here = diagnose({ ...NOTHING_KNOWN, doing: "search", status: 429 });
  assertStringIncludes((await later).nextSteps.join(" "), "--patience 900");
  assertStringIncludes(here.nextSteps.join(" "), "connect({ patience: 900 })");
});

Deno.test("a clone, a study and an address each have a command line and an import of their own", () => {
  const of = (main: string) => [commandFile(main), importHere(main)];
  assertEquals(of("file:///home/a/clone/cli.ts"), ["cli.ts", "../mod.ts"]);
  assertEquals(of("file:///home/a/my%20study/library_card/cli.js"), [
    "library_card/cli.js",
    "./library_card/mod.js",
  ]);
  assertEquals(of("https://example.org/card/cli.js"), [
    "https://example.org/card/cli.js",
    "https://example.org/card/mod.js",
  ]);
});
