import { DatabaseSync } from "node:sqlite";
import { readBody } from "../../src/pages/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { changedRoom } from "./changed_room.ts";
import { townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR tea";
const onProgress = () => {};

Deno.test.each([{ odd: 1.5 }, { odd: 1e300 }])(
  "a count of $odd costs neither its post nor its page, which keeps it as it came",
  async ({ odd }) => {
    await using changed = await changedRoom((body) => {
      body.data[3].public_metrics.like_count = odd;
      body.includes.users[0].public_metrics.followers_count = odd;
      return body;
    });
    const options = { limit: 100, authors: true, onProgress };
    assertEquals((await changed.card.search(QUERY, options))[3].like_count, odd);
    const to = changed.town.file();
    using collection = await changed.card.collect(QUERY, { to, lanes: 1, ...options });
    const rows = collection.rows();
    assertEquals([rows.length, rows[3].like_count], [100, null]);
    assert(rows[4].like_count !== null);
    const file = new DatabaseSync(to, { readOnly: true });
    const { body } = file.prepare("select body from pages").get()!;
    file.close();
    // deno-lint-ignore no-explicit-any -- As X sent it.
    const page = readBody(body as Uint8Array) as any;
    assertEquals(page.data[3].public_metrics.like_count, odd);
  },
);

/** Nothing makes a text of it. */
const NO_TEXT = { toString: 1, valueOf: 1 };

Deno.test("a post of which no row can be made costs its own row alone, and is told as missing", async () => {
  let isOdd = true;
  await using changed = await changedRoom((body) => {
    if (!isOdd) return body;
    body.data[3].attachments = { media_keys: ["odd"] };
    body.includes = { ...body.includes, media: [{ media_key: "odd", type: NO_TEXT }] };
    isOdd = false;
    return body;
  });
  const options = { to: changed.town.file(), limit: 100, lanes: 1, onProgress };
  using collection = await changed.card.collect(QUERY, options);
  assertEquals(collection.length, 100);
  const { unmade, requests } = collection.report!.toJSON();
  assertEquals(unmade.map(({ count }) => count), [1]);
  assertStringIncludes(String(collection.report), "Not in the rows");
  // A recheck asks for it, too: its page has it.
  const [{ rows }] = collection.query("select count(*) as rows from posts");
  const { checked, removed } = await changed.card.recheck(collection, { budget: 1 });
  assertEquals([checked, removed], [Number(rows) + 1, 0]);
  collection.close();
  using again = await changed.card.collect(QUERY, options);
  assertEquals(again.report!.toJSON().requests, requests);
});

Deno.test("a page of which no row can be made is kept and counted, and is not bought again", async () => {
  let pages = 0;
  await using changed = await changedRoom((body) => {
    if (pages++ > 0) return body;
    const media = [{ media_key: "odd", type: NO_TEXT }];
    const data = body.data.map((post: object) => ({
      ...post,
      attachments: { media_keys: ["odd"] },
    }));
    return { ...body, data, includes: { ...body.includes, media } };
  });
  const options = { to: changed.town.file(), limit: 100, lanes: 1, onProgress };
  const first = await changed.card.collect(QUERY, options);
  const { problem, cost, unmade } = first.report!.toJSON();
  assertEquals([problem, cost.high, unmade[0].count], ["unexpected-answer", 0.5, 100]);
  const [page] = first.query("select state, posts, body is not null as isKept from pages");
  assertEquals(page, { state: "answered", posts: 100, isKept: 1 });
  first.close();
  using second = await changed.card.collect(QUERY, options);
  assertEquals([second.length, second.report!.cost.high], [100, 1]);
  assertEquals(second.query("select count(distinct next_token) n from pages")[0].n, 2);
});

Deno.test("a page is kept where none of its rows is taken, and the next call makes them up", async () => {
  await using town = await townRoom();
  const options = { to: town.file(), limit: 200, lanes: 1 };
  const change = (sql: string) => {
    const other = new DatabaseSync(options.to);
    other.exec(sql);
    other.close();
  };
  const first = await town.card.collect(QUERY, {
    ...options,
    onProgress: ({ pages }) => {
      if (pages !== 1) return;
      change(`update about set value = '99999' where key = 'indexed';
        create trigger refusing before update on about begin select raise(abort, 'no'); end`);
    },
  });
  const { problem, posts, unmade } = first.report!.toJSON();
  assertEquals([problem, posts, unmade[0].count], ["unexpected-answer", 100, 100]);
  first.close();
  change("drop trigger refusing");
  const { requests } = town.room;
  const before = requests.length;
  using second = await town.card.collect(QUERY, options);
  assertEquals([second.length, second.report!.toJSON().unmade], [200, []]);
  assertEquals(requests.length, before);
});
