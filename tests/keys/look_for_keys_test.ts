import { join } from "node:path";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { type KeysWorld, lookForKeys } from "../../src/keys/later.ts";
import { openKeys } from "../../src/keys/mod.ts";
import { AccessError, tellAt } from "../../src/problems/mod.ts";
import { MADE_UP } from "./made_up_keys.ts";
import { makeUnreadable } from "./temporary_repository.ts";

const { apiKey, apiSecret, accessToken, accessTokenSecret, bearerToken } = MADE_UP;
const FOUR = { apiKey, apiSecret, accessToken, accessTokenSecret };

/** A world of its own: variables, a folder with files, and a person with answers. */
async function world(
  { variables = {}, files = {}, at = ".", answers = null }: {
    variables?: Record<string, string>;
    files?: Record<string, string>;
    at?: string;
    answers?: (string | null)[] | null;
  },
): Promise<{ world: KeysWorld; asked: string[] } & AsyncDisposable> {
  const root = await Deno.makeTempDir();
  await Deno.mkdir(join(root, ".git"));
  await Deno.mkdir(join(root, at), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(root, name), text);
  }
  const asked: string[] = [];
  return {
    asked,
    world: {
      variable: (name) => variables[name],
      folder: () => join(root, at),
      ask: (question) => {
        asked.push(question);
        return answers === null ? null : answers[asked.length - 1] ?? "";
      },
    },
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

async function fails(look: () => Promise<unknown>): Promise<AccessError> {
  const error = await assertRejects(look);
  assert(error instanceof AccessError, String(error));
  return error;
}

Deno.test("lookForKeys() prefers keys in hand, then the environment, then .env", async () => {
  await using w = await world({
    variables: { X_API_SECRET: apiSecret, X_API_KEY: "FromTheEnvironment0123456" },
    files: { ".env": `X_ACCESS_TOKEN=${accessToken}\nX_API_SECRET=NotThisOne0123456789\n` },
  });
  const keys = await lookForKeys({ keys: { apiKey } }, w.world);
  assertEquals(openKeys(keys), { apiKey, apiSecret, accessToken });
  assertEquals(keys.from("apiKey"), "apiKey (connect({ keys }))");
  assertEquals(keys.from("apiSecret"), "X_API_SECRET (environment)");
  assertEquals(keys.from("accessToken"), "X_ACCESS_TOKEN (.env)");
});

Deno.test("lookForKeys() shows what the winner shadows", async () => {
  await using w = await world({
    variables: { X_BEARER_TOKEN: bearerToken },
    files: { ".env": `X_BEARER_TOKEN=${bearerToken}x\nX_API_KEY=\n` },
  });
  const { sources } = await lookForKeys({}, w.world);
  const rows = sources.map(({ place, name, state, letter }) => [place, name, state, letter]);
  assertEquals(rows, [
    ["environment", "X_BEARER_TOKEN", "used", "A"],
    [".env", "X_BEARER_TOKEN", "shadowed", "B"],
    [".env", "X_API_KEY", "empty", undefined],
  ]);
});

Deno.test("lookForKeys() looks at nothing else when the keys in hand are enough", async () => {
  await using w = await world({ variables: { X_BEARER_TOKEN: bearerToken } });
  const keys = await lookForKeys({ keys: FOUR }, w.world);
  assertEquals(keys.has("bearerToken"), false);
});

Deno.test("lookForKeys() finds the nearest .env up to the repository's root", async () => {
  await using w = await world({
    at: "course/week1",
    files: { ".env": `X_BEARER_TOKEN=${bearerToken}\n` },
  });
  const keys = await lookForKeys({}, w.world);
  assertEquals(keys.from("bearerToken"), "X_BEARER_TOKEN (../../.env)");
});

Deno.test("lookForKeys() does not look above the repository", async () => {
  await using w = await world({
    at: "inner/.git",
    files: { ".env": `X_BEARER_TOKEN=${bearerToken}\n` },
  });
  const inner = { ...w.world, folder: () => join(w.world.folder(), "..") };
  assertEquals((await fails(() => lookForKeys({}, inner))).problem, "no-keys");
});

Deno.test("lookForKeys() reads the names that other tools use", async () => {
  for (const name of ["TWITTER_BEARER_TOKEN", "X_API_BEARER_TOKEN", "SEARCHTWEETS_BEARER_TOKEN"]) {
    await using w = await world({ variables: { [name]: bearerToken } });
    assertEquals((await lookForKeys({}, w.world)).from("bearerToken"), `${name} (environment)`);
  }
});

Deno.test("lookForKeys() tells by its shape what X_TOKEN holds", async () => {
  await using w = await world({ variables: { X_TOKEN: bearerToken } });
  assert((await lookForKeys({}, w.world)).has("bearerToken"));
});

Deno.test("lookForKeys() takes generic names from .env", async () => {
  await using w = await world({
    files: { ".env": `API_KEY=${apiKey}\nAPI_SECRET=${apiSecret}\n` },
  });
  assertEquals(openKeys(await lookForKeys({}, w.world)), { apiKey, apiSecret });
});

Deno.test("lookForKeys() takes generic names from the environment as a whole set only", async () => {
  await using whole = await world({ variables: { API_KEY: apiKey, API_SECRET: apiSecret } });
  assert((await lookForKeys({}, whole.world)).enough);
  await using half = await world({ variables: { API_KEY: apiKey } });
  assertEquals((await fails(() => lookForKeys({}, half.world))).problem, "no-keys");
  await using odd = await world({ variables: { BEARER_TOKEN: "sk-MADE-UP-other-service" } });
  assertEquals((await fails(() => lookForKeys({}, odd.world))).problem, "no-keys");
});

Deno.test("lookForKeys() stops where two names of one part disagree, and names both", async () => {
  await using w = await world({
    variables: { X_API_KEY: apiKey, TWITTER_API_KEY: "AnotherMadeUpKey012345678" },
  });
  const error = await fails(() => lookForKeys({}, w.world));
  assertEquals(error.problem, "conflicting-names");
  assertStringIncludes(error.message, "X_API_KEY and TWITTER_API_KEY");
  assert(!String(error).includes(apiKey));
});

Deno.test("lookForKeys() stops where a generic name holds what could be X's too, and differs", async () => {
  await using w = await world({
    files: { ".env": `X_API_KEY=${apiKey}\nAPI_KEY=AnotherMadeUpKey012345678\n` },
  });
  const error = await fails(() => lookForKeys({}, w.world));
  assertEquals(error.problem, "conflicting-names");
  assertStringIncludes(error.message, "X_API_KEY and API_KEY (.env)");
});

Deno.test("lookForKeys() passes over a generic name that holds another service's key", async () => {
  await using w = await world({
    files: { ".env": `X_BEARER_TOKEN=${bearerToken}\nBEARER_TOKEN=sk-MADE-UP-other-service\n` },
  });
  const { sources } = await lookForKeys({}, w.world);
  assertEquals(
    sources.filter(({ place }) => place === ".env").map((
      { name, state, why },
    ) => [name, state, why]),
    [
      ["X_BEARER_TOKEN", "used", undefined],
      ["BEARER_TOKEN", "ignored", "does not look like X's"],
    ],
  );
});

Deno.test("lookForKeys() joins a value that a line break cut in two, and says so", async () => {
  const [head, tail] = [bearerToken.slice(0, 70), bearerToken.slice(70)];
  await using w = await world({ files: { ".env": `X_BEARER_TOKEN=${head}\r\n${tail}\r\n` } });
  const keys = await lookForKeys({}, w.world);
  assertEquals(openKeys(keys), { bearerToken });
  assertEquals(keys.notes, [
    "X_BEARER_TOKEN (.env): mended for this session, by removing line breaks or spaces inside it.",
  ]);
});

Deno.test("lookForKeys() is content where two names agree", async () => {
  await using w = await world({
    variables: { X_BEARER_TOKEN: bearerToken, TWITTER_BEARER_TOKEN: `"${bearerToken}"` },
  });
  assertEquals(
    (await lookForKeys({}, w.world)).from("bearerToken"),
    "X_BEARER_TOKEN (environment)",
  );
});

Deno.test("lookForKeys() names exactly the missing variables when nobody can answer", async () => {
  await using w = await world({ variables: { X_API_KEY: apiKey } });
  const error = await fails(() => lookForKeys({}, w.world));
  assertStringIncludes(error.message, "X_API_KEY (environment) is not enough");
  assertStringIncludes(error.nextSteps[0], "Set X_API_SECRET, or X_BEARER_TOKEN alone");
  assertStringIncludes(error.nextSteps[1], "practice: true");
});

Deno.test("lookForKeys() speaks of two parts as two", async () => {
  await using w = await world({
    variables: { X_ACCESS_TOKEN: accessToken, X_ACCESS_TOKEN_SECRET: accessTokenSecret },
  });
  const { message } = await fails(() => lookForKeys({}, w.world));
  assertStringIncludes(message, "(environment) and X_ACCESS_TOKEN_SECRET (environment) are not");
});

Deno.test("lookForKeys() says that a Client ID is not a search key", async () => {
  await using w = await world({ variables: { X_CLIENT_ID: "made-up-client-id" } });
  const error = await fails(() => lookForKeys({}, w.world));
  assertStringIncludes(error.nextSteps.join(" "), "X_CLIENT_ID was found");
});

Deno.test("lookForKeys() never uses another service's key", async () => {
  await using w = await world({
    variables: { X_API_KEY: "xai-MADEUP01234", X_API_SECRET: apiSecret },
  });
  const error = await fails(() => lookForKeys({}, w.world));
  assertEquals(error.problem, "wrong-shape");
  assertStringIncludes(error.message, "xAI");
});

Deno.test("lookForKeys() warns of an odd shape in a whole sentence, and goes on", async () => {
  const keys = await lookForKeys({ keys: { apiKey: apiSecret, apiSecret: apiKey } });
  assertEquals(keys.enough, true);
  assertEquals(keys.notes.length, 2);
  assertStringIncludes(keys.notes[0], "looks like a key's secret, not the API key");
});

Deno.test("lookForKeys() never asks with prompt: false", async () => {
  await using w = await world({ answers: [bearerToken] });
  await fails(() => lookForKeys({ prompt: false }, w.world));
  assertEquals(w.asked, []);
});

Deno.test("the prompt takes a Bearer Token and asks no more", async () => {
  await using w = await world({ answers: [` ${bearerToken}\n`] });
  const keys = await lookForKeys({}, w.world);
  assertEquals(keys.parts, ["bearerToken"]);
  assertEquals(keys.from("bearerToken"), "prompt");
  assertEquals(w.asked.length, 1);
  assertStringIncludes(w.asked[0], "API key or Bearer Token");
  assertStringIncludes(w.asked[0], "or the word practice");
});

Deno.test("the prompt asks only for what is still missing", async () => {
  await using w = await world({ answers: [apiKey, apiSecret] });
  assertEquals((await lookForKeys({}, w.world)).parts, ["apiKey", "apiSecret"]);
  assertEquals(w.asked[1], "API key secret: ");
  await using rest = await world({ variables: { X_API_KEY: apiKey }, answers: [apiSecret] });
  assert((await lookForKeys({}, rest.world)).enough);
  assertEquals(rest.asked, ["API key secret: "]);
});

Deno.test("the prompt knows an Access Token, and asks for the other three parts", async () => {
  await using w = await world({ answers: [accessToken, apiKey, apiSecret, accessTokenSecret] });
  assertEquals(openKeys(await lookForKeys({}, w.world)), FOUR);
});

Deno.test("the prompt takes the word practice", async () => {
  await using w = await world({ answers: [" Practice "] });
  const keys = await lookForKeys({}, w.world);
  assertEquals([keys.practice, keys.parts.length], [true, 0]);
});

Deno.test("the prompt explains an xAI key and asks again", async () => {
  await using w = await world({ answers: ["xai-MADEUP01234", bearerToken] });
  assert((await lookForKeys({}, w.world)).enough);
  assertStringIncludes(w.asked[1], "another service");
});

Deno.test("the prompt takes all four parts in one paste, and asks no more", async () => {
  const paste = `API Key: ${FOUR.apiKey} API Key Secret: ${FOUR.apiSecret} ` +
    `Access Token: ${FOUR.accessToken} Access Token Secret: ${FOUR.accessTokenSecret}`;
  await using w = await world({ answers: [paste] });
  const keys = await lookForKeys({}, w.world);
  assertEquals([keys.parts.length, w.asked.length], [4, 1]);
});

Deno.test("the prompt says what it saw in a paste that is not clear, and sends nothing", async () => {
  const glued = FOUR.apiKey + FOUR.apiSecret;
  await using w = await world({ answers: [glued, glued, glued] });
  const error = await fails(() => lookForKeys({}, w.world));
  assertEquals([error.problem, w.asked.length], ["cancelled", 3]);
  assertStringIncludes(w.asked[1], "run together");
  assertStringIncludes(error.message, "run together");
});

Deno.test("the prompt takes no key for a part that is here already", async () => {
  await using w = await world({
    answers: [FOUR.apiKey, `API Key: ${FOUR.apiKey}`, FOUR.apiSecret],
  });
  const keys = await lookForKeys({}, w.world);
  assertEquals(keys.parts, ["apiKey", "apiSecret"]);
  assertStringIncludes(w.asked[2], "is here already");
});

Deno.test("the prompt says beforehand how to leave it", async () => {
  await using w = await world({ answers: [""] });
  await fails(() => lookForKeys({}, w.world));
  assertStringIncludes(w.asked[0], "to leave, press Enter: ");
  await using notebook = await world({ answers: [""] });
  await fails(() => tellAt("notebook", () => lookForKeys({}, notebook.world)));
  assertStringIncludes(notebook.asked[0], "to leave, press Enter and not Stop: ");
});

Deno.test("who leaves the prompt after a key is told which was typed, and which was not", async () => {
  await using w = await world({ answers: [FOUR.apiKey, ""] });
  const error = await fails(() => lookForKeys({}, w.world));
  assertStringIncludes(error.message, "no API key secret was typed after the API key, and nothing");
});

for (const word of ["", "quit", " Exit ", "q"]) {
  Deno.test(`the answer ${JSON.stringify(word)} leaves the prompt, and sends nothing`, async () => {
    await using w = await world({ answers: [word] });
    const error = await fails(() => lookForKeys({}, w.world));
    assertEquals([error.problem, w.asked.length], ["cancelled", 1]);
    assertStringIncludes(error.message, "nothing was sent");
  });
}

Deno.test("an envFile that is named must be there", async () => {
  const error = await fails(() => lookForKeys({ envFile: "no-such-folder/.env" }));
  assertEquals(error.problem, "bad-option");
  assertStringIncludes(error.message, "there is no such file");
});

Deno.test("lookForKeys() tells which line of .env lost a key, before what to set", async () => {
  await using w = await world({ files: { ".env": `# mine\nX_BEARER_TOKEN: ${bearerToken}\n` } });
  const error = await fails(() => lookForKeys({}, w.world));
  assertEquals(error.problem, "no-keys");
  assertStringIncludes(error.nextSteps[0], ".env, line 2: X_BEARER_TOKEN is followed by a colon");
  assertStringIncludes(error.nextSteps[1], "Set X_API_KEY");
  assert(!Deno.inspect(error).includes(bearerToken.slice(30)));
});

Deno.test("lookForKeys() tells of a file of keys by another name", async () => {
  await using w = await world({ files: { ".env.txt": `X_BEARER_TOKEN=${bearerToken}\n` } });
  const error = await fails(() => lookForKeys({}, w.world));
  assertStringIncludes(error.nextSteps[0], ".env.txt holds keys, but only a file named .env is");
});

Deno.test("lookForKeys() notes a fault that costs a key, when other keys were found", async () => {
  await using w = await world({
    files: { ".env": `X_BEARER_TOKEN=${bearerToken}\nX_API_KEY: ${apiKey}\nX_API_SECRET=\n` },
  });
  const { notes } = await lookForKeys({}, w.world);
  assertEquals(notes.length, 1);
  assertStringIncludes(notes[0], ".env, line 2: X_API_KEY is followed by a colon");
});

Deno.test("lookForKeys() tells a mistake that it tidied once", async () => {
  await using w = await world({
    files: { ".env": `X_BEARER_TOKEN=\u201CBearer ${bearerToken}\u201D\n` },
  });
  const { notes } = await lookForKeys({}, w.world);
  assertEquals(notes, [
    'X_BEARER_TOKEN (.env): mended for this session, by removing quotation marks around it, the word "Bearer" before it.',
  ]);
});

Deno.test("lookForKeys() reads a .env in UTF-16, and notes it", async () => {
  await using w = await world({});
  const units = [..."\uFEFF" + `X_BEARER_TOKEN=${bearerToken}\n`].map((c) => c.charCodeAt(0));
  await Deno.writeFile(
    join(w.world.folder(), ".env"),
    new Uint8Array(new Uint16Array(units).buffer),
  );
  const keys = await lookForKeys({}, w.world);
  assertEquals(openKeys(keys), { bearerToken });
  assertEquals(keys.notes, [
    ".env is saved as UTF-16, which most programs cannot read. Save it as UTF-8 in your editor.",
  ]);
});

Deno.test({
  name: "lookForKeys() says that .env cannot be read, and not that there are no keys",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using w = await world({ answers: [bearerToken] });
    await makeUnreadable(join(w.world.folder(), ".env"));
    const error = await fails(() => lookForKeys({ prompt: false }, w.world));
    assertEquals(error.problem, "env-file-unreadable");
    assertEquals(error.message, "Cannot sign in: .env is there, but it cannot be read");
    assertStringIncludes(error.nextSteps.join("\n"), "Or set X_API_KEY and X_API_SECRET");
    assertEquals((await lookForKeys({}, w.world)).parts, ["bearerToken"]);
  },
});

Deno.test("lookForKeys() tells of a folder named .env", async () => {
  await using w = await world({});
  await Deno.mkdir(join(w.world.folder(), ".env"));
  const error = await fails(() => lookForKeys({}, w.world));
  assertEquals(error.problem, "no-keys");
  assertStringIncludes(error.nextSteps[0], ".env is a folder");
});
