import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { newApp } from "../desk/forms.ts";
import { classroom } from "./classroom.ts";

const PAGES = ["", "/class", "/class.csv", "/students/1", "/problems/unauthorized"]
  .map((path) => `/console/teacher${path}`);

Deno.test("the teacher comes in by a code that is typed, and by no other", async () => {
  const { visitor, teacher, world } = classroom();
  const guest = visitor();
  const refused = await guest.post("/console/teacher/sign-in", { code: "LIBRARY7" });
  assertEquals(refused.status, 422);
  assertStringIncludes(refused.text, "not the teacher&#39;s code");
  const one = await teacher();
  const { status, text } = await one.get("/console/teacher");
  assertEquals(status, 200);
  assertStringIncludes(text, "LIBRARY7");
  assertStringIncludes(text, "Nobody has joined yet. There are 30 places.");
  assert(!text.includes(world.reception.class!.codes.teacher), "the teacher's code is shown");
});

Deno.test.each(PAGES.map((path) => ({ path })))(
  "neither a student nor a guest sees $path",
  async ({ path }) => {
    const { visitor, student } = classroom();
    for (const one of [visitor(), await student("Ada")]) {
      const { status, headers } = await one.get(path);
      assertEquals([status, headers.get("location")], [303, "/console/teacher/sign-in"]);
    }
  },
);

Deno.test("a student can neither give play money nor let things go wrong", async () => {
  const { student, world, idOf } = classroom();
  const ada = await student("Ada");
  await ada.get("/console/leave");
  await ada.post("/console/teacher/top-up", { account: idOf("Ada"), usd: "5" });
  await ada.post("/console/teacher/scenario", { account: "", scenario: "credits-depleted" });
  assertEquals(world.registry.account(idOf("Ada"))!.balance, 5000);
  assertEquals(world.scenarios.current(), undefined);
});

Deno.test("a student does not see another's app", async () => {
  const { student, world, idOf } = classroom();
  await student("Ada");
  const eve = await student("Eve");
  const { app } = newApp(world.desk, idOf("Ada"));
  for (const path of ["", "/keys", "/settings"]) {
    const { status, text } = await eve.get(`/console/apps/${app.id}${path}`);
    assertEquals(status, 404);
    assert(!text.includes(app.name));
  }
});

Deno.test("the teacher sees how far each student has come, but no key and no query", async () => {
  const { student, teacher, world, app, idOf } = classroom();
  for (const name of ["Ada", "Grace", "<i>Eve</i>"]) await student(name);
  const { app: made, keys } = newApp(world.desk, idOf("Ada"));
  const access = world.desk.generateAccessToken(made);
  const ask = (bearerToken: string) =>
    app.request("/2/tweets/search/recent?query=library%20secretword%20OR%20library", {
      headers: { authorization: `Bearer ${bearerToken}` },
    });
  await ask(keys.bearerToken);
  world.desk.revokeBearerToken(made);
  await ask(keys.bearerToken);
  const one = await teacher();
  const pages = [
    await one.get("/console/teacher"),
    await one.get("/console/teacher/class"),
    await one.get("/console/teacher/class.csv"),
    await one.get(`/console/teacher/students/${idOf("Ada")}`),
  ].map(({ text }) => text);
  assertStringIncludes(pages[0], "1 of 3 students have proven their access");
  assertStringIncludes(pages[1], '<a href="/console/teacher/problems/token-revoked" ');
  assertStringIncludes(pages[3], "GET /2/tweets/search/recent");
  assertStringIncludes(pages[1], "&lt;i&gt;Eve");
  for (const secret of ["secretword", ...Object.values(keys), ...Object.values(access)]) {
    assert(!pages.join().includes(secret), "a key or a query is shown");
  }
});

Deno.test("the menu calls failures by their names, and says who is stuck at which", async () => {
  const { student, teacher, world, app, idOf } = classroom();
  const one = await teacher();
  world.scenarios.begin("credits-depleted");
  for (const name of ["Ada", "Eve", "Joan", "Emmy"]) {
    await student(name);
    const { keys } = newApp(world.desk, idOf(name), { name });
    await app.request("/2/tweets/search/recent?query=library", {
      headers: { authorization: `Bearer ${keys.bearerToken}` },
    });
  }
  const { text } = await one.get("/console/teacher");
  const options = [...text.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)</g)]
    .map(([, id, words]) => ({ id, words }));
  assert(options.length > 20);
  for (const { id, words } of options) assert(words !== id, id);
  assertEquals(
    options.find(({ id }) => id === "credits-depleted")?.words,
    "The credits are used up (stuck: Ada, Eve, Joan, 1 more)",
  );
  assertStringIncludes(text, `<span class="hint">/2/tweets/search/recent</span>`);
  const live = await one.get("/console/teacher/class");
  assertStringIncludes(live.text, "(stuck: Ada, Eve, Joan, 1 more)");
});

Deno.test("a problem's id leads to its explanation", async () => {
  const { teacher } = classroom();
  const one = await teacher();
  const { status, text } = await one.get("/console/teacher/problems/credits-depleted");
  assertEquals(status, 200);
  assertStringIncludes(text, "What to do next");
  assertEquals((await one.get("/console/teacher/problems/made-up")).status, 404);
});

