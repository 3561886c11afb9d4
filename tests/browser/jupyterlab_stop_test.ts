import { join } from "node:path";
import { assertEquals, assertStringIncludes } from "../assert.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { slowX } from "../kernel/slow_x.ts";
import { cloneFolder, EMPTY_NOTEBOOK } from "./clone_folder.ts";
import { JupyterLab, type OpenNotebook } from "./jupyterlab.ts";

/** Runs what takes long, presses Stop once it is on its way, and tells what the cells say. */
async function runAndStop(
  notebook: OpenNotebook,
  code: string,
  isOnItsWay: (cell: number) => Promise<void>,
) {
  const cell = await notebook.runCode(code);
  await isOnItsWay(cell);
  await notebook.stop();
  await notebook.hasRun(cell);
  const after = await notebook.runCode("console.log(mine, card.spent.posts);");
  await notebook.hasRun(after);
  return {
    stopped: (await notebook.output(cell).allInnerTexts()).join("\n"),
    after: await notebook.output(after).innerText(),
  };
}

Deno.test("Stop in JupyterLab ends what runs, and the kernel lives on", async (t) => {
  await using x = slowX();
  await using clone = await cloneFolder("notebooks");
  await Deno.writeTextFile(join(clone.root, "notebooks", "empty.ipynb"), EMPTY_NOTEBOOK);
  await using lab = await JupyterLab.open({ folder: join(clone.root, "notebooks") });

  await t.step("a search that no answer comes to", async () => {
    const notebook = await lab.openNotebook("notebooks/empty.ipynb");
    const first = await notebook.runCode(`import { connect } from "../mod.ts";
const mine = 42;
const card = await connect({
  keys: { bearerToken: ${JSON.stringify(MADE_UP.bearerToken)} },
  baseUrl: ${JSON.stringify(x.url)},
});`);
    await notebook.hasRun(first);
    const { stopped, after } = await runAndStop(
      notebook,
      'await card.search("library", { limit: 500 });',
      () => x.asked,
    );
    assertStringIncludes(stopped, "it was stopped");
    assertEquals(after.trim(), "42 0");
    await notebook.page.close();
  });

  await t.step("a countdown", async () => {
    const notebook = await lab.openNotebook("notebooks/empty.ipynb");
    const { stopped, after } = await runAndStop(
      notebook,
      `const waiting = await connect({ practice: true, scenario: "rate-limited", patience: 2000 });
await waiting.search("library");`,
      (cell) => notebook.output(cell).getByText("Stop ends the wait").waitFor(),
    );
    assertStringIncludes(stopped, "then was stopped");
    assertEquals(after.trim(), "42 0");
    await notebook.page.close();
  });
});
