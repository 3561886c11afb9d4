import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { asksForAll } from "../../src/query/checks/meant_join.ts";
import { checkQuery, parseQuery } from "../../src/query/mod.ts";
import { seeded } from "../seeded.ts";
import { BAD_QUERIES, GOOD_QUERIES, NEVER_BLOCKED } from "./query_table.ts";

for (const query of NEVER_BLOCKED) {
  Deno.test(`checkQuery() does not stop [${query}], which X is not known to refuse`, () => {
    assertEquals(checkQuery(query).problems.filter(({ level }) => level === "error"), []);
  });
}

/** What is wrong with a query that was offered, if anything. */
function faultsOf(query: string): string[] {
  const { ok, fixed } = checkQuery(query);
  const { tree } = parseQuery(query);
  return [
    ok ? "" : "X would refuse it",
    tree && !asksForAll(tree) ? "" : "it asks for nearly all of X",
    fixed === query ? "" : `mended again it is ${fixed}`,
  ].filter(Boolean);
}

const SLIPS = [
  ..."()[]{}\"“”'-|&,：（）－＃\u200B\u00A0\u200E ".split(""),
  ..."OR AND or NOT NEAR ＯＲ lang:en lang:zh has:media -is:retweet from:a from: min_likes:0".split(
    " ",
  ),
  ..."min_faves:10 filter:links since:2026-11-01 within:5km exclude:replies url:bbc.com".split(" "),
  ...[" OR lang:en", " OR -is:retweet", " OR ", "place:New York", '\\"', "&quot;", "near:London"],
  ...["%20", "cats", "🐈", "❤️", "#a,", "$100", "point_radius:[1 2 25mi]", "$&"],
];

Deno.test("what is offered with all fixes passes, narrows, and needs no further fix", () => {
  const queries = [...GOOD_QUERIES, ...NEVER_BLOCKED, ...BAD_QUERIES.map(([query]) => query)];
  const next = seeded(2026);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
  /** A query of the table after some slips of the hand. */
  const slipped = (): string => {
    let query = pick(queries);
    for (let slips = next() * 6; slips > 0; slips--) {
      const at = Math.floor(next() * (query.length + 1));
      const kept = next() < 0.2 ? at + 1 : at;
      query = next() < 0.4
        ? `${query} ${pick(SLIPS)}`
        : query.slice(0, at) + (kept > at ? "" : pick(SLIPS)) + query.slice(kept);
    }
    return query;
  };
  let offered = 0;
  for (let i = 0; i < queries.length + 12_000; i++) {
    const query = queries[i] ?? slipped();
    const { fixed } = checkQuery(query);
    if (fixed === query) continue;
    offered++;
    assertEquals(faultsOf(fixed), [], `[${query}] -> [${fixed}]`);
  }
  // Else nothing would have been tested.
  assert(offered > 3000, `${offered}`);
});

Deno.test("a query that no fix saves has no line with all fixes", () => {
  assertEquals(`${checkQuery("cats AND filter:safe")}`.includes("With all fixes"), false);
  assertEquals(`${checkQuery("lang: en")}`.includes("With all fixes"), false);
  assertStringIncludes(`${checkQuery("cats AND dogs")}`, "With all fixes:\n  cats dogs");
});

Deno.test("a fix that would make the query too long is not offered with all fixes", () => {
  const query = `${"c".repeat(500)} e-mail e-mail`.slice(0, 512);
  assertEquals([checkQuery(query).ok, checkQuery(query).fixed], [true, query]);
});

Deno.test("checkQuery() tells both how X reads alternatives, and what is mostly meant", () => {
  const [{ message, fix }] = checkQuery("cats OR dogs lang:en").problems;
  assertStringIncludes(message, "X reads this as: cats OR (dogs lang:en).");
  assertStringIncludes(message, "Mostly meant is: (cats OR dogs) lang:en.");
  assertEquals(fix?.label, "Write (cats OR dogs) lang:en");
});

Deno.test("parentheses around a part that asks for nearly all of X do not hide the warning", () => {
  for (const query of ["a lang:pt OR lang:en", "(a lang:pt) OR lang:en", "(a) OR ((lang:en))"]) {
    const [{ code, message }] = checkQuery(query).problems;
    assertEquals(code, "wide-or", query);
    assertStringIncludes(message, "for all posts that are in English: nearly all of X");
  }
});

Deno.test("what X refuses is read as it is meant, what it takes as it is written", () => {
  assertEquals(
    checkQuery('\\"black cat\\"').reading,
    "posts that contain the words “black cat” in this order",
  );
  assertEquals(checkQuery("（cats").reading, "posts that contain “（cats”");
});
