import { practiceWorld } from "../../../src/practice/practice_world.ts";
import { assert, assertEquals, assertMatch, assertNotEquals, assertThrows } from "../../assert.ts";
import { EVENING } from "../rehearsal.ts";

const HOUR = 3_600_000;

/** A class of so many, and how one joins it. */
function school(students = 3) {
  const clock = { now: EVENING };
  const world = practiceWorld({ class: students, now: () => clock.now });
  const { reception } = world;
  const { codes } = reception.class!;
  const join = (name: string, code = codes.students) => {
    const joined = reception.join(code, name);
    if ("turnedAway" in joined) throw new Error(joined.turnedAway.message);
    return joined;
  };
  return { clock, world, reception, codes, join };
}

Deno.test("without a class, the owner sits at the desk, and nobody signs in", () => {
  const { reception } = practiceWorld();
  const session = reception.sessionOf(undefined);
  assert(session?.role === "owner");
  assertEquals([session.account.name, session.account.balance], ["Practice Reader", 5000]);
  assertMatch(session.csrf, /^[\w-]{43}$/);
  assertEquals(reception.sessionOf("anything")?.csrf, session.csrf);
  assert("turnedAway" in reception.join("ANYTHING", "Ada"));
  assert("turnedAway" in reception.teach("ANYTHING"));
});

Deno.test("a class has a code to type and a long one for its teacher, and no owner", () => {
  const { codes, reception } = school();
  assertMatch(codes.students, /^[BCDFGHJKMNPQRTVWXYZ346789]{7}$/);
  assertMatch(codes.teacher, /^[BCDFGHJKMNPQRTVWXYZ346789]{20}$/);
  assertNotEquals(school().codes.students, codes.students);
  assertEquals([reception.owner, reception.sessionOf(undefined)], [undefined, undefined]);
});

Deno.test("join() opens an account and a session of 12 hours", () => {
  const { clock, reception, join } = school();
  const { account, secret } = join("Ada");
  assertMatch(secret, /^[\w-]{43}$/);
  const session = reception.sessionOf(secret);
  assert(session?.role === "student");
  assertEquals(session.account, account);
  assertEquals([account.role, account.name, account.balance], ["student", "Ada", 5000]);
  clock.now += 12 * HOUR - 1;
  assert(reception.sessionOf(secret));
  clock.now += 1;
  assertEquals(reception.sessionOf(secret), undefined);
});

Deno.test("join() takes the code in small letters, with blanks and hyphens", () => {
  const { reception, codes } = school();
  const typed = ` ${codes.students.slice(0, 3).toLowerCase()}-${codes.students.slice(3)} `;
  assert("account" in reception.join(typed, "Ada"));
});

Deno.test.each([{ code: "" }, { code: "MADEUP" }, { code: "the teacher's" }])(
  "join() turns away who types $code",
  ({ code }) => {
    const { reception, codes } = school();
    const result = reception.join(code.startsWith("the") ? codes.teacher : code, "Ada");
    assert("turnedAway" in result);
    assertEquals(result.turnedAway.field, "code");
  },
);

Deno.test("join() makes names that are taken different, kindly", () => {
  const { join } = school();
  const names = ["Ada", "ada", " Ada "].map((name) => join(name).account.name);
  assertEquals(names, ["Ada", "ada (2)", "Ada (3)"]);
});

Deno.test("join() keeps names on one line, and asks for one", () => {
  const { join, reception, codes } = school();
  assertEquals(join("Ada\u001b[2J\n  Lovelace\u202e").account.name, "Ada [2J Lovelace");
  assertEquals([...join("😀".repeat(60)).account.name].length, 40);
  const result = reception.join(codes.students, "\u200b\n");
  assert("turnedAway" in result);
  assertEquals(result.turnedAway.field, "name");
});

Deno.test("join() lets in as many as there are places", () => {
  const { join, reception, codes } = school(2);
  join("Ada");
  join("Grace");
  const result = reception.join(codes.students, "Mary");
  assert("turnedAway" in result);
  assertMatch(result.turnedAway.message, /^All 2 places/);
});

Deno.test("teach() opens a session of the teacher by the teacher's code only", () => {
  const { reception, codes } = school();
  const welcome = reception.teach(codes.teacher);
  assert("secret" in welcome);
  assertEquals(reception.sessionOf(welcome.secret)?.role, "teacher");
  assert("turnedAway" in reception.teach(codes.students));
});

Deno.test("leave() ends a session, and no other", () => {
  const { reception, join } = school();
  const [ada, grace] = ["Ada", "Grace"].map((name) => join(name).secret);
  reception.leave(ada);
  assertEquals(reception.sessionOf(ada), undefined);
  assert(reception.sessionOf(grace));
});

Deno.test("sessions have secrets and form tokens of their own", () => {
  const { join, reception } = school();
  const sessions = ["Ada", "Grace"].map((name) => join(name));
  assertEquals(
    new Set(sessions.flatMap(({ secret, session }) => [secret, session.csrf])).size,
    4,
  );
  assertEquals(reception.sessionOf(sessions[0].session.csrf), undefined);
});

Deno.test("a class may have a code of its teacher's choice", () => {
  const { reception } = practiceWorld({ class: { students: 30, code: "read-2026" } });
  assertEquals([reception.class!.codes.students, reception.class!.students], ["READ2026", 30]);
});

Deno.test.each([{ students: 3, code: "abc" }, { students: 3, code: "née-2026" }, { students: -1 }, {
  students: 2.5,
}, { students: 0 }])("a class of $students with the code $code is refused", (wanted) => {
  assert(assertThrows(() => practiceWorld({ class: wanted })) instanceof RangeError);
});

Deno.test("200 students join, each with an id and a user name of their own", () => {
  const { join, world } = school(200);
  const accounts = Array.from({ length: 200 }, (_, i) => join(`Student ${i}`).account);
  assertEquals(new Set(accounts.map(({ id }) => id)).size, 200);
  assertEquals(new Set(accounts.map(({ username }) => username)).size, 200);
  assertEquals(world.registry.students.length, 200);
});
