import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "../../../src/practice/desk/sqlite_store.ts";
import { startPractice } from "../../../src/practice/mod.ts";
import { practiceWorld } from "../../../src/practice/practice_world.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../assert.ts";
import { EVENING } from "../rehearsal.ts";
import { newApp } from "./forms.ts";

const HOUR = 3_600_000;

/** A file for a room, in a folder that goes away. */
async function inFolder(test: (file: string) => void | Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(`${folder}/room.sqlite`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

type Options = Parameters<typeof practiceWorld>[0];

/** Opens a kept world, lets something happen in it, and closes it. */
async function sitting<Value>(
  file: string,
  happens: (world: ReturnType<typeof practiceWorld>) => Value,
  options: Options = {},
): Promise<Value> {
  const world = practiceWorld({ now: () => EVENING, ...options }, {
    store: await sqliteStore(file),
  });
  try {
    return happens(world);
  } finally {
    world.registry.close();
  }
}

Deno.test("keep: accounts, apps, money and limits are there when the room opens again", () =>
  inFolder(async (file) => {
    const before = await sitting(file, ({ desk, billing, registry }) => {
      const { id } = registry.owner!;
      const { app } = newApp(desk, id, { permissions: "read-write" });
      desk.generateAccessToken(app);
      billing.topUp(id, 1000);
      billing.setSpendingLimit(id, 2000);
      const body = { data: [{ id: "1" }, { id: "2" }] };
      billing.charge({ app, path: "/2/tweets/search/recent", body });
      return [registry.owner, registry.appsOf(id), billing.usage(id, 3), billing.spentInCycle(id)];
    });
    const after = await sitting(file, ({ billing, registry, desk }) => {
      const { id } = registry.owner!;
      assert("problems" in desk.createApp(id, { ...registry.appsOf(id)[0], useCase: "Again." }));
      return [registry.owner, registry.appsOf(id), billing.usage(id, 3), billing.spentInCycle(id)];
    });
    assertEquals(after, before);
  }));

Deno.test("keep: whoever signed in to an app stays signed in", () =>
  inFolder(async (file) => {
    const pair = await sitting(file, ({ desk, registry }) => {
      const { app } = newApp(desk, registry.owner!.id);
      const other = desk.openAccount({ role: "program", balance: 0 });
      return desk.grantAccess(app, { accountId: other.id, permissions: "read" });
    });
    await sitting(file, ({ desk, registry }) => {
      const access = registry.keys.accessOf(pair.accessToken)!;
      assertEquals(access.secret, pair.accessTokenSecret);
      assertEquals(access.accountId, pair.accessToken.split("-")[0]);
      desk.regenerateApiKey(registry.app(access.appId)!);
    });
    await sitting(file, ({ registry }) => {
      assertEquals(registry.keys.accessOf(pair.accessToken), undefined);
    });
  }));

Deno.test("keep: what was paid for today is not charged again after a restart", () =>
  inFolder(async (file) => {
    const sale = (world: ReturnType<typeof practiceWorld>, ids: string[]) => {
      const { id } = world.registry.owner!;
      const app = world.registry.appsOf(id)[0] ?? newApp(world.desk, id).app;
      const data = ids.map((each) => ({ id: each }));
      return world.billing.charge({ app, path: "/2/tweets/search/recent", body: { data } }).mills;
    };
    const day = (after: number) => ({ now: () => EVENING + after * 24 * HOUR });
    await sitting(file, (world) => [sale(world, ["1"]), sale(world, ["2"]), sale(world, ["3"])]);
    assertEquals(await sitting(file, (world) => sale(world, ["1", "2", "3", "4"])), 5);
    assertEquals(await sitting(file, (world) => sale(world, ["1"]), day(1)), 5);
    assertEquals(await sitting(file, (world) => sale(world, ["1", "2"]), day(1)), 5);
    assertEquals(await sitting(file, (world) => sale(world, ["1", "2", "3"]), day(1)), 5);
  }));

Deno.test("keep: a class has its codes, its students and their sessions again", () =>
  inFolder(async (file) => {
    const room = { class: 2 };
    const { codes, secret, account } = await sitting(file, ({ reception }) => {
      const { codes } = reception.class!;
      return {
        codes,
        ...reception.join(codes.students, "Ada") as { secret: string; account: object },
      };
    }, room);
    await sitting(file, ({ reception }) => {
      assertEquals(reception.class!.codes, codes);
      const session = reception.sessionOf(secret);
      assert(session?.role === "student");
      assertEquals(session.account, account);
      assert("account" in reception.join(codes.students, "Grace"));
      assert("turnedAway" in reception.join(codes.students, "Mary"));
    }, room);
  }));

Deno.test("keep: keys that ended are still told as ended, and no longer than 50", () =>
  inFolder(async (file) => {
    const tokens = await sitting(file, ({ desk, registry }) => {
      const { app, keys } = newApp(desk, registry.owner!.id);
      const more = Array.from({ length: 55 }, () => desk.regenerateBearerToken(app).bearerToken);
      return [keys.bearerToken, ...more];
    });
    await sitting(file, ({ registry }) => {
      const told = tokens.map((token) => registry.keys.holderOf("bearerToken", token)?.killed);
      assertEquals(told, [...Array(5).fill(undefined), ...Array(50).fill(true), false]);
    });
  }));

Deno.test("keep: the posts stay the same for a day, then there are new ones", () =>
  inFolder(async (file) => {
    const posts = (options: Options) =>
      sitting(file, ({ town }) => town().posts.slice(0, 20).map(({ id }) => id), options);
    const first = await posts({ seed: "made up" });
    assertEquals(await posts({ now: () => EVENING + 23 * HOUR }), first);
    assert((await posts({ now: () => EVENING + 25 * HOUR }))[0] !== first[0]);
  }));

Deno.test("keep: no key but the two secrets stands in the file, and only its owner reads it", () =>
  inFolder(async (file) => {
    const keys = await sitting(file, ({ desk }) => desk.issueKeys());
    const text = new TextDecoder("latin1").decode(await Deno.readFile(file));
    const found = Object.entries(keys).filter(([, key]) => text.includes(key)).map(([part]) =>
      part
    );
    assertEquals(found, ["apiSecret", "accessTokenSecret"]);
    if (Deno.build.os !== "windows") {
      assertEquals((await Deno.stat(file)).mode! & 0o777, 0o600);
    }
  }));

Deno.test({
  name:
    "keep: a file that others could read is for its owner only, and so is what stands beside it",
  ignore: Deno.build.os === "windows",
  fn: () =>
    inFolder(async (file) => {
      await sitting(file, () => {});
      await Deno.chmod(file, 0o644);
      await sitting(file, ({ desk, registry }) => {
        newApp(desk, registry.owner!.id);
        for (const path of [file, `${file}-wal`]) {
          assertEquals(Deno.statSync(path).mode! & 0o077, 0, path);
        }
      });
    }),
});

Deno.test("keep: a session's secret does not stand in the file", () =>
  inFolder(async (file) => {
    const { secret } = await sitting(file, ({ reception }) =>
      reception.teach(reception.class!.codes.teacher) as { secret: string }, { class: 2 });
    const text = new TextDecoder("latin1").decode(await Deno.readFile(file));
    assert(!text.includes(secret));
  }));

Deno.test("keep: a second room does not open the same file", () =>
  inFolder(async (keep) => {
    await using _room = await startPractice({ keep });
    const error = await assertRejects(() => startPractice({ keep }));
    assert(error instanceof RangeError);
    assertStringIncludes(error.message, "another room has it open");
  }));

Deno.test("keep: another seed than the kept one is refused, and the file is let go", () =>
  inFolder(async (keep) => {
    await (await startPractice({ keep, seed: "one" })).close();
    const error = await assertRejects(() => startPractice({ keep, seed: "two" }));
    assert(error instanceof RangeError);
    assertStringIncludes(error.message, '"one"');
    await (await startPractice({ keep, seed: "one" })).close();
  }));

const strangers: { is: string; make: (file: string) => void }[] = [
  { is: "no database", make: (file) => Deno.writeTextFileSync(file, "A letter. ".repeat(200)) },
  { is: "another database", make: (file) => new DatabaseSync(file).exec("CREATE TABLE a (b)") },
  { is: "a room to come", make: (file) => new DatabaseSync(file).exec("PRAGMA user_version = 9") },
];
Deno.test.each(strangers)(
  "keep: a file that is $is is refused and left as it is",
  ({ make }) =>
    inFolder(async (keep) => {
      make(keep);
      const before = await Deno.readFile(keep);
      const error = await assertRejects(() => startPractice({ keep }));
      assert(error instanceof RangeError, String(error));
      assertStringIncludes(error.message, "Cannot keep the room in");
      assertEquals(await Deno.readFile(keep), before);
    }),
);

/** What a child does until it is killed: keys, a search, and what it has then. */
const CHILD = `
const [door, keep] = Deno.args;
const { startPractice } = await import(door);
const room = await startPractice({ keep });
const keys = room.issueKeys();
const answer = await fetch(room.url + "/2/tweets/search/recent?query=library", {
  headers: { authorization: "Bearer " + keys.bearerToken },
});
await answer.body.cancel();
console.log(JSON.stringify({ keys, accounts: room.accounts }));
`;

Deno.test("keep: a room that is killed loses nothing that it acknowledged, five times over", () =>
  inFolder(async (keep) => {
    const door = new URL("../../../src/practice/mod.ts", import.meta.url).href;
    const script = `${keep}.ts`;
    await Deno.writeTextFile(script, CHILD);
    const acknowledged: { bearerToken: string }[] = [];
    for (let round = 0; round < 5; round++) {
      const child = new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", "--no-lock", "--config", "deno.json", script, door, keep],
        stdout: "piped",
      }).spawn();
      let text = "";
      for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if (!text.endsWith("\n")) continue;
        child.kill("SIGKILL");
      }
      await child.status;
      const { keys, accounts } = JSON.parse(text);
      acknowledged.push(keys);
      await using room = await startPractice({ keep });
      assertEquals(room.accounts, accounts);
      for (const { bearerToken } of acknowledged) {
        const headers = { authorization: `Bearer ${bearerToken}` };
        const answer = await fetch(`${room.url}/2/usage/tweets`, { headers });
        assertEquals((await answer.json()).data.project_usage, "10");
      }
    }
  }));

