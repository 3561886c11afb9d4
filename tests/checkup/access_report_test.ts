import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { AccessReport, checkAccess, findKeys, startPractice } from "../../mod.ts";
import { accepted, type CheckLine, failed, known, noted } from "../../src/checkup/check_line.ts";
import { notTried, type Outcome } from "../../src/checkup/check_line.ts";
import { sharedPlace } from "../../src/checkup/check_keys.ts";
import { raise } from "../../src/problems/mod.ts";
import { textWidth } from "../../src/display/mod.ts";
import { sheetFaces } from "../../src/display/mod.ts";
import { type ReportFacts, reportSheet } from "../../src/checkup/report_faces.ts";
import { cannedX } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const NOON = new Date("2026-11-24T12:00:00Z");
const as = (check: CheckLine["check"], label: string, outcome: Outcome): CheckLine => ({
  check,
  label,
  ...outcome,
});

const FACTS: ReportFacts = {
  at: NOON,
  host: "api.x.com",
  practice: false,
  notebook: false,
  proxy: "set, and not used",
  clockAhead: 2.2,
  lines: [
    as("deno", "Deno", known("2.9.6", "2.9.6")),
    as("clock", "Clock", noted("2 minutes fast", ["Set the clock."], { at: NOON })),
    as("reach", "Network", accepted("api.x.com answers", NOON, "an answer came")),
    as(
      "app",
      "As the app",
      failed(raise("unauthorized", { doing: "sign in", found: "no", nextSteps: ["Look again."] })),
    ),
    as("search", "Search", notTried("not tried")),
  ],
  notes: [],
};

Deno.test("AccessReport.toJSON() keeps its schema, version 1", () => {
  assertEquals(JSON.parse(JSON.stringify(new AccessReport(FACTS))), {
    version: 1,
    ok: false,
    at: "2026-11-24T12:00:00.000Z",
    practice: false,
    host: "api.x.com",
    checks: [
      { check: "deno", label: "Deno", state: "known", text: "2.9.6" },
      {
        check: "clock",
        label: "Clock",
        state: "note",
        text: "2 minutes fast",
        at: "2026-11-24T12:00:00.000Z",
        notes: ["Set the clock."],
      },
      {
        check: "reach",
        label: "Network",
        state: "ok",
        text: "api.x.com answers",
        at: "2026-11-24T12:00:00.000Z",
      },
      {
        check: "app",
        label: "As the app",
        state: "failed",
        text: "no",
        problem: "unauthorized",
      },
      { check: "search", label: "Search", state: "not tried", text: "not tried" },
    ],
    error: {
      problem: "unauthorized",
      message: "Cannot sign in: no",
      nextSteps: ["Look again."],
      docs: new AccessReport(FACTS).error!.docs,
    },
  });
});

Deno.test("AccessReport.toJSON() brings the posts of a sample search", async () => {
  const { posts, query, cost, ended } = (await checkAccess({ practice: true, search: true }))
    .toJSON();
  assertEquals([posts?.length, query, ended], [10, "library lang:en", "limit"]);
  assertEquals(cost, { low: 0.05, high: 0.05 });
});

Deno.test.each([{ width: 20 }, { width: 40 }, { width: 80 }, { width: 120 }])(
  "AccessReport fits a terminal of $width columns, but for links",
  ({ width }) => {
    const text = sheetFaces(reportSheet(FACTS)).text(width);
    for (const line of text.split("\n")) {
      assert(textWidth(line) <= width || line.startsWith("More: https://"), line);
    }
  },
);

Deno.test("AccessReport gives each state a sign, and the first failure in full below", () => {
  const text = String(new AccessReport(FACTS));
  for (
    const part of [
      "· 2.9.6",
      "! 2 minutes fast",
      "✓ api.x.com answers, 12:00 UTC",
      "✗ no",
      "– not tried",
      "It stops at: As the app",
      "Cannot sign in: no.",
      "1. Look again.",
      "(problem: unauthorized)",
      "! Set the clock.",
    ]
  ) assertStringIncludes(text, part);
});

Deno.test("AccessReport shows itself in a notebook as HTML, Markdown and text", () => {
  const report = new AccessReport(FACTS) as unknown as Record<symbol, () => Record<string, string>>;
  const bundle = report[Symbol.for("Jupyter.display")]();
  assertStringIncludes(bundle["text/html"], "<ol");
  assertStringIncludes(bundle["text/html"], "Cannot sign in: no.");
  assertStringIncludes(bundle["text/markdown"], "1. Look again.");
  assertStringIncludes(bundle["text/plain"], "What stops you");
});

