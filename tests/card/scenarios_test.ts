import { assert, assertEquals, assertRejects } from "../assert.ts";
import { AccessError, connect, startPractice } from "../../mod.ts";
import { type ScenarioId, SCENARIOS } from "../../src/practice/scenarios/mod.ts";

const IDS = (Object.keys(SCENARIOS) as ScenarioId[]).map((id) => ({ id }));

Deno.test.each(IDS)(
  "the failure $id, rehearsed over HTTP, is explained as what it is",
  async ({ id }) => {
    await using room = await startPractice({ scenario: id });
    const { bearerToken } = room.issueKeys();
    const error = await assertRejects(async () => {
      const card = await connect({
        keys: { bearerToken },
        baseUrl: room.url,
        prompt: false,
        practice: false,
      });
      await card.search("library");
    });
    assert(error instanceof AccessError, String(error));
    assertEquals(error.problem, id);
    assert(error.nextSteps.length > 0);
    assert(!JSON.stringify(error).includes(bearerToken));
  },
);

Deno.test("a failure of what is billed lets the free check pass, as on X", async () => {
  await using room = await startPractice({ scenario: "credits-depleted" });
  const { bearerToken } = room.issueKeys();
  const card = await connect({
    keys: { bearerToken },
    baseUrl: room.url,
    prompt: false,
    practice: false,
  });
  assertEquals((await card.usage()).used, 0);
});

Deno.test("startPractice() refuses a scenario that does not exist, and names those that do", async () => {
  const error = await assertRejects(() => startPractice({ scenario: "no-coffee" as ScenarioId }));
  assert(error instanceof RangeError);
  assert(error.message.includes("credits-depleted"));
});
