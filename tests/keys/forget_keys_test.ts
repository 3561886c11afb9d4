import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import {
  forgetKeys,
  type Keychain,
  KeychainShut,
  lookForKeys,
  saveKeys,
} from "../../src/keys/later.ts";
import { Keys, openKeys } from "../../src/keys/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";

const { apiKey, apiSecret, bearerToken } = MADE_UP;

async function folderWith(env?: string) {
  const root = await Deno.makeTempDir();
  await Deno.mkdir(join(root, ".git"));
  if (env !== undefined) await Deno.writeTextFile(join(root, ".env"), env);
  return {
    root,
    look: (variables: Record<string, string> = {}, keychain?: Keychain) =>
      lookForKeys({ keychain: keychain !== undefined }, {
        variable: (name) => variables[name],
        folder: () => root,
        ask: () => null,
        keychain,
      }),
    env: () => Deno.readTextFile(join(root, ".env")),
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

Deno.test("forgetKeys() empties the box, and says so on every face", async () => {
  await using folder = await folderWith(`X_BEARER_TOKEN=${bearerToken}\n`);
  const keys = await folder.look();
  const { parts, gone, left } = await forgetKeys(keys, { folder: folder.root });
  assertEquals([openKeys(keys), keys.parts, keys.enough], [{}, [], false]);
  assertStringIncludes(Deno.inspect(keys), "The keys were forgotten.");
  assertEquals([parts, left], [["bearerToken"], []]);
  assertEquals(gone, [
    { place: "memory", names: ["Bearer Token"] },
    { place: ".env", names: ["X_BEARER_TOKEN"] },
  ]);
});

Deno.test("forgetKeys() takes the keys' lines out of .env, and leaves every other byte", async () => {
  const rest = [
    "\uFEFF# mine\r\n",
    'OTHER="a\r\n b"\r\n',
    "\r\n",
    "LIBRARY_CARD_KEYCHAIN=1\r\n",
    "LAST=1",
  ];
  const lines = [`export X_API_KEY="${apiKey}"\r\n`, `X_API_SECRET = ${apiSecret} # new\r\n`];
  const env = rest[0] + lines[0] + rest[1] + lines[1] + rest.slice(2).join("");
  await using folder = await folderWith(env);
  await Deno.chmod(join(folder.root, ".env"), 0o644).catch(() => {});
  await forgetKeys(await folder.look(), { folder: folder.root });
  const left = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await Deno.readFile(join(folder.root, ".env")),
  );
  assertEquals(left, rest.join(""));
  if (Deno.build.os !== "windows") {
    assertEquals((await Deno.stat(join(folder.root, ".env"))).mode! & 0o777, 0o600);
  }
  const names = [...Deno.readDirSync(folder.root)].map(({ name }) => name).sort();
  assertEquals(names, [".env", ".git"]);
});

Deno.test("forgetKeys() takes out the same value under another name, and no other key", async () => {
  const other = MADE_UP.accessToken;
  const env =
    `X_BEARER_TOKEN=${bearerToken}\nTWITTER_BEARER_TOKEN=${bearerToken}\nX_ACCESS_TOKEN=${other}\n`;
  await using folder = await folderWith(env);
  const keys = await lookForKeys({ envFile: join(folder.root, ".env"), prompt: false });
  // The Access Token was found as well, and is one of the card's keys.
  const { gone } = await forgetKeys(keys, { folder: folder.root });
  assertEquals(gone[1].names, ["X_BEARER_TOKEN", "TWITTER_BEARER_TOKEN", "X_ACCESS_TOKEN"]);
  assertEquals(await folder.env(), "");
});

Deno.test("forgetKeys() leaves a key in .env that was not in use", async () => {
  const other = "X_API_KEY=MadeUpOtherKey0123456789a\n";
  await using folder = await folderWith(`${other}X_API_SECRET=${apiSecret}\n`);
  const keys = await folder.look({ X_API_KEY: apiKey });
  const { gone } = await forgetKeys(keys, { folder: folder.root, forget: () => {} });
  assertEquals([await folder.env(), gone[1].names], [other, ["X_API_SECRET"]]);
});

Deno.test("forgetKeys() leaves a .env alone in which the keys neither were nor were kept", async () => {
  const env = `X_API_KEY=${apiKey}\nX_API_SECRET=${apiSecret}\n`;
  await using folder = await folderWith(env);
  const keys = await lookForKeys({ keys: { bearerToken } });
  const { gone, left } = await forgetKeys(keys, { folder: folder.root });
  assertEquals([await folder.env(), gone.map(({ place }) => place)], [env, ["memory"]]);
  assertStringIncludes(left[0].why, "given in code");
});

Deno.test("forgetKeys() takes typed keys out of the .env in which they were kept", async () => {
  await using folder = await folderWith("OTHER=1\n");
  const used = [{ part: "bearerToken" as const, value: bearerToken, place: "prompt" }];
  const keys = new Keys({ used, sources: [] });
  await saveKeys(keys, folder.root);
  assertStringIncludes(await folder.env(), bearerToken);
  const { gone } = await forgetKeys(keys, { folder: folder.root });
  assertEquals([await folder.env(), gone[1].place], ["OTHER=1\n", ".env"]);
});

Deno.test("forgetKeys() takes variables out of this process, and says that they may be set elsewhere", async () => {
  await using folder = await folderWith();
  const name = "X_BEARER_TOKEN";
  const forgotten: string[] = [];
  const forget = (name: string) => void forgotten.push(name);
  const keys = await folder.look({ [name]: bearerToken });
  const { gone, left } = await forgetKeys(keys, { folder: folder.root, forget });
  assertEquals([forgotten, gone.at(-1)], [[name], { place: "this process", names: [name] }]);
  assertEquals([left[0].place, left[0].names], ["environment", [name]]);
});

Deno.test("forgetKeys() removes the account of the keychain; where it is shut, it says what to delete", async () => {
  await using folder = await folderWith();
  let removed = "";
  const keychain: Keychain = {
    read: () => Promise.resolve(JSON.stringify({ bearerToken })),
    write: () => Promise.resolve(),
    remove: (account) => {
      removed = account;
      return Promise.resolve(true);
    },
  };
  const { gone } = await forgetKeys(await folder.look({}, keychain), {
    folder: folder.root,
    keychain,
  });
  assertEquals([removed, gone[1]], ["api.x.com", { place: "keychain", names: ["X_BEARER_TOKEN"] }]);
  const remove = () => Promise.reject(new KeychainShut("it is locked"));
  const shut = { ...keychain, remove };
  const { left } = await forgetKeys(await folder.look({}, shut), {
    folder: folder.root,
    keychain: shut,
  });
  assertStringIncludes(left[0].why, "delete library-card, account api.x.com");
});

Deno.test({
  name: "forgetKeys() says where a .env cannot be written to, and still forgets the rest",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await using folder = await folderWith(`X_BEARER_TOKEN=${bearerToken}\n`);
    const keys = await folder.look();
    // A folder in its place: no user may write a file over that.
    await Deno.remove(join(folder.root, ".env"));
    await Deno.mkdir(join(folder.root, ".env"));
    const { gone, left } = await forgetKeys(keys, { folder: folder.root });
    assertEquals([gone.map(({ place }) => place), left[0].place], [["memory"], ".env"]);
    assert(keys.parts.length === 0);
  },
});
