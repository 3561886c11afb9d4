import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLeaks, type IssuedKeys, startPractice } from "../../mod.ts";
import { tellsOf } from "../../src/keys/mod.ts";
import { Kernel } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { assert, assertEquals } from "../assert.ts";
import { WAYS } from "./canary_ways.ts";
import { leakFolder } from "./leak_folder.ts";
import { notebook } from "./planted_notebooks.ts";

const DOOR = new URL("../../mod.ts", import.meta.url).href;
const BUILD = fileURLToPath(new URL("../../dist", import.meta.url));
const CONFIG = fileURLToPath(new URL("../../deno.json", import.meta.url));

/** Whatever the front door gives out, by an expression that makes it. */
const OBJECTS: Record<string, string> = {
  card: "card",
  client: "card.client",
  "client.v2": "card.client.v2",
  keys: "card.keys",
  found: "await findKeys()",
  sources: "(await findKeys()).sources",
  handed: "await findKeys({ keys: { bearerToken: secrets.X_BEARER_TOKEN } })",
  posts: "await card.search('library', { limit: 10 })",
  counts: "await card.count('library')",
  estimate: "await card.estimate('library', { limit: 10 })",
  estimateAlone: "estimate('library', { limit: 10 })",
  person: "await card.user('PaperwickLib')",
  people: "await card.users(['PaperwickLib'])",
  timeline: "await card.timeline('PaperwickLib', { limit: 5 })",
  usage: "await card.usage()",
  report: "await card.check()",
  access: "await checkAccess()",
  spent: "card.spent",
  ledger: "card.ledger",
  opens: "card.opens",
  collection: "collection",
  collectionReport: "collection.report",
  share: "collection.share((post) => post.lang === 'en')",
  rows: "[...collection.rows()].slice(0, 3)",
  exported: "await collection.export('posts.csv')",
  query: "checkQuery('library lang:en')",
  leaks: "await findLeaks('.')",
  room: "room",
  fromMinted: "minted",
  fromBearer: "bearerCard",
};

/** What throws, with the keys as near to it as they come. */
const FAILURES: Record<string, string> = {
  "keys refused":
    "connect({ keys: { apiKey: secrets.X_API_KEY, apiSecret: turned(secrets.X_API_SECRET) }, envFile: false })",
  "a Bearer Token refused":
    "connect({ keys: { bearerToken: turned(secrets.X_BEARER_TOKEN) }, envFile: false })",
  "swapped keys":
    "connect({ keys: { apiKey: secrets.X_API_SECRET, apiSecret: secrets.X_API_KEY }, envFile: false })",
  "a key as an address": "connect({ baseUrl: secrets.X_BEARER_TOKEN })",
  "a key in an address":
    "connect({ baseUrl: `http://127.0.0.1:1/?token=${secrets.X_API_SECRET}` })",
  "nobody there": "connect({ baseUrl: 'http://127.0.0.1:1', patience: 0 })",
  "a key as an option": "connect({ [secrets.X_API_SECRET]: true })",
  "a key as a value": "connect({ dialect: secrets.X_ACCESS_TOKEN_SECRET })",
  "a key as a key of keys": "connect({ keys: { [secrets.X_API_SECRET]: 'a' } })",
  "a key as a query": "card.search(secrets.X_BEARER_TOKEN)",
  "a key as a limit": "card.search('library', { limit: secrets.X_API_SECRET })",
  "a key as a name": "card.user(secrets.X_ACCESS_TOKEN)",
  "a key as a file": "card.collect('library', { to: `nowhere/${secrets.X_API_SECRET}.sqlite` })",
  "a key as a path": "findLeaks(secrets.X_API_SECRET)",
  "a key as a collection": "openCollection(secrets.X_API_SECRET)",
  "a key as a budget": "connect({ budget: secrets.X_API_SECRET })",
  "tokens asked for": "Promise.resolve().then(() => card.client.getActiveTokens())",
  "what X does not have": "card.client.v2.get('nowhere/1')",
};

const SET_UP = `
import { checkAccess, checkQuery, connect, estimate, findKeys, findLeaks, openCollection, startPractice } from ${
  JSON.stringify(DOOR)
};
const secrets = Object.fromEntries(Deno.readTextFileSync(".env").trim().split("\\n").map((line) => line.split(/=(.*)/s)));
const turned = (text) => text.slice(0, -6) + [...text.slice(-6)].reverse().join("");
const card = await connect({ ledgerFile: "spent.ledger.sqlite" });
const bearerCard = await connect({ keys: { bearerToken: secrets.X_BEARER_TOKEN }, envFile: false });
const minted = await connect({ keys: { apiKey: secrets.X_API_KEY, apiSecret: secrets.X_API_SECRET }, envFile: false });
const collection = await card.collect("library", { to: "library.sqlite", limit: 60, spread: "day", seed: 1 });
const room = await startPractice();
await collection.export("posts.jsonl");
await collection.export("posts.parquet");
await collection.export("days/");
await Deno.writeTextFile("posts_of_a_search.csv", (await card.search("library", { limit: 10 })).toCsv());
`;

