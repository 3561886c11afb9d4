import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { cloneFolder } from "./clone_folder.ts";
import { JupyterLab, type OpenNotebook } from "./jupyterlab.ts";

/** Runs a notebook of ours from its first cell to its last, in practice. */
async function rehearse(lab: JupyterLab, name: string): Promise<OpenNotebook> {
  const notebook = await lab.openNotebook(`notebooks/${name}`);
  await notebook.runAll();
  await notebook.answer("API key or Bearer Token", "practice");
  await notebook.isIdle();
  return notebook;
}

/** Everything that the cells of a notebook show. */
const shown = async ({ page }: OpenNotebook) =>
  (await page.locator(".jp-OutputArea-output").allInnerTexts()).join("\n");

/** An HTML that JupyterLab shows, beside the same as it was saved. */
interface Compared {
  words: [shown: string, saved: string];
  elements: [shown: number, saved: number];
  /** Attributes and style properties that are not shown. */
  lost: string[];
}

const COMPARE = `(sources) => {
  const outputs = document.querySelectorAll('.jp-OutputArea-output[data-mime-type="text/html"]');
  return [...outputs].map((shown, i) => {
    const saved = new DOMParser().parseFromString(sources[i], "text/html").body;
    const both = (read) => [read(shown), read(saved)];
    const [there, given] = both((each) => [...each.querySelectorAll("*")]);
    const lost = given.flatMap((each, i) => [
      ...each.getAttributeNames().filter((name) => !there[i]?.hasAttribute(name)),
      ...[...each.style].filter((name) => !there[i]?.style.getPropertyValue(name)),
    ]);
    return {
      words: both((each) => each.textContent.replace(/\\s+/g, " ").trim()),
      elements: [there.length, given.length],
      lost,
    };
  });
}`;

/** Names for screen readers beside visible words, and what is but pretty. */
const MAY_BE_LOST = new Set([
  "aria-hidden",
  "aria-label",
  "color",
  "font-variant-numeric",
  "role",
  "transform",
]);

async function savedHtml(path: string): Promise<string[]> {
  const { cells } = JSON.parse(await Deno.readTextFile(path)) as {
    cells: { outputs?: { data?: Record<string, string | string[]> }[] }[];
  };
  return cells.flatMap(({ outputs = [] }) => outputs.map(({ data }) => data?.["text/html"]))
    .filter((html) => html !== undefined).map((html) => [html].flat().join(""));
}

Deno.test("JupyterLab shows and runs the notebooks of a clone", async (t) => {
  await using clone = await cloneFolder("notebooks");
  await using lab = await JupyterLab.open({ folder: join(clone.root, "notebooks") });

  await t.step("a clone just opened is not trusted, and its outputs say all they say", async () => {
    const name = "notebooks/3_collect_and_analyse.ipynb";
    const { page } = await lab.openNotebook(name);
    const trust = page.locator(".jp-StatusItem-trust");
    assertStringIncludes(await trust.getAttribute("title") ?? "", "not trusted");
    const sources = await savedHtml(join(clone.root, name));
    assert(sources.length > 10);
    const compared = await page.evaluate<Compared[]>(`(${COMPARE})(${JSON.stringify(sources)})`);
    assertEquals(compared.length, sources.length);
    for (const { words, elements } of compared) {
      assertEquals(words[0], words[1]);
      assertEquals(elements[0], elements[1]);
    }
    assertEquals(new Set(compared.flatMap(({ lost }) => lost)), MAY_BE_LOST);
    // A picture in an <img> stays, drawn; what is only <svg> would be gone.
    const widths = await page.locator(".jp-OutputArea-output img")
      .evaluateAll((all) =>
        all.map((each) => (each as unknown as { naturalWidth: number }).naturalWidth)
      );
    assertEquals(widths, [720, 720, 720, 720, 720]);
    await page.close();
  });

  await t.step("notebook 1 runs in practice, after the word at the masked prompt", async () => {
    const notebook = await rehearse(lab, "1_get_your_library_card.ipynb");
    assertEquals(await notebook.errors(), []);
    for (
      const words of [
        "A practice room: made-up posts, play money",
        "10 posts for library lang:en",
        "posts for library lang:en, by day",
        "PRACTICE",
      ]
    ) assertStringIncludes(await shown(notebook), words);
    await notebook.page.close();
  });

  await t.step("notebook 2 runs, and fails only where it says that it does", async () => {
    const notebook = await rehearse(lab, "2_ask_good_questions.ipynb");
    assertEquals(await notebook.errors(), []);
    assertStringIncludes(await shown(notebook), "Would have cost");
    await notebook.page.close();
  });

  await t.step("notebook 3 runs, and shows its five figures", async () => {
    const notebook = await rehearse(lab, "3_collect_and_analyse.ipynb");
    assertEquals(await notebook.errors(), []);
    assertEquals(await notebook.page.locator(".jp-OutputArea-output img").count(), 5);
    assertStringIncludes(await shown(notebook), "The same 1");
    await notebook.page.close();
  });
});
