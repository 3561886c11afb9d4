import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { assert, assertEquals } from "../assert.ts";
import { MADE_UP } from "./made_up_keys.ts";

const FILE = `X_API_KEY="${MADE_UP.apiKey}" # mine\nexport X_API_SECRET='${MADE_UP.apiSecret}'\n`;
// A parser that warns of a bad name would print what stands before the sign.
const TOLD = "X_BEARER_TOKEN:made-up=\n";
const LOOK = `
  import { lookForKeys } from ${
  JSON.stringify(new URL("../../src/keys/mod.ts", import.meta.url).href)
};
  const keys = await lookForKeys({ prompt: false });
  console.log(JSON.stringify([keys.parts, keys.areIn(${
  JSON.stringify(MADE_UP.apiKey.slice(0, 12))
})]));`;

/** Reads a .env in a fresh process whose JSR is at an address of our choice. */
async function read(jsr: string): Promise<unknown> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(folder, ".env"), FILE + TOLD);
    await Deno.writeTextFile(join(folder, "look.ts"), LOOK);
    const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--no-lock", "--config", config, join(folder, "look.ts")],
      cwd: folder,
      env: { JSR_URL: jsr, X_API_KEY: "", X_API_SECRET: "" },
    }).output();
    const text = new TextDecoder().decode(stdout);
    assert(text.startsWith("["), new TextDecoder().decode(stderr));
    return JSON.parse(text);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const FOUND = [["apiKey", "apiSecret"], true];

Deno.test("fromEnvFile() reads the file where JSR refuses the connection", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  assertEquals(await read(`http://127.0.0.1:${listener.addr.port}/`), FOUND);
});

Deno.test("fromEnvFile() reads the file where JSR answers 503", async () => {
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response("busy", { status: 503 }),
  );
  assertEquals(await read(`http://127.0.0.1:${server.addr.port}/`), FOUND);
});

Deno.test("fromEnvFile() reads the file where JSR accepts and never answers", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open: Deno.Conn[] = [];
  const accepting = (async () => {
    for await (const connection of listener) open.push(connection);
  })();
  assertEquals(await read(`http://127.0.0.1:${listener.addr.port}/`), FOUND);
  assert(open.length > 0);
  listener.close();
  await accepting;
  for (const connection of open) connection.close();
});

Deno.test("fromEnvFile() uses @std/dotenv where JSR answers, and lets it print nothing", async () => {
  // A registry of our own, with a parser that gives itself away.
  const module = `export const parse = (text) => /^X_BEARER_TOKEN:/m.test(text)
    ? {} : { X_BEARER_TOKEN: "${MADE_UP.bearerToken}" };\n`;
  const bytes = new TextEncoder().encode(module);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
  const versions = { "0.225.8": {} };
  const files: Record<string, string> = {
    "/@std/dotenv/meta.json": JSON.stringify({ scope: "std", name: "dotenv", versions }),
    "/@std/dotenv/0.225.8_meta.json": JSON.stringify({
      manifest: { "/mod.ts": { size: bytes.length, checksum: `sha256-${digest}` } },
      exports: { ".": "./mod.ts" },
    }),
    "/@std/dotenv/0.225.8/mod.ts": module,
  };
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => {
      const text = files[new URL(request.url).pathname];
      return new Response(text ?? "not here", { status: text === undefined ? 404 : 200 });
    },
  );
  assertEquals(await read(`http://127.0.0.1:${server.addr.port}/`), [["bearerToken"], false]);
});
