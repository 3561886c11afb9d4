import { join } from "node:path";
import { assertEquals, assertStringIncludes } from "../assert.ts";
import { elsewhere } from "../build/elsewhere.ts";
import { publishedPackage } from "../build/published.ts";
import { countedDotenv, jsrRegistry } from "../jsr_registry.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";

/** Cells as somebody types them who has the package from somewhere. */
const cells = (door: string) => [
  `import { connect } from ${JSON.stringify(door)};\nconst card = await connect();\ncard`,
  `const posts = await card.search("library lang:en", { limit: 10 });\nposts`,
  `await Deno.writeTextFile("posts.csv", posts.toCsv());`,
];

/** Runs the cells with somebody at the keyboard who rehearses, and looks at what they showed. */
async function tryCells(door: string, cwd: string, env: Record<string, string>): Promise<void> {
  const answer = () => "practice";
  await using kernel = await Kernel.start({ cwd, env, clearEnv: true, answer });
  const shown: string[] = [];
  for (const code of cells(door)) {
    const { error, outputs } = await kernel.execute(code);
    assertEquals(error && `${error.name}: ${error.message}`, undefined, code);
    shown.push(outputText(outputs));
  }
  assertStringIncludes(shown[0], "Library Card");
  assertStringIncludes(shown[1], "10 posts");
  const csv = await Deno.readTextFile(join(cwd, "posts.csv"));
  assertEquals(csv.trim().split(/\r?\n(?=\d{15,},|"?\d{15,})/).length, 11);
}

Deno.test("a notebook imports the build beside it, with an empty cache and no registry", async () => {
  await using there = await elsewhere();
  await tryCells("./library_card/mod.js", there.folder, there.env);
});

Deno.test("a notebook imports the build by an address, with an empty cache and no registry", async () => {
  await using there = await elsewhere();
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      const file = join(there.folder, "library_card", pathname);
      return new Response(await Deno.readFile(file), {
        headers: { "content-type": "text/javascript" },
      });
    },
  );
  await tryCells(`http://127.0.0.1:${server.addr.port}/mod.js`, there.folder, there.env);
});

Deno.test("a notebook imports the sources by path and by address, without an import map", async () => {
  await using there = await elsewhere();
  const env = closedEnvironment();
  const root = new URL("../../", import.meta.url);
  await tryCells(new URL("mod.ts", root).href, there.folder, env);
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      return new Response(await Deno.readFile(new URL(`.${pathname}`, root)), {
        headers: { "content-type": "application/typescript" },
      });
    },
  );
  await tryCells(`http://127.0.0.1:${server.addr.port}/mod.ts`, there.folder, env);
});

Deno.test("a notebook imports jsr:@library-card/access, and @std/dotenv with it", async () => {
  await using there = await elsewhere();
  await using jsr = await jsrRegistry([await publishedPackage(), await countedDotenv()]);
  const env = closedEnvironment({ JSR_URL: jsr.url });
  await tryCells("jsr:@library-card/access", there.folder, env);
  await Deno.writeTextFile(join(there.folder, ".env"), `X_BEARER_TOKEN=${MADE_UP.bearerToken}\n`);
  await using kernel = await Kernel.start({ cwd: there.folder, env, clearEnv: true });
  const { error, outputs } = await kernel.execute(
    `import { findKeys } from "jsr:@library-card/access";
    await findKeys({ prompt: false });
    console.log("asked", globalThis.asked);`,
  );
  assertEquals(error, undefined);
  assertStringIncludes(outputText(outputs), "asked 1");
  const room = await kernel.execute(
    `import { startPractice } from "jsr:@library-card/access/practice";
    const room = await startPractice();
    console.log((await (await fetch(room.url)).text()).includes("</html>"));
    await room.close();`,
  );
  assertEquals([room.error, outputText(room.outputs)], [undefined, "true\n"]);
});