Deno.test("the teacher lets something go wrong for one, or for all, and ends it", async () => {
  const { student, teacher, world, idOf } = classroom();
  for (const name of ["Ada", "Eve"]) await student(name);
  const one = await teacher();
  await one.get("/console/teacher");
  const now = () => ["Ada", "Eve"].map((name) => world.scenarios.current(idOf(name)));
  const begin = (scenario: string, account = "") =>
    one.post("/console/teacher/scenario", { account, scenario });
  await begin("rate-limited", idOf("Ada"));
  assertEquals(now(), ["rate-limited", undefined]);
  await begin("credits-depleted");
  assertEquals(now(), ["credits-depleted", "credits-depleted"]);
  await begin("");
  assertEquals(now(), [undefined, undefined]);
  assertEquals((await begin("connection-refused")).status, 404);
  assertEquals((await begin("rate-limited", "12")).status, 404);
  assertEquals(now(), [undefined, undefined]);
});

Deno.test("the teacher gives play money to one, or to all", async () => {
  const { student, teacher, world, idOf } = classroom();
  for (const name of ["Ada", "Eve"]) await student(name);
  const one = await teacher();
  await one.get("/console/teacher");
  await one.post("/console/teacher/top-up", { account: idOf("Ada"), usd: "2.5" });
  await one.post("/console/teacher/top-up", { account: "", usd: "1" });
  for (const usd of ["-1", "0", "1e9", "all", ""]) {
    await one.post("/console/teacher/top-up", { account: "", usd });
  }
  assertEquals(world.registry.students.map(({ balance }) => balance), [8500, 6000]);
});

Deno.test("the teacher removes and renames students, and adds places", async () => {
  const { student, teacher, world, idOf } = classroom({ students: 3 });
  const [ada, eve] = [await student("Ada"), await student("Eve")];
  await student("Grace");
  newApp(world.desk, idOf("Grace"));
  const one = await teacher();
  await one.get("/console/teacher");
  const names = () => world.registry.students.map(({ name }) => name);
  const act = async (path: string, fields = {}) =>
    (await one.post(`/console/teacher/${path}`, fields)).status;
  assertEquals(await act(`students/${idOf("Ada")}/rename`, { name: "grace" }), 303);
  assertEquals(names(), ["grace (2)", "Eve", "Grace"]);
  await act(`students/${idOf("grace (2)")}/rename`, { name: " \u0000 " });
  await act(`students/${idOf("grace (2)")}/rename`, { name: "Ada" });
  assertEquals(names(), ["Ada", "Eve", "Grace"]);
  assertEquals(await act(`students/${idOf("Eve")}/remove`), 303);
  assertEquals([names(), (await eve.get("/console")).status], [["Ada", "Grace"], 303]);
  assertEquals(await act("students/12/remove"), 404);
  assertEquals(await act("students/12/rename", { name: "x" }), 404);
  for (const places of ["-1", "0", "1e9", "2.5", ""]) await act("places", { places });
  await act("places", { places: "2" });
  assertEquals(world.reception.class!.students, 5);
  await act("remove-idle");
  assertEquals([names(), (await ada.get("/console")).status], [["Grace"], 303]);
});

Deno.test("a student can neither remove, rename nor add", async () => {
  const { student, world, idOf } = classroom();
  const ada = await student("Ada");
  await student("Eve");
  await ada.get("/console/leave");
  const paths = ["places", "remove-idle", `students/${idOf("Eve")}/remove`];
  for (const path of [...paths, `students/${idOf("Eve")}/rename`]) {
    await ada.post(`/console/teacher/${path}`, { places: "5", name: "x" });
  }
  assertEquals(world.registry.students.map(({ name }) => name), ["Ada", "Eve"]);
  assertEquals(world.reception.class!.students, 30);
});

Deno.test("what the teacher does comes from the teacher's own page", async () => {
  const { student, teacher, world } = classroom();
  await student("Ada");
  const one = await teacher();
  await one.get("/console/teacher");
  const top = { account: "", usd: "1" };
  assertEquals((await one.post("/console/teacher/top-up", { ...top, csrf: "x" })).status, 403);
  const stranger = { origin: "https://evil.example" };
  assertEquals((await one.post("/console/teacher/top-up", top, stranger)).status, 403);
  assertEquals(world.registry.students[0].balance, 5000);
});

Deno.test("the sheet is CSV that no spreadsheet runs, and begins with a mark for Excel", async () => {
  const { student, teacher } = classroom();
  await student('=HYPERLINK("http://evil.example")');
  const one = await teacher();
  const { text, headers } = await one.get("/console/teacher/class.csv");
  assertEquals(headers.get("content-type"), "text/csv; charset=utf-8");
  assertStringIncludes(headers.get("content-disposition")!, "attachment");
  const [head, row] = text.split("\r\n");
  assertEquals(
    head,
    "name,createdApp,madeKeys,signedIn,gotPosts,balance,problem,problemName,problemAt," +
      "problemSince,scenario",
  );
  assertEquals(row, `"'=HYPERLINK(""http://evil.example"")",,,,,5,,,,,`);
  const excel = await one.get("/console/teacher/class.csv?for=excel");
  assertEquals(excel.text, `\uFEFF${text}`);
});

Deno.test("a teacher who signs out is out", async () => {
  const { teacher } = classroom();
  const one = await teacher();
  await one.get("/console/teacher");
  const { cookie } = one;
  await one.post("/console/teacher/leave", {});
  one.cookie = cookie;
  assertEquals((await one.get("/console/teacher")).status, 303);
});
