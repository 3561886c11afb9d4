import { join } from "node:path";
import { build } from "../../tools/build/build.ts";
import { assertEquals, assertStringIncludes } from "../assert.ts";
import { EMPTY_NOTEBOOK } from "./clone_folder.ts";
import { JupyterLab } from "./jupyterlab.ts";

Deno.test("a notebook elsewhere runs on the build, where no registry is within reach", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await build(join(folder, "library_card"));
    await Deno.writeTextFile(join(folder, "study.ipynb"), EMPTY_NOTEBOOK);
    await using lab = await JupyterLab.open({
      folder,
      env: {
        DENO_DIR: join(folder, "cache"),
        NPM_CONFIG_REGISTRY: "http://127.0.0.1:9",
        JSR_URL: "http://127.0.0.1:9",
      },
    });
    const notebook = await lab.openNotebook("study.ipynb");
    const card = await notebook.runCode(`import { connect, show } from "./library_card/mod.js";
const card = await connect();
await show(card);`);
    await notebook.answer("API key or Bearer Token", "practice");
    await notebook.hasRun(card);
    assertStringIncludes(await notebook.output(card).last().innerText(), "A practice room");
    const posts = await notebook.runCode('await card.search("library lang:en", { limit: 10 });');
    await notebook.hasRun(posts);
    assertStringIncludes(await notebook.output(posts).last().innerText(), "10 posts for library");
    const counts = await notebook.runCode('await card.count("library lang:en");');
    await notebook.hasRun(counts);
    assertStringIncludes(await notebook.output(counts).last().innerText(), "by hour");
    const kept = await notebook.runCode(
      'const kept = await card.collect("library", { to: "library.sqlite", limit: 100 });\nawait show(kept.report);',
    );
    await notebook.hasRun(kept);
    assertEquals(await notebook.errors(), []);
    assertStringIncludes(await notebook.output(kept).last().innerText(), "100");
    await notebook.page.close();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
