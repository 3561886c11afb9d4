import { runNotebooks } from "../../tools/run_notebooks.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { temporaryNotebook } from "../notebooks/temporary_notebook.ts";

const SECRET = "MADEUPsecretMADEUPsecret123456";

async function run(path: string, options: { check?: boolean; env?: Record<string, string> } = {}) {
  const said: string[] = [];
  const ok = await runNotebooks([path], { ...options, say: (line) => said.push(line) });
  return { ok, said: said.join("\n") };
}

Deno.test("runNotebooks() writes what the cells show into the notebook", async () => {
  await using notebook = await temporaryNotebook("6 * 7;");
  const { ok, said } = await run(notebook.path);
  assertEquals({ ok, said }, { ok: true, said: `${notebook.path}: ran to its end, outputs kept` });
  const [cell] = JSON.parse(await notebook.read()).cells;
  assertEquals(cell.execution_count, 1);
  assertEquals(cell.outputs[0].data, { "text/plain": ["42"] });
});

Deno.test("runNotebooks() writes the same file when it runs again", async () => {
  await using notebook = await temporaryNotebook("6 * 7;", "", `console.log("a\\nb");`);
  await run(notebook.path);
  const first = await notebook.read();
  await run(notebook.path);
  assertEquals(await notebook.read(), first);
});

Deno.test("runNotebooks() runs in practice", async () => {
  await using notebook = await temporaryNotebook(
    `if (Deno.env.get("LIBRARY_CARD_PRACTICE") !== "1") throw new Error("not in practice");`,
  );
  assert((await run(notebook.path)).ok);
});

Deno.test("runNotebooks() with check writes nothing", async () => {
  await using notebook = await temporaryNotebook("6 * 7;");
  const before = await notebook.read();
  const { ok } = await run(notebook.path, { check: true });
  assertEquals({ ok, text: await notebook.read() }, { ok: true, text: before });
});

Deno.test("runNotebooks() writes nothing when a cell fails, and says which and why", async () => {
  await using notebook = await temporaryNotebook("1;", `throw new Error("no such shelf");`);
  const before = await notebook.read();
  const { ok, said } = await run(notebook.path);
  assertEquals(ok, false);
  assertEquals(said, `${notebook.path}, code cell 2: Error: no such shelf`);
  assertEquals(await notebook.read(), before);
});

Deno.test("runNotebooks() tells where to look when the kernel gives no reason", async () => {
  await using notebook = await temporaryNotebook("const = 3;");
  assertStringIncludes((await run(notebook.path)).said, "check_notebooks.ts says");
});

Deno.test("runNotebooks() refuses to keep a secret that the kernel was given", async () => {
  await using notebook = await temporaryNotebook(`console.log(Deno.env.get("X_API_SECRET"));`);
  const before = await notebook.read();
  const { ok, said } = await run(notebook.path, { env: { X_API_SECRET: SECRET } });
  assertEquals({ ok, text: await notebook.read() }, { ok: false, text: before });
  assertStringIncludes(said, "the value of X_API_SECRET stands in it");
  assert(!said.includes(SECRET));
});

Deno.test("runNotebooks() refuses to keep a secret that the kernel found elsewhere", async () => {
  await using notebook = await temporaryNotebook(`Deno.readTextFileSync(".env");`);
  await Deno.writeTextFile(`${notebook.folder}/.env`, SECRET);
  Deno.env.set("TWITTER_API_SECRET", SECRET);
  try {
    const { ok, said } = await run(notebook.path);
    assertEquals(ok, false);
    assertStringIncludes(said, "TWITTER_API_SECRET");
  } finally {
    Deno.env.delete("TWITTER_API_SECRET");
  }
});
