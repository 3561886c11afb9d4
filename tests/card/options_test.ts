import { assert, assertEquals, assertMatch, assertRejects } from "../assert.ts";
import {
  AccessError,
  checkAccess,
  checkQuery,
  connect,
  estimate,
  findKeys,
  findLeaks,
  startPractice,
} from "../../mod.ts";

const folder = await Deno.makeTempDir();
const card = await connect({ practice: true });
const posts = await card.search("library", { limit: 10 });
const file = `${folder}/library.sqlite`;
const collection = await card.collect("library", { to: file, limit: 10 });
const room = await startPractice();
const report = await card.check();
globalThis.addEventListener("unload", () => {
  collection.close();
  Deno.removeSync(folder, { recursive: true });
});

/** Every call that takes options, with something else in their place. */
// deno-lint-ignore no-explicit-any
const CALLS: Record<string, (given: any) => unknown> = {
  "connect": connect,
  "checkAccess": checkAccess,
  "findKeys": findKeys,
  "findLeaks": (given) => findLeaks(folder, given),
  "checkQuery": (given) => checkQuery("library", given),
  "estimate": (given) => estimate("library", given),
  "card.search": (given) => card.search("library", given),
  "card.count": (given) => card.count("library", given),
  "card.estimate": (given) => card.estimate("library", given),
  "card.collect": (given) => card.collect("library", given),
  "card.recheck": (given) => card.recheck(collection, given),
  "card.lookup": (given) => card.lookup(["20"], given),
  "card.timeline": (given) => card.timeline("ada", given),
  "card.mentions": (given) => card.mentions("ada", given),
  "card.user": (given) => card.user("ada", given),
  "card.users": (given) => card.users(["ada"], given),
  "card.check": (given) => card.check(given),
  "card.pause": (given) => card.pause(0, given),
  "report.toReport": (given) => report.toReport(given),
  "posts.toCsv": (given) => posts.toCsv(given),
  "collection.rows": (given) => collection.rows(given),
  "collection.search": (given) => collection.search("library", given),
  "collection.export": (given) => collection.export(`${folder}/posts.csv`, given),
  "startPractice": startPractice,
  "startPractice({ class": (given) => startPractice({ class: given }),
  "room.rehearse": (given) => room.rehearse("slow", given),
  "room.topUp": (given) => room.topUp(1, given),
};

class Settings {
  limit = 100;
}

const GIVEN: [given: unknown, said: string][] = [
  [100, "a number"],
  ["library.sqlite", "a text"],
  [["library.sqlite"], "a list"],
  [null, "null"],
  [true, "true"],
  [() => {}, "a function"],
  [new Settings(), "an object of the class Settings"],
];

Deno.test.each(Object.keys(CALLS).map((name) => ({ name })))(
  "$name() says what was given in place of options, and how they are written",
  async ({ name }) => {
    const before = card.spent.requests;
    for (const [given, said] of GIVEN) {
      // A class of a hundred is a class.
      if (name === "startPractice({ class" && typeof given === "number") continue;
      const error = await assertRejects(async () => void await CALLS[name](given));
      assert(error instanceof AccessError, `${name}, ${said}: ${error}`);
      assertEquals(error.problem, "bad-option");
      const [, what] = /^Cannot [\w ]+: options are written in braces, and (.*) was given$/i
        .exec(error.message) ?? [];
      assertEquals(what, said, error.message);
      const [step, rest] = error.nextSteps;
      assertMatch(step, /^Such as: .*\{ .* \}.*\)\.$/);
      assert(step.includes(name), step);
      assertEquals(rest, "Nothing was sent.");
    }
    assertEquals(card.spent.requests, before);
  },
);

Deno.test("no call repeats a text that was given in place of options, since it may be a key", async () => {
  const key = "AAAA".padEnd(100, "MADEUPx7Q");
  for (const [name, call] of Object.entries(CALLS)) {
    const error = await assertRejects(async () => void await call(key));
    assert(error instanceof AccessError, name);
    assertEquals(Deno.inspect(error).includes("MADEUP"), false, name);
  }
});

Deno.test("options may be left out, be undefined, or come without a prototype; collect needs a file", async () => {
  assertEquals((await card.search("library", undefined)).length, 10);
  const bare = Object.assign(Object.create(null), { limit: 12 });
  assertEquals((await card.search("library", bare)).length, 12);
  assertEquals(collection.rows(undefined).length, 10);
  // deno-lint-ignore no-explicit-any
  const error = await assertRejects(() => (card as any).collect("library"));
  assert(error instanceof AccessError);
  assertEquals(
    error.message,
    'Cannot collect: to must be the name of a file, such as to: "library.sqlite"',
  );
  assertEquals(error.nextSteps[0], 'Such as: card.collect("library", { to: "library.sqlite" }).');
});

Deno.test("a budget that is a list is no budget, and keys that are a text are no keys", async () => {
  // deno-lint-ignore no-explicit-any
  const budget = await assertRejects(() => connect({ practice: true, budget: [5] as any }));
  assertMatch(String(budget), /budget must be an amount in USD/);
  // deno-lint-ignore no-explicit-any
  const keys = await assertRejects(() => findKeys({ keys: "mine" as any, practice: false }));
  assertMatch(String(keys), /Cannot use keys: options are written in braces, and a text was given/);
});
