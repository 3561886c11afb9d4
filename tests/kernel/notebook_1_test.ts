import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { startPractice } from "../../mod.ts";
import type { NotebookRun } from "../../tools/notebooks/mod.ts";
import { PretendStudent } from "../practice/class/pretend_student.ts";
import { cloneNotebook } from "./clone_notebook.ts";

const NAME = "1_get_your_library_card.ipynb";
const PROJECT = new URL("../../", import.meta.url);

function assertProven({ ok, failure, text }: NotebookRun): void {
  assert(ok, failure?.message);
  for (
    const words of [
      "Library Card",
      "10 posts for library lang:en",
      "posts for library lang:en, by day",
    ]
  ) {
    assertStringIncludes(text, words);
  }
}

function assertNoSecret(run: NotebookRun, keys: object): void {
  const shown = JSON.stringify([run.cells, run.notebook, run.prompts]);
  for (const [part, secret] of Object.entries(keys)) {
    for (
      const form of [secret, encodeURIComponent(secret), secret.slice(0, 12), secret.slice(-12)]
    ) {
      assert(!shown.includes(form), `${part} is shown`);
    }
  }
}

Deno.test("notebook 1 runs top to bottom in practice, asks nothing, and says PRACTICE", async () => {
  await using here = await cloneNotebook(NAME);
  const run = await here.run({ env: { LIBRARY_CARD_PRACTICE: "1" }, answer: () => undefined });
  assertProven(run);
  assertStringIncludes(run.text, "PRACTICE");
  assertEquals(run.prompts, []);
});

Deno.test("notebook 1 runs top to bottom with keys from the environment", async () => {
  await using room = await startPractice();
  await using here = await cloneNotebook(NAME);
  const { apiKey, apiSecret, accessToken, accessTokenSecret } = room.issueKeys();
  const run = await here.run({
    env: {
      X_API_BASE_URL: room.url,
      X_API_KEY: apiKey,
      X_API_SECRET: apiSecret,
      X_ACCESS_TOKEN: accessToken,
      X_ACCESS_TOKEN_SECRET: accessTokenSecret,
    },
  });
  assertProven(run);
  assertStringIncludes(run.text, "X_ACCESS_TOKEN_SECRET (environment)");
  assertNoSecret(run, { apiKey, apiSecret, accessToken, accessTokenSecret });
  // The sitting proves the four parts for free, by a search that must be refused.
  const refused = room.requests.filter(({ status }) => status !== 200);
  assertEquals(refused.map(({ path, status }) => [path, status]), [[
    "/2/tweets/search/recent",
    400,
  ]]);
});

Deno.test("notebook 1 runs top to bottom with keys typed at the masked prompt, and keeps them", async () => {
  await using room = await startPractice();
  await using here = await cloneNotebook(NAME);
  const { apiKey, apiSecret } = room.issueKeys();
  const run = await here.run({
    env: { X_API_BASE_URL: room.url },
    answer: (prompt) =>
      prompt.startsWith("API key or Bearer Token")
        ? apiKey
        : prompt.startsWith("API key secret")
        ? ` "${apiSecret}" `
        : "yes",
  });
  assertProven(run);
  assertEquals(run.prompts.length, 3);
  assert(run.prompts.every(({ password }) => password), "a prompt was not masked");
  assertNoSecret(run, { apiKey, apiSecret });
  const kept = await Deno.readTextFile(join(here.root, ".env"));
  assertEquals(kept, `X_API_KEY=${apiKey}\nX_API_SECRET=${apiSecret}\n`);
  const { mode } = await Deno.stat(join(here.root, ".env"));
  if (Deno.build.os !== "windows") assertEquals(mode! & 0o777, 0o600);
  assertStringIncludes(await Deno.readTextFile(join(here.root, ".gitignore")), ".env\n");
});

Deno.test("notebook 1 runs top to bottom after the word practice", async () => {
  await using here = await cloneNotebook(NAME);
  const run = await here.run({ answer: () => "practice" });
  assertProven(run);
  assertEquals(run.prompts.map(({ password }) => password), [true]);
});

Deno.test("notebook 1 rehearsed: an app and keys in the console, pasted at the prompt, up to the search", async () => {
  await using room = await startPractice();
  const reader = new PretendStudent(room.url, "A reader");
  await reader.createApp();
  await reader.makeKeys();
  const change = (text: string) => {
    const told = text.match(/const card = await connect\(\{ keys, baseUrl: .*?\}\);/)![0];
    const line = told.replace("http://127.0.0.1:8787", room.url);
    const changed = text.replace('"const card = await connect({ keys });', `"${line}`);
    assert(changed.includes(`"${line}`) && line.includes(room.url), "the line is not in a cell");
    return changed;
  };
  await using here = await cloneNotebook(NAME, { change });
  const { apiKey, apiSecret } = reader.keys;
  const run = await here.run({
    answer: (prompt) =>
      prompt.startsWith("API key or")
        ? apiKey
        : prompt.startsWith("API key secret")
        ? apiSecret
        : "",
  });
  assertProven(run);
  assertStringIncludes(run.text, "PRACTICE");
  assertNoSecret(run, { apiKey, apiSecret });
  assert(room.accounts.some(({ progress }) => progress.gotPosts !== null));
  await assertRejects(() => Deno.stat(join(here.root, ".env")));
});

Deno.test("notebook 1 with input forbidden ends at its first cell, and says what to set", async () => {
  await using here = await cloneNotebook(NAME);
  const run = await here.run({ allowStdin: false });
  assertEquals([run.ok, run.cells.length, run.failure?.name], [false, 1, "AccessError"]);
  const [{ traceback }] = run.cells[0].outputs as unknown as { traceback: string[] }[];
  const shown = traceback.join("\n");
  assertStringIncludes(shown, "Set X_API_KEY and X_API_SECRET, or X_BEARER_TOKEN alone");
  assertStringIncludes(shown, "connect({ practice: true })");
  assert(!/^\s+at /m.test(shown), "a library's frames are shown");
});

Deno.test("notebook 1 with a wrong key explains it in place of the card", async () => {
  await using room = await startPractice();
  await using here = await cloneNotebook(NAME);
  const wrong = room.issueKeys().bearerToken.replace(/.{4}$/, "wron");
  const run = await here.run({ env: { X_API_BASE_URL: room.url }, answer: () => wrong });
  assertEquals([run.ok, run.failure?.cell, run.failure?.name], [false, 2, "AccessError"]);
  assertStringIncludes(run.failure!.message, "does not accept the Bearer Token from prompt");
  assertNoSecret(run, { wrong });
});

Deno.test("the saved outputs of the notebooks are practice outputs", async () => {
  const text = await Deno.readTextFile(fileURLToPath(new URL(`notebooks/${NAME}`, PROJECT)));
  const { cells } = JSON.parse(text);
  const shown = JSON.stringify(
    cells.flatMap((cell: { outputs?: unknown[] }) => cell.outputs ?? []),
  );
  for (const words of ["PRACTICE", "Would have cost", "practice.example"]) {
    assertStringIncludes(shown, words);
  }
  assert(!/x\.com\/\w+\/status/.test(shown));
});
