import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { assert, assertEquals } from "../assert.ts";
import { countedDotenv, jsrRegistry } from "../jsr_registry.ts";
import { FAULTY_TEXTS, GOOD_TEXTS } from "./faulty_env_files.ts";
import { MADE_UP } from "./made_up_keys.ts";

const KEYS = `X_API_KEY="${MADE_UP.apiKey}" # mine\nexport X_API_SECRET='${MADE_UP.apiSecret}'\n`;
// A parser that warns of a bad name would print what stands before the sign.
const TOLD = "X_BEARER_TOKEN:made-up=\n";
// What each file gives, how long JSR may take, and how often its parser was asked.
const ROOM = new URL("../../src/keys/", import.meta.url).href;
const LOOK = `
  import { lookForKeys } from "${ROOM}later.ts";
  import { openKeys } from "${ROOM}mod.ts";
  const waits = [];
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => (waits.push(ms), timeout.call(AbortSignal, ms));
  const given = [];
  for (const envFile of Deno.args) {
    const keys = await lookForKeys({ envFile, prompt: false }).catch((error) => error);
    given.push(keys instanceof Error ? keys.message : openKeys(keys));
  }
  console.log(JSON.stringify({ given, waits, asked: globalThis.asked ?? 0 }));`;

interface Given {
  given: unknown[];
  waits: number[];
  asked: number;
}

/** Reads .env files, one after another, in a fresh process whose JSR is at an address of our choice. */
async function read(jsr: string, ...texts: string[]): Promise<Given> {
  const folder = await Deno.makeTempDir();
  try {
    const names = texts.map((_, i) => `${i}.env`);
    for (const [i, text] of texts.entries()) await Deno.writeTextFile(join(folder, names[i]), text);
    await Deno.writeTextFile(join(folder, "look.ts"), LOOK);
    const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
    const look = join(folder, "look.ts");
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--no-lock", "--no-check", "--config", config, look, ...names],
      cwd: folder,
      env: { JSR_URL: jsr, X_API_KEY: "", X_API_SECRET: "", X_BEARER_TOKEN: "" },
    }).output();
    const text = new TextDecoder().decode(stdout);
    assert(text.startsWith("{"), new TextDecoder().decode(stderr));
    return JSON.parse(text);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const { apiKey, apiSecret } = MADE_UP;
const FOUND = { apiKey, apiSecret };

/** The address of a registry that refuses every connection. */
function refusing(): string {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return `http://127.0.0.1:${listener.addr.port}/`;
}

Deno.test("fromEnvFile() reads the file where JSR refuses the connection", async () => {
  assertEquals((await read(refusing(), KEYS + TOLD)).given, [FOUND]);
});

Deno.test("fromEnvFile() reads the file where JSR answers 503", async () => {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response("busy", { status: 503 }),
  );
  const { given } = await read(`http://127.0.0.1:${server.addr.port}/`, KEYS + TOLD);
  assertEquals(given, [FOUND]);
});

/** A JSR that accepts and never answers, and how often it was asked. */
async function silent(...texts: string[]): Promise<Given & { connections: number }> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open: Deno.Conn[] = [];
  const accepting = (async () => {
    for await (const connection of listener) open.push(connection);
  })();
  const given = await read(`http://127.0.0.1:${listener.addr.port}/`, ...texts);
  listener.close();
  await accepting;
  for (const connection of open) connection.close();
  return { ...given, connections: open.length };
}

Deno.test("fromEnvFile() asks a JSR that never answers once, for less than 300 ms", async () => {
  const { given, waits, connections } = await silent(KEYS + TOLD, KEYS, "OTHER=1\n");
  assertEquals(given.slice(0, 2), [FOUND, FOUND]);
  assertEquals([waits.length, connections], [1, 1]);
  assert(waits[0] < 300);
});

Deno.test("fromEnvFile() asks no JSR where no .env has a line for us", async () => {
  const { waits, connections } = await silent("", "PORT=1\n# X_API_KEY=a\n", TOLD);
  assertEquals([waits.length, connections], [0, 0]);
});

Deno.test("fromEnvFile() uses @std/dotenv where JSR answers, and lets it print nothing", async () => {
  await using jsr = await jsrRegistry([await countedDotenv()]);
  const { given, asked } = await read(jsr.url, KEYS + TOLD);
  assertEquals([given, asked], [[FOUND], 1]);
});

Deno.test("what a .env means does not depend on whether JSR answers", async () => {
  const texts = [...FAULTY_TEXTS, ...GOOD_TEXTS].map(({ text }) => text);
  await using jsr = await jsrRegistry([await countedDotenv()]);
  const there = await read(jsr.url, ...texts);
  assert(there.asked > texts.length / 2);
  assertEquals(there.given, (await read(refusing(), ...texts)).given);
});
