import { assert, assertEquals, assertMatch } from "../assert.ts";
import { compileQuery } from "../../src/practice/match/mod.ts";
import { QueryRefusal } from "../../src/practice/match/mod.ts";
import { checkQuery } from "../../src/query/mod.ts";
import { BAD_QUERIES, GOOD_QUERIES } from "../query/query_table.ts";
import { seeded } from "../seeded.ts";
import { allPosts } from "./all_posts.ts";
import { holds } from "./naive_search.ts";
import { randomQueries, write } from "./random_queries.ts";
import { EVENING, rehearsal } from "./rehearsal.ts";

const answers = await allPosts();
const week = new Set(answers.data.map(({ id }) => id));
const posts = rehearsal().world.town().posts.filter(({ id }) => week.has(id));

Deno.test("min_likes:0 finds every post of the week", () => {
  const from = EVENING - 7 * 86_400_000;
  const to = EVENING - 30_000;
  const expected = rehearsal().world.town().posts
    .filter(({ at }) => at >= Math.floor(from / 1000) * 1000 && at < Math.floor(to / 1000) * 1000);
  assertEquals(answers.data.map(({ id }) => id), expected.map(({ id }) => id));
});

Deno.test("2,000 random queries find the same posts as a second, naive reading", () => {
  const random = randomQueries(answers, seeded(2026));
  let found = 0;
  for (let done = 0; done < 2000;) {
    const wanted = random();
    const query = write(wanted);
    if (!checkQuery(query).ok) continue;
    done++;
    const ids = posts.filter(compileQuery(query)).map(({ id }) => id);
    const expected = answers.data.filter((post) => holds(post, wanted, answers));
    assertEquals(ids, expected.map(({ id }) => id), query);
    if (ids.length > 0) found++;
  }
  assert(found > 1000, `${found}`);
});

async function taken(query: string): Promise<boolean> {
  const answer = await rehearsal().bearer(
    `/2/tweets/search/recent?${new URLSearchParams({ query })}`,
  );
  const body = await answer.json();
  assertEquals(answer.status === 200 || answer.status === 400, true, query);
  if (answer.status === 400) assertEquals(body.errors[0].parameters, { query: [query] });
  return answer.status === 200;
}

Deno.test("the room takes every query of the table that the checker takes, and no other", async () => {
  for (const query of [...GOOD_QUERIES, ...BAD_QUERIES.map(([query]) => query)]) {
    assertEquals(await taken(query), checkQuery(query).ok, query);
  }
});

const PIECES = [
  ..."()\"-[]#@$:*|&'“”–,.0aé📚".split(""),
  ..."  (".split(""),
  ..."OR AND or NOT from: is: has: lang:en url: cat library is:reply has:links".split(" "),
  ..." OR |context:1.8|list:1|list:1001|is:nullcast|min_likes:3|place_country:DE".split("|"),
  "point_radius:[",
  "bounding_box:[1 2 3 4]",
  "point_radius:[2.35 48.86 16km]",
  "filter:links",
  "constructor:",
  "__proto__:x",
  "is:constructor",
];

Deno.test("the room takes 5,000 random queries just where the checker does", () => {
  const next = seeded(77);
  const random = randomQueries(answers, next);
  let good = 0;
  for (let i = 0; i < 5000; i++) {
    let query = i % 2 ? write(random()) : "";
    for (let length = i % 2 ? next() * 3 - 1 : next() * 8; length > 0; length--) {
      const piece = PIECES[Math.floor(next() * PIECES.length)];
      query += next() < 0.5 ? ` ${piece}` : piece;
    }
    let refusal: unknown;
    try {
      posts.slice(0, 20).filter(compileQuery(query));
      good++;
    } catch (error) {
      refusal = error;
    }
    assertEquals(refusal === undefined, checkQuery(query).ok, query);
    if (refusal === undefined) continue;
    assert(refusal instanceof QueryRefusal, query);
    if (query.trim()) assertMatch(refusal.message, /\(at position \d+\)$|exceeds max allowed/);
  }
  assert(good > 1000 && good < 4000, `${good}`);
});

Deno.test("counts agrees with search to the post, for 200 random queries and windows", async () => {
  const next = seeded(5);
  const random = randomQueries(answers, next);
  const second = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const post = () => answers.data[Math.floor(next() * answers.data.length)];
  const windows: (() => Record<string, string>)[] = [
    () => ({}),
    () => ({ start_time: second(EVENING - next() * 6 * 86_400_000) }),
    () => ({ end_time: second(EVENING - 86_400_000 * (0.1 + next())) }),
    () => {
      const from = EVENING - 86_400_000 * (1 + 5 * next());
      return { start_time: second(from), end_time: second(from + 1000 + next() * 40_000_000) };
    },
    () => ({ since_id: post().id }),
    () => ({ until_id: post().id }),
  ];
  for (let done = 0; done < 200;) {
    const query = write(random());
    if (!checkQuery(query).ok) continue;
    const window = windows[done++ % windows.length]();
    const { search, counts } = rehearsal();
    const times: number[] = [];
    let token: string | undefined;
    do {
      const page = await search(query, {
        max_results: "100",
        "tweet.fields": "created_at",
        ...window,
        ...(token ? { next_token: token } : {}),
      });
      for (const { created_at } of page.data ?? []) times.push(Date.parse(created_at));
      token = page.meta.next_token;
    } while (token);
    for (const granularity of ["minute", "hour", "day"]) {
      const { data, meta } = await counts(query, { ...window, granularity });
      assertEquals(meta.total_tweet_count, times.length, query);
      let i = times.length;
      for (const { start, end, tweet_count } of data) {
        const until = Date.parse(end);
        let inside = 0;
        while (i > 0 && times[i - 1] < until) {
          assert(times[--i] >= Date.parse(start), query);
          inside++;
        }
        assertEquals(tweet_count, inside, `${query} ${granularity} ${start}`);
      }
      assertEquals(i, 0);
    }
  }
});
