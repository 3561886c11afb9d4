import { join } from "node:path";
import { connect, startPractice } from "../../mod.ts";
import { whereWith } from "../../src/card/access_options.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import { assertEquals } from "../assert.ts";

/** A `.env` of these lines. */
async function envFile(...lines: string[]) {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "practice.env");
  await Deno.writeTextFile(path, lines.map((line) => `${line}\n`).join(""));
  return { path, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}

Deno.test("connect() takes the keys of a practice room to the address beside them", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  await using file = await envFile(
    `X_BEARER_TOKEN=${bearerToken}`,
    "X_API_BASE_URL=http://localhost:1",
    `export X_API_BASE_URL="${room.url}"`,
  );
  const card = await connect({ envFile: file.path, prompt: false });
  assertEquals((await card.search("library lang:en")).length, 10);
});

const X = new URL("https://api.x.com");
const keysIn = (path: string) => lookForKeys({ envFile: path, prompt: false });

Deno.test("no real key goes anywhere because a file says so", async () => {
  const token = `AAAA${"b".repeat(100)}`;
  await using file = await envFile(
    `X_BEARER_TOKEN=${token}`,
    "X_API_BASE_URL=https://evil.example",
  );
  assertEquals(await whereWith(await keysIn(file.path), X, { envFile: file.path }), X);
});

Deno.test("an address in code comes before the one beside practice keys", async () => {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  await using file = await envFile(
    `X_BEARER_TOKEN=${bearerToken}`,
    "X_API_BASE_URL=http://localhost:1",
  );
  const baseUrl = room.url;
  const keys = await keysIn(file.path);
  const { path } = file;
  assertEquals(await whereWith(keys, X, { baseUrl, envFile: path }), X);
  assertEquals((await whereWith(keys, X, { envFile: path })).href, "http://localhost:1/");
  assertEquals(await whereWith(keys, X, { envFile: false }), X);
});