Deno.test("toReport() names versions, platform, proxy, host, clock and every check", () => {
  const text = new AccessReport(FACTS).toReport();
  for (
    const part of [
      "· Deno",
      "2.9.6",
      "✗ As the app",
      "unauthorized",
      "– Search",
      "an answer came, 12:00 UTC",
      "twitter-api-v2",
      Deno.version.v8,
      Deno.build.os,
      "a terminal",
      "set, and not used",
      "api.x.com",
      "2 minutes",
    ]
  ) assertStringIncludes(text, part);
});

Deno.test("toReport() tells who you are only when it is asked to", () => {
  const identity = { id: "1234567890", username: "ada_made_up", name: "Ada Made-Up" };
  const report = new AccessReport({ ...FACTS, identity });
  for (const part of Object.values(identity)) assert(!report.toReport().includes(part));
  assertStringIncludes(report.toReport({ identity: true }), "@ada_made_up (1234567890)");
});

const PLACES = [
  { place: "environment", says: "environment" },
  { place: "connect({ keys })", says: "connect({ keys })" },
  { place: ".env", says: ".env" },
  { place: "keys/.env", says: "keys/.env" },
  { place: "../.env", says: "a .env above this folder" },
  { place: "..\\..\\.env", says: "a .env above this folder" },
  { place: "../ada made-up/.env", says: "a file outside this folder" },
  { place: "../keys.txt", says: "a file outside this folder" },
  { place: "/somewhere/ada/.env", says: "a file outside this folder" },
  { place: "D:\\ada\\.env", says: "a file outside this folder" },
];

Deno.test.each(PLACES)("sharedPlace() of $place is $says", ({ place, says }) => {
  assertEquals(sharedPlace(place), says);
});

/** What nobody may read: the folder's name is a person's, as under a home folder. */
const PERSON = "ada-lovelace-made-up";
const CREDITS = {
  title: "CreditsDepleted",
  detail: "Your enrolled account [9876543210987] of @ada_made_up does not have any credits.",
  type: "https://api.x.com/2/problems/credits",
  account_id: 9876543210987,
};
const NO_NAMES = { title: "Ada Made-Up is not welcome", detail: "9876543210987", type: "x/@ada" };

Deno.test.each([{ body: CREDITS, status: 402 }, { body: NO_NAMES, status: 403 }])(
  "toReport() holds no key, no path of the machine, and none of the server's words ($status)",
  async ({ body, status }) => {
    await using x = cannedX(() => Response.json(body, { status }));
    const home = await Deno.makeTempDir({ prefix: PERSON });
    try {
      const envFile = `${home}/keys of ada.env`;
      const lines = Object.entries({
        X_API_KEY: MADE_UP.apiKey,
        X_API_SECRET: MADE_UP.apiSecret,
        X_ACCESS_TOKEN: MADE_UP.accessToken,
        X_ACCESS_TOKEN_SECRET: MADE_UP.accessTokenSecret,
        X_BEARER_TOKEN: MADE_UP.bearerToken,
      }).map(([name, value]) => `${name}=${value}\n`);
      await Deno.writeTextFile(envFile, lines.join(""));
      const options = { prompt: false, practice: false, patience: 0, baseUrl: x.url, search: true };
      const report = await checkAccess({ ...options, envFile });
      assertEquals(report.ok, false);
      const text = report.toReport({ identity: true });
      assertStringIncludes(text, "X_API_KEY A");
      assertStringIncludes(text, "a file outside this folder");
      const kept = [text, JSON.stringify(report), String(report)];
      for (const secret of Object.values(MADE_UP)) {
        assert(!kept.some((each) => each.includes(secret.slice(-12))), "a key is shown");
      }
      for (const word of [PERSON, home, "ada", "Ada", "9876543210987", "1234567890"]) {
        assert(!text.includes(word), `${word} stands in the report`);
      }
    } finally {
      await Deno.remove(home, { recursive: true });
    }
  },
);

Deno.test("toReport() after a practice check says that it was practice", async () => {
  await using room = await startPractice();
  const keys = await findKeys({ keys: room.issueKeys(), prompt: false, practice: false });
  const report = await checkAccess({ keys, baseUrl: room.url, practice: false, patience: 0 });
  assert(/Practice\s+yes/.test(report.toReport()));
});
