import { join } from "node:path";
import { assert, assertEquals, assertMatch } from "../assert.ts";
import { startPractice } from "../../mod.ts";
import { Kernel } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { FAILURES, keysIn, pick } from "../card/failures.ts";

const DOOR = new URL("../../mod.ts", import.meta.url).href;
const ROOT = new URL("../../", import.meta.url);

Deno.test("in a notebook, each failure shows as its message and steps: no frame, no key", async (t) => {
  const folder = await Deno.makeTempDir();
  await Deno.copyFile(new URL("deno.json", ROOT), join(folder, "deno.json"));
  await using kernel = await Kernel.start({
    cwd: folder,
    env: closedEnvironment(),
    clearEnv: true,
  });
  await kernel.execute(`import { connect } from ${JSON.stringify(DOOR)};`);
  for (const { id, parts, options, query, archive } of FAILURES) {
    await t.step(id, async () => {
      await using room = await startPractice({ scenario: id });
      const issued = room.issueKeys();
      const given = { keys: pick(issued, parts), baseUrl: room.url, ...options };
      const ask = archive ? 'client.v2.get("tweets/search/all", { query })' : "search(query)";
      const { status, outputs } = await kernel.execute(`
        const query = ${JSON.stringify(query)};
        const card = await connect(${JSON.stringify(given)});
        await card.${ask};`);
      const [shown] = outputs as unknown as { ename: string; traceback: string[] }[];
      assertEquals([status, outputs.length, shown.ename], ["error", 1, "AccessError"]);
      const text = shown.traceback.join("\n");
      assertMatch(text, /^AccessError: Cannot [^\n]+\n\nWhat to do next:\n {2}1\. /);
      assert(!/^\s+at |file:|node_modules|\.[jt]s:\d/m.test(text), text);
      assertEquals(keysIn(JSON.stringify(outputs), issued), []);
    });
  }
  await Deno.remove(folder, { recursive: true });
});
