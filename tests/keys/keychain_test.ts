import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import {
  ADDON,
  type Keychain,
  KeychainShut,
  type KeysWorld,
  lookForKeys,
  type LookOptions,
  saveToKeychain,
} from "../../src/keys/later.ts";
import { type KeyPart, Keys, openKeys } from "../../src/keys/mod.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, apiSecret, bearerToken } = MADE_UP;

/** A keychain in memory, which tells what it was asked. */
function keychainWith(held: Record<string, string> = {}) {
  const asked: string[] = [];
  const keychain: Keychain = {
    read: (account) => {
      asked.push(account);
      return Promise.resolve(held[account]);
    },
    write: (account, text) => {
      held[account] = text;
      return Promise.resolve();
    },
    remove: (account) => {
      const was = account in held;
      delete held[account];
      return Promise.resolve(was);
    },
  };
  return { keychain, asked, held };
}

const shut = () => Promise.reject(new KeychainShut("there is none that answers here"));
const SHUT: Keychain = { read: shut, write: shut, remove: shut };

/** Looks for keys in a folder of its own, where nobody can be asked. */
async function look(
  keychain: Keychain,
  options: LookOptions,
  { env, variables = {}, ask = () => null }: {
    env?: string;
    variables?: Record<string, string>;
    ask?: KeysWorld["ask"];
  } = {},
): Promise<Keys> {
  const folder = await Deno.makeTempDir();
  try {
    if (env !== undefined) await Deno.writeTextFile(`${folder}/.env`, env);
    const variable = (name: string) => variables[name];
    return await lookForKeys(options, { variable, folder: () => folder, ask, keychain });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const fails = async (...given: Parameters<typeof look>): Promise<AccessError> => {
  const error = await assertRejects(() => look(...given));
  assert(error instanceof AccessError, String(error));
  return error;
};

const PAIR = JSON.stringify({ apiKey, apiSecret });

Deno.test("lookForKeys() asks no keychain unless it is told to", async () => {
  const { keychain, asked } = keychainWith({ "api.x.com": PAIR });
  const error = await fails(keychain, {});
  assertEquals([error.problem, error.set, asked], ["no-keys", ["X_API_KEY", "X_API_SECRET"], []]);
});

const ASKED: { by: string; options?: LookOptions; world?: Parameters<typeof look>[2] }[] = [
  { by: "the option", options: { keychain: true } },
  { by: "the variable", world: { variables: { LIBRARY_CARD_KEYCHAIN: "1" } } },
  { by: "a line in .env", world: { env: "OTHER=1\nLIBRARY_CARD_KEYCHAIN=1\n" } },
];

Deno.test.each(ASKED)("lookForKeys() finds keys in the keychain that $by asks for", async ({
  options = {},
  world,
}) => {
  const { keychain, asked } = keychainWith({ "api.x.com": PAIR });
  const keys = await look(keychain, options, world);
  assertEquals([openKeys(keys), asked], [{ apiKey, apiSecret }, ["api.x.com"]]);
  assertEquals(keys.from("apiKey"), "X_API_KEY (keychain)");
  const rows = keys.sources.filter(({ place }) => place === "keychain");
  assertEquals(rows.map(({ name, state }) => [name, state]), [
    ["X_API_KEY", "used"],
    ["X_API_SECRET", "used"],
  ]);
});

Deno.test("lookForKeys({ keychain: false }) asks no keychain, whatever the variable says", async () => {
  const { keychain, asked } = keychainWith({ "api.x.com": PAIR });
  const variables = { LIBRARY_CARD_KEYCHAIN: "1" };
  await fails(keychain, { keychain: false }, { variables });
  assertEquals(asked, []);
});

Deno.test("lookForKeys() takes from the keychain only what is missing, and asks none where nothing is", async () => {
  const { keychain, asked } = keychainWith({ "api.x.com": PAIR });
  const options = { keychain: true };
  const half = await look(keychain, options, { env: `X_API_KEY=${apiKey}` });
  assertEquals(half.from("apiSecret"), "X_API_SECRET (keychain)");
  assertEquals(half.from("apiKey"), "X_API_KEY (.env)");
  asked.length = 0;
  const whole = await look(keychain, options, { env: `X_BEARER_TOKEN=${bearerToken}` });
  assertEquals(asked, []);
  const [row] = whole.sources.filter(({ place }) => place === "keychain");
  assertEquals(row.state, "not needed");
});

Deno.test("lookForKeys() has an account for each host", async () => {
  const other = JSON.stringify({ bearerToken });
  const { keychain } = keychainWith({ "api.x.com": PAIR, "x.example:8443": other });
  const keys = await look(keychain, { keychain: true, host: "x.example:8443" });
  assertEquals(openKeys(keys), { bearerToken });
});

Deno.test("lookForKeys() passes over a keychain that is shut, with a note, and asks a person", async () => {
  const keys = await look(SHUT, { keychain: true }, { ask: () => bearerToken });
  assertEquals(keys.from("bearerToken"), "prompt");
  const [row] = keys.sources.filter(({ place }) => place === "keychain");
  assertEquals([row.state, row.why], [
    "empty",
    "it cannot be used: there is none that answers here",
  ]);
});

Deno.test("lookForKeys() names a shut keychain where nothing else gave keys and nobody can be asked", async () => {
  const error = await fails(SHUT, { keychain: true });
  assertEquals(error.problem, "keychain-unusable");
  assertStringIncludes(error.message, "there is none that answers here");
  const half = { env: `X_API_KEY=${apiKey}` };
  const partly = await fails(SHUT, { keychain: true }, half);
  assertEquals([partly.problem, partly.set], ["no-keys", ["X_API_SECRET"]]);
  assertStringIncludes(partly.nextSteps.join(" "), "The keychain cannot be used");
});

Deno.test.each([{ text: "no JSON" }, { text: "7" }, { text: '{"apiKey":7}' }])(
  "lookForKeys() finds nothing in an account that holds $text",
  async ({ text }) => {
    const { keychain } = keychainWith({ "api.x.com": text });
    const error = await fails(keychain, { keychain: true });
    assertEquals(error.problem, "no-keys");
  },
);

const typed = (parts: KeyPart[]) =>
  new Keys({
    used: parts.map((part) => ({ part, value: MADE_UP[part], place: "prompt" })),
    sources: [],
  });

Deno.test("saveToKeychain() keeps typed keys beside others, and a line in .env without a secret", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/.git`);
    const { keychain, held } = keychainWith({ "api.x.com": JSON.stringify({ bearerToken }) });
    const keys = typed(["apiKey", "apiSecret"]);
    const path = await saveToKeychain(keys, "api.x.com", folder, keychain);
    assertEquals(JSON.parse(held["api.x.com"]), { bearerToken, apiKey, apiSecret });
    assertEquals(await Deno.readTextFile(path!), "LIBRARY_CARD_KEYCHAIN=1\n");
    await saveToKeychain(keys, "api.x.com", folder, keychain);
    assertEquals(await Deno.readTextFile(path!), "LIBRARY_CARD_KEYCHAIN=1\n");
    // A copy of it in others' hands would send them looking for nothing.
    assertStringIncludes(await Deno.readTextFile(`${folder}/.gitignore`), "\n.env\n");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("the addon has the version that deno.json names, and is loaded only when it is asked for", async () => {
  const read = (name: string) => Deno.readTextFile(new URL(`../../${name}`, import.meta.url));
  assertEquals(JSON.parse(await read("deno.json")).imports["@napi-rs/keyring"], ADDON);
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(new URL("../../mod.ts", import.meta.url))],
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as { modules: object[] };
  assert(modules.length > 100);
  assert(!JSON.stringify(modules).includes("keyring@"));
});

const KEYS_ROOM = new URL("../../src/keys/", import.meta.url).href;

/** Keeps, finds and forgets keys in the system's own keychain, and tells how that went. */
const WHOLE_WAY = `
  import { forgetKeys, lookForKeys, saveToKeychain } from "${KEYS_ROOM}later.ts";
  import { Keys, openKeys } from "${KEYS_ROOM}mod.ts";
  const folder = Deno.cwd();
  const value = "MadeUpKeychainToken";
  const keys = new Keys({ used: [{ part: "bearerToken", value, place: "prompt" }], sources: [] });
  await saveToKeychain(keys, "made-up.example", folder);
  const world = { variable: () => undefined, folder: () => folder, ask: () => null };
  const options = { host: "made-up.example" };
  const found = await lookForKeys(options, world);
  const same = openKeys(found).bearerToken === value;
  const from = found.from("bearerToken");
  const { gone } = await forgetKeys(found, { folder });
  const after = await lookForKeys(options, world).catch((error) => error.problem);
  console.log(JSON.stringify([same, from, gone.map((g) => g.place), after]));
`;

const NO_SESSION = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" };

/** A home in which no keychain is yet; the cache stays where it is. */
async function aHome(folder: string): Promise<Record<string, string>> {
  const info = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  return { HOME: folder, DENO_DIR: JSON.parse(new TextDecoder().decode(info.stdout)).denoDir };
}

/** Runs a script in a session with a desktop's keychain, unlocked, or with none. */
async function inSession(script: string, flags: string[], daemon: boolean) {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/run.ts`, script);
    const unlock =
      "printf made-up | gnome-keyring-daemon --unlock --components=secrets >/dev/null;";
    const line = `${daemon ? unlock : ""} exec "$@"`;
    const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
    const quiet = ["--quiet", "--no-check", "--no-lock", "--config", config];
    const deno = [Deno.execPath(), "run", ...quiet, ...flags, "run.ts"];
    const command = ["sh", "-c", line, "sh", ...deno];
    const [program, ...args] = daemon ? ["dbus-run-session", "--", ...command] : deno;
    const { stdout, stderr } = await new Deno.Command(program, {
      args,
      cwd: folder,
      env: { NO_COLOR: "1", ...(daemon ? await aHome(folder) : NO_SESSION) },
      stdin: "null",
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { stdout: text(stdout), stderr: text(stderr) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function isThere(program: string): Promise<boolean> {
  try {
    const command = new Deno.Command(program, {
      args: ["--version"],
      stdout: "null",
      stderr: "null",
    });
    return (await command.output()).success;
  } catch {
    return false;
  }
}

const hasKeyring = Deno.build.os === "linux" && await isThere("gnome-keyring-daemon") &&
  await isThere("dbus-run-session");

Deno.test({
  name: "the system's keychain keeps keys, gives them to a later run, and forgets them",
  ignore: !hasKeyring,
  fn: async () => {
    const { stdout, stderr } = await inSession(WHOLE_WAY, ["--allow-all"], true);
    assert(stdout.startsWith("["), stderr);
    assertEquals(JSON.parse(stdout), [
      true,
      "X_BEARER_TOKEN (keychain)",
      ["memory", "keychain"],
      "no-keys",
    ]);
  },
});

const SHUT_HERE = `
  import { lookForKeys } from "${KEYS_ROOM}later.ts";
  const world = { variable: () => undefined, folder: () => Deno.cwd(), ask: () => null };
  const error = await lookForKeys({ keychain: true, envFile: false }, world).catch((e) => e);
  console.log(error.problem, error.message);
`;

Deno.test({
  name: "where there is no keychain, the system's own says so at once",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const { stdout, stderr } = await inSession(SHUT_HERE, ["--allow-all"], false);
    assertStringIncludes(stdout, "keychain-unusable", stderr);
    assertStringIncludes(stdout, "none that answers here");
  },
});

Deno.test("a keychain that Deno may not load is told by the flag that it takes", async () => {
  const flags = ["--no-prompt", "--allow-read", "--allow-env"];
  const { stdout, stderr } = await inSession(SHUT_HERE, flags, false);
  assertStringIncludes(stdout, "keychain-unusable", stderr);
  assertStringIncludes(stdout, "without --allow-ffi");
});
