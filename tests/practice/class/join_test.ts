import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { newApp } from "../desk/forms.ts";
import { rehearsal } from "../rehearsal.ts";
import { classroom } from "./classroom.ts";

Deno.test("whoever comes to a class without having joined is shown the door", async () => {
  const { visitor } = classroom();
  for (
    const path of ["/console", "/console/apps/90000001", "/console/search", "/console/nowhere"]
  ) {
    const { status, headers } = await visitor().get(path);
    assertEquals([status, headers.get("location")], [303, "/console/join"], path);
  }
  for (const [path, to] of [["/join", "/console/join"], ["/teacher", "/console/teacher"]]) {
    assertEquals((await visitor().get(path)).headers.get("location"), to);
  }
});

Deno.test("a student joins with the code of the board, however it is written, and a name", async () => {
  const { visitor, world } = classroom();
  const one = visitor();
  assertStringIncludes((await one.get("/console/join")).text, "Join the class");
  const { status, headers } = await one.post("/console/join", { code: " libr-ary7 ", name: "Ada" });
  assertEquals([status, headers.get("location")], [303, "/console"]);
  const cookie = headers.get("set-cookie")!;
  for (const attribute of ["HttpOnly", "SameSite=Strict", "Path=/"]) {
    assertStringIncludes(cookie, attribute);
  }
  assertEquals(world.registry.students.map(({ name }) => name), ["Ada"]);
  const { text } = await one.get("/console");
  assertStringIncludes(text, "Ada");
  assertStringIncludes(text, "$5.00");
});

const TURNED_AWAY = [
  { fields: { code: "LIBRARY8", name: "Ada" }, says: "not the code of this class" },
  { fields: { code: "", name: "Ada" }, says: "not the code of this class" },
  { fields: { code: "LIBRARY7", name: " \u0000 " }, says: "Type a name" },
];
Deno.test.each(TURNED_AWAY)(
  "joining is refused kindly, and keeps what was typed: $says",
  async ({ fields, says }) => {
    const { visitor, world } = classroom();
    const one = visitor();
    const { status, text } = await one.post("/console/join", fields);
    assertEquals(status, 422);
    assertStringIncludes(text, says);
    if (fields.name === "Ada") assertStringIncludes(text, 'value="Ada"');
    assertEquals([world.registry.studentCount, one.cookie], [0, ""]);
  },
);

Deno.test("a class that is full says so", async () => {
  const { student, visitor, world } = classroom({ students: 1 });
  await student("Ada");
  const { status, text } = await visitor().post("/console/join", { code: "LIBRARY7", name: "Eve" });
  assertEquals([status, world.registry.studentCount], [422, 1]);
  assertStringIncludes(text, "All 1 places of this class are taken");
});

Deno.test("two students of the same name are told apart", async () => {
  const { student, world } = classroom();
  const pages = await Promise.all(["Ada", "ada"].map(async (name) => {
    return (await (await student(name)).get("/console")).text;
  }));
  assertEquals(world.registry.students.map(({ name }) => name), ["Ada", "ada (2)"]);
  assertStringIncludes(pages[1], "ada (2)");
});

Deno.test("after 20 wrong codes an address is told so, and its right code gets through at once", async () => {
  const { visitor, teacher, clock } = classroom();
  const guesser = visitor("192.0.2.7");
  const guess = async (i: number, path = "/console/join") =>
    (await guesser.post(path, { code: `GUESS${i}`, name: "x" })).status;
  for (let i = 0; i < 20; i++) assertEquals(await guess(i), 422);
  assertEquals(await guess(20), 429);
  // Students and the teacher are counted apart, and neither is locked out by the other.
  assertEquals(await guess(0, "/console/teacher/sign-in"), 422);
  assertEquals((await (await teacher()).get("/console/teacher")).status, 200);
  assertEquals(
    (await visitor().post("/console/join", { code: "LIBRARY7", name: "Ada" })).status,
    303,
  );
  assertEquals(
    (await visitor("192.0.2.8").post("/console/join", { code: "x", name: "y" })).status,
    422,
  );
  clock.now += 60_001;
  assertEquals(await guess(21), 422);
});

Deno.test("a name that is missing is no guess", async () => {
  const { visitor } = classroom();
  for (let i = 0; i < 30; i++) {
    assertEquals(
      (await visitor().post("/console/join", { code: "LIBRARY7", name: "" })).status,
      422,
    );
  }
});

Deno.test("joining from a page elsewhere is refused", async () => {
  const { visitor, world } = classroom();
  const fields = { code: "LIBRARY7", name: "Ada" };
  const strangers: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const more of strangers) {
    assertEquals((await visitor().post("/console/join", fields, more)).status, 403);
  }
  assertEquals(world.registry.studentCount, 0);
});

Deno.test("one sitting holds one place, however often it joins", async () => {
  const { student, world } = classroom({ students: 2 });
  const ada = await student("Ada");
  await ada.get("/console/leave");
  for (let i = 0; i < 5; i++) {
    const { status } = await ada.post("/console/join", { code: "LIBRARY7", name: `Ada ${i}` });
    assertEquals(status, 303);
  }
  assertEquals(world.registry.students.map(({ name }) => name), ["Ada"]);
});

Deno.test("who leaves gives the place back, and takes apps and keys along", async () => {
  const { student, world, app, idOf } = classroom({ students: 1 });
  for (const name of ["Ada", "Eve", "Ada"]) {
    const one = await student(name);
    const { keys } = newApp(world.desk, idOf(name));
    const ask = async () => {
      const headers = { authorization: `Bearer ${keys.bearerToken}` };
      return (await app.request("/2/tweets/search/recent?query=library", { headers })).status;
    };
    assertEquals(await ask(), 200);
    await one.get("/console/leave");
    await one.post("/console/leave", {});
    assertEquals([await ask(), world.registry.studentCount], [401, 0]);
  }
  assertEquals(world.registry.accounts, []);
});

Deno.test("a full class gives the place of somebody who made nothing and whose session is over", async () => {
  const { student, world, clock, idOf } = classroom({ students: 2 });
  await student("Ada");
  newApp(world.desk, idOf("Ada"));
  await student("Eve");
  await student("Grace");
  assertEquals(world.registry.students.map(({ name }) => name), ["Ada", "Eve"]);
  clock.now += 12 * 3_600_000;
  await student("Grace");
  assertEquals(world.registry.students.map(({ name }) => name), ["Ada", "Grace"]);
});

Deno.test("a student who leaves is asked first, and is out afterwards", async () => {
  const { student } = classroom();
  const ada = await student("Ada");
  assertStringIncludes((await ada.get("/console/leave")).text, "no way back");
  const { cookie } = ada;
  assertEquals((await ada.post("/console/leave", {})).headers.get("location"), "/console/join");
  ada.cookie = cookie;
  assertEquals((await ada.get("/console")).status, 303);
});

Deno.test("a student is not left out by a stranger's form, nor by one without the session's token", async () => {
  const { student } = classroom();
  const ada = await student("Ada");
  await ada.get("/console/leave");
  assertEquals((await ada.post("/console/leave", { csrf: "made up" })).status, 403);
  assertEquals((await ada.post("/console/leave", {}, { origin: "null" })).status, 403);
  assertEquals((await ada.get("/console")).status, 200);
});

Deno.test("a room without a class has no such pages", async () => {
  const { app } = rehearsal();
  for (const path of ["/console/join", "/console/teacher", "/console/teacher/class", "/join"]) {
    const answer = await app.request(path);
    assertEquals(answer.status, 404, path);
    assert(!(await answer.text()).includes("Class code"));
  }
});