Deno.test("keep: says in words why a file cannot be made", () =>
  inFolder(async (keep) => {
    const error = await assertRejects(() => startPractice({ keep: `${keep}.missing/room` }));
    assert(error instanceof RangeError, String(error));
    assert(error.message.endsWith("its folder is not there"), error.message);
  }));

Deno.test("keep: who was removed stays away, names and places stay, until another number is wanted", () =>
  inFolder(async (file) => {
    const cls = { students: 2, code: "LIBRARY7" };
    await sitting(file, ({ reception, desk, billing, registry }) => {
      for (const name of ["Ada", "Eve"]) {
        const joined = reception.join("LIBRARY7", name);
        assert("account" in joined);
        const { app } = newApp(desk, joined.account.id);
        desk.generateAccessToken(app);
        desk.revokeAccessToken(app);
        billing.charge({ app, path: "/2/tweets/search/recent", body: { data: [{ id: "1" }] } });
      }
      const [ada, eve] = registry.students;
      reception.remove(ada.id);
      reception.rename(eve.id, "Grace");
      reception.addPlaces(3);
    }, { class: cls });
    const database = new DatabaseSync(file);
    const left = database.prepare("SELECT kind, count(*) AS n FROM kept GROUP BY kind").all();
    database.close();
    assertEquals(Object.fromEntries(left.map(({ kind, n }) => [kind, n])), {
      account: 1,
      app: 1,
      day: 1,
      killed: 1,
      paid: 1,
      room: 1,
      session: 1,
    });
    const opened = (students: number) =>
      sitting(file, ({ reception, registry }) => [
        registry.students.map(({ name }) => name),
        reception.class!.students,
        registry.accountNumber,
      ], { class: { ...cls, students } });
    assertEquals(await opened(2), [["Grace"], 5, 3]);
    assertEquals(await opened(4), [["Grace"], 4, 3]);
  }));
