import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { LedgerFile } from "../../src/money/later.ts";
import { billFor, Ledger, type LedgerOptions, type Reservation } from "../../src/money/mod.ts";

const SEARCH = "/2/tweets/search/recent";
const NOON = Date.parse("2026-11-23T12:00:00Z");

const bill = (ids: number[], users: number[] = []) =>
  billFor(SEARCH, {
    data: ids.map((id) => ({ id: String(id) })),
    includes: { users: users.map((id) => ({ id: String(id) })) },
  });
const ids = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** Buys posts, at what they can cost at most. */
function buy(ledger: Ledger, numbers: number[], { practice = false, users = [] as number[] } = {}) {
  const reservation = ledger.begin(numbers.length * 5 + users.length * 10, practice) as Reservation;
  return ledger.settle(reservation, bill(numbers, users), practice);
}

async function folder(run: (path: string) => unknown): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await run(`${path}/ledger.sqlite`);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

const open = async (path: string, more: LedgerOptions = {}) =>
  new Ledger({ file: await LedgerFile.open(path, NOON), now: () => NOON, ...more });

for (const kept of [false, true]) {
  const where = kept ? "in a file" : "in memory";

  const ledgers = (run: (make: (options: LedgerOptions) => Ledger) => void) =>
    folder(async (path) => {
      const file = kept ? await LedgerFile.open(path, NOON) : undefined;
      run((options) => new Ledger({ ...options, file }));
    });

  Deno.test(`a ledger ${where} counts a post that is read again at the high end only`, () =>
    ledgers((make) => {
      const ledger = make({ now: () => NOON });
      buy(ledger, ids(1, 10));
      const again = buy(ledger, ids(6, 10));
      assertEquals([again.cost, again.duplicates], [{ low: 0.025, high: 0.05 }, 5]);
      assertEquals(ledger.total().cost, { low: 0.075, high: 0.1 });
    }));

  Deno.test(`a ledger ${where} takes a post as new that only came along before`, () =>
    ledgers((make) => {
      const ledger = make({ now: () => NOON });
      const along = billFor(SEARCH, { data: [{ id: "1" }], includes: { tweets: [{ id: "2" }] } });
      ledger.settle(ledger.begin(15, false) as Reservation, along, false);
      assertEquals(buy(ledger, [2]).duplicates, 0);
      assertEquals(buy(ledger, [2]).duplicates, 1);
      assertEquals(
        ledger.settle(ledger.begin(15, false) as Reservation, along, false).duplicates,
        2,
      );
    }));

  Deno.test(`a ledger ${where} tells a user from a post with the same id`, () =>
    ledgers((make) => {
      const ledger = make({ now: () => NOON });
      assertEquals(buy(ledger, [1], { users: [1] }).duplicates, 0);
    }));

  Deno.test(`a ledger ${where} begins a new day at midnight UTC`, () =>
    ledgers((make) => {
      let now = Date.parse("2026-11-23T23:59:59.999Z");
      const ledger = make({ now: () => now });
      buy(ledger, ids(1, 10));
      now += 1;
      assertEquals(ledger.balance(false).today.cost.high, 0);
      assertEquals(buy(ledger, ids(1, 10)).cost, { low: 0.05, high: 0.05 });
      const { session, today, cycle } = ledger.balance(false);
      assertEquals([session.cost.low, today.cost.low, cycle.cost.low], [0.1, 0.05, 0.1]);
    }));

  Deno.test(`a ledger ${where} keeps a lost answer at the high end, and drops a refused request`, () =>
    ledgers((make) => {
      const ledger = make({ now: () => NOON });
      ledger.end(ledger.begin(500, false) as Reservation, true);
      ledger.end(ledger.begin(500, false) as Reservation, false);
      assertEquals(ledger.balance(false).session.cost, { low: 0, high: 0.5 });
      assertEquals(ledger.balance(false).today.cost, { low: 0, high: 0.5 });
    }));

  Deno.test(`a ledger ${where} reckons with requests that are on their way`, () =>
    ledgers((make) => {
      const ledger = make({ now: () => NOON, budget: { session: 0.1 } });
      const [first, second] = [ledger.begin(50, false), ledger.begin(50, false)];
      assertEquals(ledger.begin(50, false), { span: "session", budget: 100, spent: 100, next: 50 });
      ledger.end(first as Reservation, false);
      ledger.settle(second as Reservation, bill([1]), false);
      assertEquals(ledger.left(false), 95);
    }));
}

