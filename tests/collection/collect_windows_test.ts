import { DatabaseSync } from "node:sqlite";
import { collect } from "../../src/collection/mod.ts";
import { assert, assertEquals } from "../assert.ts";
import { networkOf, sleepingClock } from "./network_of.ts";
import { allIds, NOW, townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book";
const WINDOW = 15 * 60_000;

const idsIn = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("select id from posts where role = 'match' order by id").all();
  database.close();
  return rows.map(({ id }) => String(id));
};

/** What a stricter X says to a search: whether it answers, and how many it would still answer. */
type Rule = (asked: number, now: number) => {
  answers: boolean;
  remaining: number;
  reset: number;
  after?: number;
};

/** A room whose searches are counted more strictly, by a front that tells each and when it came. */
async function strictRoom(rule: Rule) {
  const { now, timers } = sleepingClock(NOW);
  const town = await townRoom({ now });
  const searches: { at: number; answered: boolean }[] = [];
  const front = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (asked) => {
      const { pathname, search } = new URL(asked.url);
      const { headers } = asked;
      const forward = () => fetch(town.room.url + pathname + search, { headers });
      if (!pathname.includes("/search/")) return await forward();
      const at = now();
      const { answers, remaining, reset, after = 0 } = rule(searches.length, at);
      searches.push({ at, answered: answers });
      await new Promise((resolve) => setTimeout(resolve, after));
      const answer = answers
        ? await forward()
        : Response.json({ title: "Too Many Requests", status: 429 }, { status: 429 });
      const told = new Headers(answer.headers);
      told.set("date", new Date(now()).toUTCString());
      told.set("x-rate-limit-limit", "450");
      told.set("x-rate-limit-remaining", String(remaining));
      told.set("x-rate-limit-reset", String(Math.ceil(reset / 1000)));
      return new Response(answer.body, { status: answer.status, headers: told });
    },
  );
  // The week goes on while the clock sleeps: what comes into it or leaves it is not asked for.
  const since = new Date(now() - 5 * 24 * 60 * 60_000).toISOString();
  const until = new Date(now() - 60_000).toISOString();
  const url = `http://127.0.0.1:${front.addr.port}`;
  const network = await networkOf({ ...town.room, url, issueKeys: () => town.room.issueKeys() }, {
    ...{ timers, patience: 2000 },
  });
  return {
    ...{ town, searches, begin: now() },
    range: { since, until },
    collect: (to: string) =>
      collect(network, QUERY, { to, limit: 100_000, lanes: 4, since, until }, { now }),
    async [Symbol.asyncDispose]() {
      await front.shutdown();
      await town[Symbol.asyncDispose]();
    },
  };
}

Deno.test("lanes share X's window: none asks where another has used it up, and all go on in the next", async () => {
  const most = 6;
  let window = { ends: 0, used: 0 };
  await using strict = await strictRoom((_asked, now) => {
    if (window.ends <= now) window = { ends: now + WINDOW, used: 0 };
    window.used += 1;
    return { answers: window.used <= most, remaining: most - window.used, reset: window.ends };
  });
  const to = strict.town.file();
  using collection = await strict.collect(to);
  assertEquals(idsIn(to), await allIds(strict.town.card, QUERY, strict.range));
  assertEquals(collection.report!.ended, "no more posts");
  // Not one was refused, though a window has room for six only.
  assert(strict.searches.length > most, `${strict.searches.length}`);
  assertEquals(strict.searches.filter(({ answered }) => !answered), []);
});

Deno.test("what one lane is refused, no other asks before its time", async () => {
  let reset = 0;
  // The first is refused at once, as if another program had used the window up; what the others are
  // told, a little later, still says that there is room.
  await using strict = await strictRoom((asked, now) => {
    if (asked === 0) reset = now + WINDOW;
    return asked === 0
      ? { answers: false, remaining: 0, reset }
      : { answers: now >= reset || asked < 4, remaining: 400, reset, after: asked < 4 ? 80 : 0 };
  });
  const to = strict.town.file();
  using collection = await strict.collect(to);
  assertEquals(collection.report!.ended, "no more posts");
  const [refused, ...others] = strict.searches;
  assertEquals(refused.answered, false);
  // The four of the beginning, and then none until the window that the first was told.
  assertEquals(others.filter(({ at }) => at < reset).length, 3);
  assert(others.every(({ answered }) => answered));
  assertEquals(idsIn(to), await allIds(strict.town.card, QUERY, strict.range));
});
