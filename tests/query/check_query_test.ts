import { assert, assertEquals, assertStringIncludes, assertThrows } from "../assert.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { checkQuery, type QueryFix, type QueryProblem } from "../../src/query/mod.ts";
import { BAD_QUERIES, GOOD_QUERIES } from "./query_table.ts";

const places = (problems: readonly QueryProblem[]) =>
  problems.map(({ code, start, end }) => `${code} ${start}-${end}`).join(", ");

const countOf = (problems: readonly QueryProblem[], code: string) =>
  problems.filter((problem) => problem.code === code).length;

const applyFix = (query: string, { start, end, text }: QueryFix) =>
  query.slice(0, start) + text + query.slice(end);

for (const query of GOOD_QUERIES) {
  Deno.test(`checkQuery() has nothing against [${query}]`, () => {
    const { ok, problems, fixed } = checkQuery(query);
    assertEquals(places(problems), "");
    assertEquals({ ok, fixed }, { ok: true, fixed: query });
  });
}

for (const [query, expected, fixed = query] of BAD_QUERIES) {
  Deno.test(`checkQuery() says what is wrong with [${query}]`, () => {
    const report = checkQuery(query);
    assertEquals(places(report.problems), expected);
    assertEquals(report.fixed, fixed);
  });
}

Deno.test("every fix of the table mends its problem and makes no new error", () => {
  for (const [query] of BAD_QUERIES) {
    const before = checkQuery(query).problems;
    for (const { code, fix } of before) {
      if (!fix) continue;
      const mended = applyFix(query, fix);
      const after = checkQuery(mended).problems;
      assertEquals(countOf(after, code), countOf(before, code) - 1, `${code}: ${mended}`);
      for (const { level, code } of after) {
        const more = countOf(after, code) > countOf(before, code);
        assert(level === "warning" || !more, `${query} -> ${mended}: ${code}`);
      }
    }
  }
});

Deno.test("the messages of the table have no gaps, and end like sentences", () => {
  for (const [query] of BAD_QUERIES) {
    for (const { message } of checkQuery(query).problems) {
      assert(/^.*[.?]$/.test(message) && !/\{\d\}|undefined/.test(message), message);
    }
  }
});

Deno.test("a query is ok with warnings, and not with errors", () => {
  assertEquals(checkQuery("cats or dogs").ok, true);
  assertEquals(checkQuery("cats AND dogs").ok, false);
});

const limits = [
  { options: {}, limit: 512 },
  { options: { archive: true }, limit: 1024 },
  { options: { enterprise: true }, limit: 4096 },
  { options: { archive: true, enterprise: true }, limit: 4096 },
];
Deno.test.each(limits)("checkQuery($options) takes $limit characters", ({ options, limit }) => {
  assertEquals(checkQuery("c".repeat(limit), options).ok, true);
  const { problems, length } = checkQuery("c".repeat(limit + 5), options);
  assertEquals(length, limit + 5);
  assertEquals(places(problems), `too-long ${limit}-${limit + 5}`);
});

Deno.test("checkQuery() counts an emoji as one character, as X does", () => {
  const query = "📚".repeat(513);
  const { length, problems } = checkQuery(query);
  assertEquals(length, 513);
  assertEquals(places(problems), "too-long 1024-1026");
});

Deno.test("checkQuery() counts the example of X's documentation as X does", () => {
  const query = "(happy OR happiness) place_country:GB -birthday -is:retweet";
  assertEquals(checkQuery(query).length, 59);
});

Deno.test("checkQuery() knows that entity: is not in the full archive", () => {
  assertEquals(checkQuery("entity:Barcelona").ok, true);
  const { problems } = checkQuery("entity:Barcelona", { archive: true });
  assertEquals(places(problems), "not-in-archive 0-16");
});

Deno.test("checkQuery() shows how X reads AND and OR without parentheses", () => {
  const [{ message }] = checkQuery("apple OR iphone ipad").problems;
  assertStringIncludes(message, "X reads this as: apple OR (iphone ipad).");
});

Deno.test("checkQuery() names the nearest operator, and what stands in for one of the website", () => {
  assertStringIncludes(checkQuery("form:a").problems[0].message, "Did you mean from:?");
  assertStringIncludes(checkQuery("a is:retweets").problems[0].message, "Did you mean is:retweet?");
  assertStringIncludes(checkQuery("a since:2020-01-01").problems[0].message, "the option since");
});

Deno.test("a message quotes a long query in part, without half a character", () => {
  const [{ message }] = checkQuery(`${"📚".repeat(90)}:a-b x OR y`).problems;
  assert(message.isWellFormed() && message.length < 400, message);
});

Deno.test("a report is plain data in JSON", () => {
  const { query, ok, fixed, reading, limit } = JSON.parse(JSON.stringify(checkQuery("a AND b")));
  assertEquals({ query, ok, fixed, reading, limit }, {
    query: "a AND b",
    ok: false,
    fixed: "a b",
    reading: "posts that contain “a”, “AND” and “b”",
    limit: 512,
  });
});

Deno.test("checkQuery() takes anything for a query without throwing", () => {
  for (const odd of [undefined, null, 5, {}, []]) {
    assertEquals(typeof checkQuery(odd as never).ok, "boolean");
  }
});

Deno.test("checkQuery() refuses an option that does not exist", () => {
  const error = assertThrows(() => checkQuery("cats", { arkive: true } as never));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "bad-option");
  assertEquals(error.message, "Cannot check the query: there is no option named arkive");
  assertEquals(error.nextSteps[0], "The names are: archive, enterprise.");
});

Deno.test("a report shows the query, its problems, what it asks for and how it is mended", () => {
  assertEquals(`${checkQuery("(cats OR dogs) AND min_faves:10")}`.split("\n"), [
    "Query: ✗ 2 errors",
    "",
    "  (cats OR dogs) AND min_faves:10",
    "                 ^^^ 1",
    "                     ^^^^^^^^^^^^ 2",
    "",
    "✗ 1. X does not know the word AND between terms: a space already means AND. To search for the word",
    '     itself, write "AND" in quotation marks. → Take it out.',
    "✗ 2. min_faves: works on X's website, not in its API. Use min_likes: here. → Write min_likes: in its",
    "     place.",
    "It asks for: posts that contain “cats” or “dogs”, contain “AND”, and match “min_faves:10” (which X",
    "does not know)",
    "With all fixes:",
    "  (cats OR dogs) min_likes:10",
    "Length: 31 of 512 characters",
  ]);
});

Deno.test("a report without problems shows the query and what it asks for", () => {
  assertEquals(`${checkQuery("cat lang:en")}`.split("\n"), [
    "Query: ✓ No problem was found",
    "",
    "  cat lang:en",
    "",
    "It asks for: posts that contain “cat” and are in English",
    "Length: 11 of 512 characters",
  ]);
});

Deno.test("a report in a notebook has its reading and its messages as text", () => {
  const report = checkQuery("cat <b>:x");
  const display = (report as unknown as Record<symbol, () => Record<string, string>>)[
    Symbol.for("Jupyter.display")
  ];
  const face = display.call(report)["text/html"];
  assertStringIncludes(face, "It asks for:");
  assertStringIncludes(face, "posts that contain “cat” and “&lt;b&gt;:x”");
});
