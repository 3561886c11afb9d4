import { assert, assertEquals } from "../assert.ts";
import { asksForAll } from "../../src/query/checks/meant_join.ts";
import { checkQuery, parseQuery } from "../../src/query/mod.ts";
import { seeded } from "../seeded.ts";
import { BAD_QUERIES, GOOD_QUERIES, NEVER_BLOCKED } from "./query_table.ts";

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
