import { assert, assertEquals } from "../assert.ts";
import { Kernel } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { cannedX, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const DOOR = new URL("../../mod.ts", import.meta.url);
const CONFIG = new URL("../../deno.json", import.meta.url);

const EXPRESSIONS = [
  "console.table(card.client)",
  "console.table(card.client._requestMaker)",
  "({ ...card.client._requestMaker })",
  "Object.entries(card.client._requestMaker)",
  "inspect(card.client, { customInspect: false, showHidden: true })",
  "inspect(card.client, { customInspect: false, showHidden: true, depth: 6 })",
  "console.dir(card.client, { customInspect: false, showHidden: true, depth: 6 })",
  "Object.getOwnPropertyDescriptors(card.client._requestMaker)",
  "card.client",
  "card.client.getActiveTokens()",
  "card.client.v2._requestMaker",
];

Deno.test("in a real kernel no expression on card.client shows a key", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const folder = await Deno.makeTempDir();
  await Deno.copyFile(CONFIG, `${folder}/deno.json`);
  const kernel = await Kernel.start({ cwd: folder, env: closedEnvironment(), clearEnv: true });
  try {
    const { status } = await kernel.execute(`
      import { inspect } from "node:util";
      import { connect } from ${JSON.stringify(DOOR.href)};
      const keys = { bearerToken: ${JSON.stringify(MADE_UP.bearerToken)} };
      const card = await connect({ baseUrl: ${JSON.stringify(x.url)}, keys });`);
    assertEquals(status, "ok");
    for (const expression of EXPRESSIONS) {
      const { outputs } = await kernel.execute(expression);
      assert(outputs.length > 0, expression);
      assert(!JSON.stringify(outputs).includes("MADEUP"), expression);
    }
  } finally {
    await kernel.stop();
    await Deno.remove(folder, { recursive: true });
  }
});
