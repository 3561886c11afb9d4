import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { assert } from "../assert.ts";
import { cloneFolder, EMPTY_NOTEBOOK } from "./clone_folder.ts";
import { JupyterLab, type OpenNotebook } from "./jupyterlab.ts";
import { assertPicture, UPDATE } from "./kept_pictures.ts";

/**
 * Stops the clock, because the town writes on, and what is shown tells the time: at a moment whose
 * posts have no emoji, which each computer draws in its own way.
 */
const STOP_CLOCK = `const now = Date.parse("2026-11-19T12:00:30Z");
globalThis.Date = class extends Date {
  constructor(...given: ConstructorParameters<typeof Date>) {
    given.length === 0 ? super(now) : super(...given);
  }
  static override now = () => now;
} as DateConstructor;`;

/** What a reader types. */
const CONNECT = `import { connect, show } from "../mod.ts";

const card = await connect({ practice: true });
await show(card);`;
const SEARCH = `await card.search("library lang:en", { limit: 10 });`;

/** What a cell shows, and the code that shows it. */
const CELLS = [
  { name: "card", code: CONNECT },
  { name: "table", code: SEARCH },
  {
    name: "marks",
    code: `import { checkQuery } from "../mod.ts";
await show(checkQuery("library AND (storm OR “power is out”) min_faves:10"));`,
  },
  { name: "chart", code: `await card.count("library lang:en", { granularity: "day" });` },
  { name: "progress", code: `const many = await card.search("library", { limit: 300 });` },
  { name: "error", code: `await card.search("library AND storm").catch((error) => show(error));` },
];

/** The pictures are of these letters; with others everything is of another size. */
const HAS_LETTERS = `(() => {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (family) => {
    pen.font = "16px " + family;
    return pen.measureText("The quick brown fox, 0123456789 ✓").width;
  };
  return width("sans-serif") === width('"DejaVu Sans"') &&
    width("monospace") === width('"DejaVu Sans Mono"') && width("monospace") !== width("sans-serif");
})()`;

async function wear(page: Page, notebook: OpenNotebook, theme: "Light" | "Dark"): Promise<void> {
  await notebook.menu("Settings", "Theme", `JupyterLab ${theme}`);
  await page.locator(`body[data-jp-theme-light="${theme === "Light"}"]`)
    .waitFor({ state: "attached" });
  await page.mouse.move(0, 0);
}

/** The card and the first posts, with the code of both, for the README. */
async function takeForReadme(notebook: OpenNotebook, [card, table]: number[]): Promise<void> {
  const { page } = notebook;
  await page.setViewportSize({ width: 1100, height: 2400 });
  await notebook.cell(1).scrollIntoViewIfNeeded();
  const top = (await notebook.cell(card).boundingBox())!;
  const row = (await notebook.output(table).locator("tbody tr").nth(2).boundingBox())!;
  await page.screenshot({
    path: fileURLToPath(new URL("../../notebooks/pictures/in_jupyterlab.png", import.meta.url)),
    clip: { ...top, height: row.y + row.height - top.y },
  });
}

Deno.test("in JupyterLab everything looks as in the pictures that are kept, in light and dark", async (t) => {
  await using clone = await cloneFolder("notebooks");
  const path = join(clone.root, "notebooks", "empty.ipynb");
  await Deno.writeTextFile(path, EMPTY_NOTEBOOK);
  await using lab = await JupyterLab.open({ folder: join(clone.root, "notebooks") });
  const notebook = await lab.openNotebook("notebooks/empty.ipynb");
  const { page } = notebook;
  assert(
    await page.evaluate<boolean>(HAS_LETTERS),
    "Cannot compare pictures: the browser has other letters than DejaVu (Debian: apt install fonts-dejavu-core)",
  );
  await notebook.hasRun(await notebook.runCode(STOP_CLOCK));
  const shown: { name: string; cell: number }[] = [];
  for (const { name, code } of CELLS) {
    const cell = await notebook.runCode(code);
    await notebook.hasRun(cell);
    shown.push({ name, cell });
  }
  await page.keyboard.press("Escape");
  for (const theme of ["Light", "Dark"] as const) {
    await wear(page, notebook, theme);
    for (const { name, cell } of shown) {
      await t.step(`${name}, ${theme.toLowerCase()}`, async () => {
        const taken = await notebook.output(cell).last().screenshot({ animations: "disabled" });
        await assertPicture(`${name}_${theme.toLowerCase()}`, taken);
      });
    }
  }
  if (UPDATE) {
    await wear(page, notebook, "Light");
    await takeForReadme(notebook, shown.map(({ cell }) => cell));
  }
});
