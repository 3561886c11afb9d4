import { DatabaseSync } from "node:sqlite";
import { AccessError, connect, openCollection } from "../../mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { townRoom } from "./town_room.ts";

const QUERY = "library OR story OR book OR tea";

const DAMAGES: { sql: string; says: string; reads: "posts" | "report" }[] = [
  { sql: "update pages set body = x'00112233' where id = 2", says: "page 2", reads: "posts" },
  {
    sql: "update posts set hashtags = 'no JSON' where number = 2",
    says: "column hashtags",
    reads: "posts",
  },
  { sql: "update runs set options = 'no JSON'", says: "run 1, column options", reads: "report" },
];

Deno.test.each(DAMAGES)(
  "what is damaged is named, without a frame of any library: $sql",
  async ({ sql, says, reads }) => {
    await using town = await townRoom();
    const to = town.file();
    const options = { to, limit: 300, lanes: 1 };
    (await town.card.collect(QUERY, options)).close();
    const other = new DatabaseSync(to);
    other.exec(sql);
    other.close();
    using collection = await openCollection(to);
    const before = town.room.requests.length;
    const uses: Record<typeof reads, (() => unknown)[]> = {
      posts: [
        () => collection.rows(),
        () => collection.search("library OR story", { limit: 1000 }) && collection.rows(),
        () => collection.export(town.file("posts.jsonl")),
      ],
      report: [() => collection.report, () => town.card.collect(QUERY, options)],
    };
    if (says === "page 2") {
      uses.posts.push(
        () => town.card.recheck(collection),
        () => connect({ practice: to }),
      );
    }
    for (const use of uses[reads]) {
      const error = await Promise.try(use).catch((error) => error);
      assert(error instanceof AccessError, String(error));
      assertEquals(error.problem, "collection-unusable");
      assertStringIncludes(error.message, says);
      assert(!/\.ts:\d/.test(error.stack!), error.stack);
    }
    assertEquals(town.room.requests.length, before);
  },
);