Deno.test("a ledger lets free requests out always, and unpriced ones until the budget is used up", () => {
  const ledger = new Ledger({ budget: { session: 0.05 } });
  ledger.end(ledger.begin(undefined, false) as Reservation, false);
  buy(ledger, ids(1, 10));
  assert("span" in ledger.begin(undefined, false));
  assert(!("span" in ledger.begin(0, false)));
});

Deno.test("a ledger file is for its owner only, and holds ids, counts and prices", () =>
  folder(async (path) => {
    buy(await open(path), ids(41, 1), { users: [42] });
    assertEquals((Deno.statSync(path).mode ?? 0o600) & 0o777, 0o600);
    const db = new DatabaseSync(path);
    assertEquals({ ...db.prepare("select * from charges").get() }, {
      ...{ id: 1, at: NOON, practice: 0, requests: 1, posts: 1, users: 1, referenced_posts: 0 },
      ...{ duplicates: 0, low: 5, high: 15 },
    });
    const readings = db.prepare("select kind, id, asked from readings order by id").all();
    assertEquals(readings.map((row) => Object.values(row)), [["post", "41", 1], ["user", "42", 0]]);
    db.close();
  }));

Deno.test("a ledger file goes on in the next session, and forgets ids of past days", () =>
  folder(async (path) => {
    buy(await open(path), ids(1, 10));
    const next = await open(path);
    assertEquals(buy(next, ids(1, 10)).cost, { low: 0, high: 0.05 });
    const { session, today } = next.balance(false);
    assertEquals([session.cost, today.cost], [{ low: 0, high: 0.05 }, { low: 0.05, high: 0.1 }]);
    const later = NOON + 3 * 86_400_000;
    await LedgerFile.open(path, later);
    const db = new DatabaseSync(path);
    assertEquals({ ...db.prepare("select count(*) n from readings").get() }, { n: 0 });
    db.close();
  }));

Deno.test("a ledger file keeps play money apart from real money", () =>
  folder(async (path) => {
    const ledger = await open(path, { budget: { day: 0.05 } });
    buy(ledger, ids(1, 10), { practice: true });
    assertEquals(ledger.balance(false).today.cost.high, 0);
    assertEquals(buy(ledger, ids(1, 10)).duplicates, 0);
    assert("span" in ledger.begin(50, false));
    assertEquals(ledger.balance(true).today.posts, 10);
  }));

Deno.test("a budget for a day reckons with what other sessions spent, and ends at midnight", () =>
  folder(async (path) => {
    let now = NOON;
    buy(await open(path), ids(1, 10));
    const ledger = await open(path, { now: () => now, budget: { day: 0.08 } });
    assertEquals(ledger.left(false), 30);
    assertEquals(ledger.begin(50, false), { span: "day", budget: 80, spent: 50, next: 50 });
    now = Date.parse("2026-11-24T00:00:00Z");
    assertEquals(ledger.left(false), 80);
  }));

Deno.test("a budget for a day is not crossed by answers that come after midnight", () =>
  folder(async (path) => {
    let now = Date.parse("2026-11-23T23:59:59Z");
    const ledger = await open(path, { now: () => now, budget: { day: 0.05 } });
    const evening = ledger.begin(50, false) as Reservation;
    now += 2000;
    const morning = ledger.begin(50, false) as Reservation;
    ledger.settle(morning, bill(ids(1, 10)), false);
    ledger.settle(evening, bill(ids(11, 10)), false);
    assertEquals(ledger.balance(false).today.cost.high, 0.05);
  }));

const NO_DAYS = [1000, 1e300, -1, -1e9].map((days) => ({ days }));

