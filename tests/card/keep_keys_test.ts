import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { type Keychain, KeychainShut } from "../../src/keys/later.ts";
import { Keys } from "../../src/keys/mod.ts";
import { keepKeys } from "../../src/card/keep_keys.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

const { bearerToken } = MADE_UP;

const keysFrom = (place: string) =>
  new Keys({ used: [{ part: "bearerToken", value: bearerToken, place }], sources: [] });

/** A keychain in memory. */
function memory(held: Record<string, string> = {}): Keychain & { held: Record<string, string> } {
  return {
    held,
    read: (account) => Promise.resolve(held[account]),
    write: (account, text) => {
      held[account] = text;
      return Promise.resolve();
    },
    remove: () => Promise.resolve(false),
  };
}

const account = () => "api.x.com";

/** Runs with a folder in which a repository begins. */
async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/.git`);
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("keepKeys() keeps typed keys in the keychain where a person says so, and none in .env", () =>
  inFolder(async (folder) => {
    const keychain = memory();
    let question = "";
    const ask = (asked: string) => {
      question = asked;
      return " Keychain ";
    };
    const said = await keepKeys(keysFrom("prompt"), undefined, account, { ask, keychain, folder });
    assertStringIncludes(question, "or keychain for this computer's keychain");
    assertEquals(JSON.parse(keychain.held["api.x.com"]), { bearerToken });
    assertEquals(await Deno.readTextFile(`${folder}/.env`), "LIBRARY_CARD_KEYCHAIN=1\n");
    assertStringIncludes(said!, "under library-card, api.x.com; a line in .env says so");
    assert(!said!.includes(bearerToken));
  }));

Deno.test('keepKeys() with save: "keychain" asks nobody', () =>
  inFolder(async (folder) => {
    const keychain = memory();
    const ask = () => {
      throw new Error("asked");
    };
    await keepKeys(keysFrom("prompt"), "keychain", account, { ask, keychain, folder });
    assertEquals(Object.keys(keychain.held), ["api.x.com"]);
  }));

Deno.test("keepKeys() says why a keychain took nothing, and leaves nothing behind", () =>
  inFolder(async (folder) => {
    const shut = () => Promise.reject(new KeychainShut("it is locked"));
    const keychain = { read: shut, write: shut, remove: shut };
    const said = await keepKeys(keysFrom("prompt"), "keychain", account, { keychain, folder });
    assertStringIncludes(said!, "could not be kept in the keychain: it is locked");
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name), [".git"]);
  }));

Deno.test.each([{ place: "environment" }, { place: "keychain" }, { place: "command op" }])(
  "keepKeys() keeps no keys that came from the $place",
  async ({ place }) => {
    const keychain = memory();
    const said = await keepKeys(keysFrom(place), "keychain", account, { keychain });
    assertEquals([said, keychain.held], [undefined, {}]);
  },
);