const envOf = (keys: IssuedKeys) =>
  `X_API_KEY=${keys.apiKey}\nX_API_SECRET=${keys.apiSecret}\nX_ACCESS_TOKEN=${keys.accessToken}\n` +
  `X_ACCESS_TOKEN_SECRET=${keys.accessTokenSecret}\nX_BEARER_TOKEN=${keys.bearerToken}\n`;

/** The keys of a practice room, as a stranger's: the search for leaks passes over those that say PRACTICE. */
const hearts = (keys: IssuedKeys) => Object.values(keys);

Deno.test("no object and no failure gives a key away in a real kernel, nor any file that is written", async () => {
  await using x = await startPractice();
  const keys = x.issueKeys();
  await using folder = await leakFolder({ ".env": envOf(keys) });
  await Deno.copyFile(CONFIG, folder.at("deno.json"));
  const kernel = await Kernel.start({
    cwd: folder.path,
    env: { ...closedEnvironment(), X_API_BASE_URL: x.url, NO_COLOR: "1" },
    clearEnv: true,
  });
  const shown: { name: string; text: string }[] = [];
  const run = async (name: string, code: string) => {
    const { outputs, status } = await kernel.execute(code);
    shown.push({ name, text: JSON.stringify(outputs) });
    return { outputs, status };
  };
  try {
    assertEquals((await run("ways", WAYS)).status, "ok");
    const begun = await run("set-up", SET_UP);
    assertEquals(begun.status, "ok", JSON.stringify(begun.outputs));
    for (const [name, make] of Object.entries(OBJECTS)) {
      const told = await run(name, `await sayAll(${JSON.stringify(name)}, ${make})`);
      assertEquals(told.status, "ok", `${name}: ${JSON.stringify(told.outputs).slice(0, 2000)}`);
      await run(`${name}, shown`, make.replace(/^await /, "await "));
      await run(`${name}, thrown`, `throw ${make}`);
    }
    for (const [name, fail] of Object.entries(FAILURES)) {
      const thrown = await run(`${name}, thrown`, `await ${fail}`);
      assertEquals(thrown.status, "error", name);
      await run(
        name,
        `await sayAll(${JSON.stringify(name)}, await (${fail}).catch((error) => error))`,
      );
    }
    for (const { name, text } of shown) assertNoKeyIn(keys, name, text);
    // While all of it is open: write-ahead logs too.
    await assertNoKeyInFiles(keys, folder.path);
    await Deno.writeTextFile(
      folder.at("saved.ipynb"),
      notebook(shown.map(({ name, text }) => ({ source: name, outputs: JSON.parse(text) }))),
    );
    assertEquals(await leaksIn(keys, folder.path), []);
    assertNoKeyIn(
      keys,
      "the room's log",
      JSON.stringify(x.requests) + Deno.inspect(x.requests, { depth: 9 }),
    );
    if (Deno.build.os === "linux") {
      for (const file of ["cmdline", "environ"]) {
        assertNoKeyIn(keys, file, await Deno.readTextFile(`/proc/${kernel.pid}/${file}`));
      }
    }
    await assertNoKeyInFiles(keys, BUILD);

    // The search itself sees: what does give a key away is found, in words and in base64.
    const seen = shown.length;
    await run("a leak", "console.log({ secrets })");
    await run("a leak in base64", "btoa(`a${secrets.X_API_SECRET}`)");
    await run("a leak in bytes", "new TextEncoder().encode(secrets.X_API_SECRET).toHex()");
    for (const { name, text } of shown.slice(seen)) {
      assert(holdsKey(keys, text), name);
    }
  } finally {
    await kernel.stop();
  }
});

/** The bytes of a secret as hexadecimal, beside all that `tellsOf` knows. */
const holdsKey = (keys: IssuedKeys, text: string): boolean =>
  hearts(keys).some((secret) =>
    tellsOf(secret, text) ||
    text.toLowerCase().includes(new TextEncoder().encode(secret).toHex().slice(20, 60))
  );

function assertNoKeyIn(keys: IssuedKeys, name: string, text: string): void {
  for (const [part, secret] of Object.entries(keys)) {
    assert(!tellsOf(secret, text), `${part} stands in ${name}`);
  }
  assert(!holdsKey(keys, text), name);
}

/** Every byte of every file but the `.env`. */
async function assertNoKeyInFiles(keys: IssuedKeys, folder: string): Promise<void> {
  const entries = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  for (const { name, isDirectory } of entries) {
    const path = join(folder, name);
    if (isDirectory) await assertNoKeyInFiles(keys, path);
    else if (name !== ".env") {
      const bytes = await Deno.readFile(path);
      for (const secret of hearts(keys)) {
        const text = new TextDecoder("latin1").decode(bytes);
        assert(!text.includes(secret) && !text.includes(encodeURIComponent(secret)), path);
      }
    }
  }
}

/** What our own search finds, which knows more ways of writing than anybody: the keys without their word. */
async function leaksIn(keys: IssuedKeys, folder: string): Promise<unknown[]> {
  const found: unknown[] = [];
  const hidden = Object.fromEntries(
    Object.entries(keys).map(([part, value]) => [part, value.replace(/^(\d+-)?A*PRACTICE/, "")]),
  );
  const leaks = await findLeaks(folder, { keys: hidden, envFile: false });
  for (const { file, cell, kind, by, how } of leaks) {
    if (by === "value") found.push({ file, cell, kind, how });
  }
  return found;
}