Deno.test.each(NO_DAYS)(
  "a budget for a cycle outlives the $days days that no month has",
  ({ days }) =>
    folder(async (path) => {
      const ledger = await open(path, { budget: { cycle: 0.05 } });
      buy(ledger, ids(1, 10));
      ledger.noteDaysToReset(days);
      assert("span" in ledger.begin(50, false));
    }),
);

Deno.test("a ledger is a file of its name, also where SQLite would keep none", () =>
  folder(async (path) => {
    const script = `import { LedgerFile } from ${
      JSON.stringify(new URL("../../src/money/later.ts", import.meta.url).href)
    };
      (await LedgerFile.open(":memory:")).begin(50, 0, false, () => undefined);
      console.log((await LedgerFile.open(":memory:")).since(0, false).cost.high);`;
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-config", script],
      cwd: dirname(path),
    }).output();
    assertEquals(new TextDecoder().decode(stdout).trim(), "0.05");
  }));

Deno.test({
  name: "a ledger that others could read is for its owner only, and so are the files beside it",
  ignore: Deno.build.os === "windows",
  fn: () =>
    folder(async (path) => {
      new DatabaseSync(path).exec("pragma journal_mode = wal");
      await Deno.chmod(path, 0o644);
      const ledger = await open(path);
      buy(ledger, ids(1, 10));
      for (const file of [path, `${path}-wal`, `${path}-shm`]) {
        assertEquals((await Deno.stat(file)).mode! & 0o077, 0, file);
      }
    }),
});

Deno.test("a budget for a cycle goes by the days that X says are left", () =>
  folder(async (path) => {
    buy(await open(path, { now: () => Date.parse("2026-11-04T12:00:00Z") }), ids(1, 10));
    const ledger = await open(path, { budget: { cycle: 0.08 } });
    assert("span" in ledger.begin(50, false));
    ledger.noteDaysToReset(12); // So it began on 5 November.
    assertEquals(ledger.left(false), 80);
  }));

Deno.test("a ledger file refuses a file that is something else", () =>
  folder(async (path) => {
    Deno.writeTextFileSync(path, "not a database, but long enough to be read as one".repeat(40));
    assertStringIncludes(
      String(await assertRejects(() => LedgerFile.open(path, NOON))),
      "not a database",
    );
    Deno.removeSync(path);
    const db = new DatabaseSync(path);
    db.exec("create table posts (id text)");
    db.close();
    const error = await assertRejects(() => LedgerFile.open(path, NOON));
    assertStringIncludes(String(error), "other than a ledger");
  }));

const BUYER = fileURLToPath(new URL("buyer.ts", import.meta.url));

/** Another process that buys ten new posts again and again, and says so each time. */
const buyer = (path: string, from: number, times: number, budget = 1_000_000) =>
  new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--allow-all",
      BUYER,
      path,
      ...[NOON, from, times, budget].map(String),
    ],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();

Deno.test("two processes write to one ledger file, and nothing is lost", () =>
  folder(async (path) => {
    const ends = [buyer(path, 0, 60), buyer(path, 100_000, 60)].map((child) => child.output());
    for (const { success } of await Promise.all(ends)) assert(success);
    const { today } = (await open(path)).balance(false);
    assertEquals([today.requests, today.posts, today.cost.low], [120, 1200, 6]);
  }));

Deno.test("two processes do not cross a budget for the day together", () =>
  folder(async (path) => {
    const ends = [buyer(path, 0, 60, 2.03), buyer(path, 100_000, 60, 2.03)];
    for (const { success } of await Promise.all(ends.map((child) => child.output()))) {
      assert(success);
    }
    assertEquals((await open(path)).balance(false).today.cost.high, 2);
  }));

Deno.test("a process that is killed loses no charge that it was told of", () =>
  folder(async (path) => {
    const child = buyer(path, 0, 100_000);
    let told = 0;
    for await (const bytes of child.stdout) {
      told += bytes.length;
      if (told >= 25) break;
    }
    child.kill("SIGKILL");
    await child.status;
    assert(told >= 25);
    const { today } = (await open(path)).balance(false);
    assert(today.requests >= told, `${today.requests} of ${told}`);
    assert(Math.round(today.cost.high * 1000) >= today.requests * 50);
  }));
