import { join } from "node:path";
import { startPractice } from "../../mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { cloneFolder } from "./clone_folder.ts";
import { JupyterLab } from "./jupyterlab.ts";

const NAME = "notebooks/1_get_your_library_card.ipynb";

/** The ways in which a value can stand in a file; of base64 what does not depend on its neighbours. */
function formsOf(secret: string): string[] {
  const inner = (lead: string) => {
    const whole = btoa(lead + secret).replace(/=+$/, "");
    return whole.slice(lead.length === 0 ? 0 : 4, -4);
  };
  const hex = new TextEncoder().encode(secret).toHex();
  return [
    secret,
    secret.slice(0, 12),
    secret.slice(-12),
    encodeURIComponent(secret),
    [...secret].reverse().join(""),
    hex,
    hex.toUpperCase(),
    ...["", "a", "ab"].map(inner),
  ];
}

/** Every file in a folder, read byte by byte as text. */
async function* filesIn(folder: string): AsyncGenerator<{ path: string; text: string }> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* filesIn(path);
    else yield { path, text: new TextDecoder("latin1").decode(await Deno.readFile(path)) };
  }
}

Deno.test("in JupyterLab keys are typed at a masked field, and no file holds them", async () => {
  await using room = await startPractice();
  await using clone = await cloneFolder("notebooks");
  const { apiKey, apiSecret } = room.issueKeys();
  await using lab = await JupyterLab.open({
    folder: join(clone.root, "notebooks"),
    env: { X_API_BASE_URL: room.url },
  });
  const notebook = await lab.openNotebook(NAME);
  await notebook.runAll();
  for (
    const [question, value] of [
      ["API key or Bearer Token", apiKey],
      ["API key secret", apiSecret],
    ]
  ) {
    assertEquals(await notebook.field(question).getAttribute("type"), "password");
    await notebook.answer(question, value);
  }
  await notebook.answer("Keep", "no");
  await notebook.isIdle();
  assertEquals(await notebook.errors(), []);
  assertStringIncludes(
    await notebook.output(4).first().innerText(),
    "10 posts for library lang:en",
  );
  await notebook.save();

  const files = await Array.fromAsync(async function* () {
    yield* filesIn(clone.root);
    yield* filesIn(lab.home);
  }());
  const saved = files.find(({ path }) => path === join(clone.root, NAME))!;
  // It is the run of this test that was saved.
  assertStringIncludes(saved.text, "from prompt");
  assert(
    files.some(({ path }) => path.includes(".ipynb_checkpoints")),
    "no checkpoint was written",
  );
  const page = await notebook.page.content();
  for (const secret of [apiKey, apiSecret]) {
    for (const form of formsOf(secret)) {
      assert(form.length >= 12, "too short to tell");
      assertEquals(files.filter(({ text }) => text.includes(form)).map(({ path }) => path), []);
      assert(!page.includes(form), "the page holds it");
    }
  }
});
