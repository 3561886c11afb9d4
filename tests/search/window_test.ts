import { type AccessError, connect, estimate, startPractice } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../assert.ts";

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR);
const onProgress = () => {};

const windows = [
  { window: { since: at(-2), until: at(-3) }, says: "no moment lies between them" },
  { window: { since: "2026-11-20", until: "2026-11-20" }, says: "no moment lies between them" },
  { window: { since: at(2) }, says: "which is still to come" },
  { window: { until: at(2) }, says: "which is still to come" },
  { window: { since: at(-2), until: "2099-01-01" }, says: "which is still to come" },
];

for (const { window, says } of windows) {
  const given = Object.keys(window).join(" and ");
  Deno.test(`no verb sends a window in which no post can lie, or that ends in the future: ${given} ${says}`, async () => {
    await using room = await startPractice();
    const card = await connect({
      ...{ keys: room.issueKeys(), baseUrl: room.url, prompt: false, envFile: false },
    });
    await card.search("library", { onProgress });
    const before = room.requests.length;
    const folder = await Deno.makeTempDir();
    const to = `${folder}/library.sqlite`;
    const verbs = [
      () => card.search("library", { ...window, onProgress }),
      () => card.count("library", window),
      () => card.estimate("library", window),
      () => card.timeline("ada", { ...window, onProgress }),
      () => card.mentions("ada", { ...window, onProgress }),
      () => card.collect("library", { ...window, to, onProgress }),
      () => card.collect(undefined, { source: { timeline: "ada" }, ...window, to, onProgress }),
    ];
    for (const verb of verbs) {
      const error = await assertRejects(verb) as AccessError;
      assertEquals(error.problem, "bad-option", String(verb));
      assert(error.message.includes(says), error.message);
    }
    assertEquals(room.requests.length, before);
    await Deno.remove(folder, { recursive: true });
  });
}

Deno.test("estimate() refuses a window without a moment", () => {
  const error = assertThrows(() => estimate("library", windows[0].window)) as AccessError;
  assertEquals(error.problem, "bad-option");
});

Deno.test("a practice room with a clock of its own is asked by that clock", async () => {
  const now = () => Date.now() + 1000 * HOUR;
  await using room = await startPractice({ now });
  const card = await connect({
    ...{ keys: room.issueKeys(), baseUrl: room.url, prompt: false, envFile: false },
  });
  for (let i = 0; i < 2; i++) {
    const posts = await card.search("library", { since: new Date(now() - 24 * HOUR), onProgress });
    assertEquals(posts.length, 10);
  }
});
