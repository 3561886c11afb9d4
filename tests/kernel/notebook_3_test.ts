import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { startPractice } from "../../mod.ts";
import type { NotebookRun } from "../../tools/notebooks/mod.ts";
import { cloneNotebook } from "./clone_notebook.ts";

const NAME = "3_collect_and_analyse.ipynb";
const LAST_CELL = "console.log(`SPENT ${card.spent.cost.high} ${posts.length}`);";

interface SavedCell {
  id: string;
  cell_type: string;
  source: string[];
  outputs?: { data?: Record<string, string | string[]> }[];
}

const CELLS: SavedCell[] =
  JSON.parse(await Deno.readTextFile(new URL(`../../notebooks/${NAME}`, import.meta.url))).cells;

const prose = CELLS.filter(({ cell_type }) => cell_type === "markdown")
  .map(({ source }) => source.join("")).join("\n");

/** What the head says that all of it costs at most, in USD. */
const PROMISED = Number(/once\*\* +\| \*\*at most (\d+\.\d+)\*\*/.exec(prose)?.[1]);

/** A kernel is closed off from settings that fetching needs; this process is not. */
async function fetchPackages(): Promise<void> {
  const code = CELLS.find(({ id }) => id === "packages-cell")!.source.join("");
  for (const [, name] of code.matchAll(/"(npm:[^"]+)"/g)) await import(name);
}

/** Runs the notebook in practice. */
async function practise(env: Record<string, string>): Promise<NotebookRun> {
  await fetchPackages();
  await using here = await cloneNotebook(NAME, { lastCell: LAST_CELL });
  return await here.run({ env, answer: () => undefined });
}

/** The drawings that cells showed, each with its sentence and what it says to those who look. */
function drawings(cells: readonly SavedCell[]) {
  return cells.flatMap(({ outputs }) => outputs ?? []).flatMap(({ data }) => {
    const html = [data?.["text/html"] ?? ""].flat().join("");
    const [, source, alt] = /^<img src="data:image\/svg\+xml;base64,([^"]+)" alt="([^"]+)"/
      .exec(html) ?? [];
    if (!source) return [];
    const svg = new TextDecoder().decode(Uint8Array.fromBase64(source));
    return [{ html, alt, svg, text: [data?.["text/plain"] ?? ""].flat().join("") }];
  });
}

Deno.test("notebook 3 runs top to bottom in practice, from nothing to figures", async () => {
  const run = await practise({ LIBRARY_CARD_PRACTICE: "1" });
  assert(run.ok, run.failure?.message);
  assertEquals(run.prompts, []);
  const [, , count] = /SPENT (\S+) (\d+)/.exec(run.text) ?? [];
  for (
    const words of [
      "PRACTICE",
      "All here: true",
      "the budget allows no more",
      "X has no more",
      "Most in one hour: ",
      "REPLAY",
      `The same ${count} posts: true`,
      `${count} ids`,
    ]
  ) {
    assertStringIncludes(run.text.replace(/\s+/g, " "), words);
  }
  assertEquals(drawings(run.notebook.cells as unknown as SavedCell[]).length, 5);
});

Deno.test("notebook 3 buys each post of the week once, and costs what its head says", async () => {
  await using room = await startPractice();
  const { apiKey, apiSecret } = room.issueKeys();
  const run = await practise({
    X_API_BASE_URL: room.url,
    X_API_KEY: apiKey,
    X_API_SECRET: apiSecret,
  });
  assert(run.ok, run.failure?.message);
  const [, usd, posts] = (/SPENT (\S+) (\d+)/.exec(run.text) ?? []).map(Number);
  assert(usd > 0.005 * posts && usd <= PROMISED, `USD ${usd} for ${posts} posts`);
  // The week, the sample of 300 and the counts, and nothing a second time.
  assert(usd <= 0.005 * (posts + 300) + 0.05, `USD ${usd} for ${posts} posts`);
  assertEquals(room.requests.filter(({ status }) => status !== 200), []);
});

Deno.test("the sample of notebook 3 tells an interval for each language, and the whole beside it", () => {
  const shown = CELLS.find(({ id }) => id === "share-cell")!;
  const text = JSON.stringify(shown.outputs);
  const shares = [
    ...text.matchAll(/\w+: ([\d.]+) % \(([\d.]+) to ([\d.]+)\); in the whole ([\d.]+) %/g),
  ].map((share) => share.slice(1).map(Number));
  assertEquals(shares.length, 4);
  for (const [share, low, high, whole] of shares) {
    assert(low < share && share < high && high - low < 15 && whole > 0, `${share}`);
  }
});

Deno.test("the figures of notebook 3 stay right on dark paper, untrusted and unseen", () => {
  const all = drawings(CELLS);
  assertEquals(all.length, 5);
  for (const { html, alt, svg, text } of all) {
    // JupyterLab's sanitizer keeps a picture with these, whatever its source.
    assertEquals([...html.matchAll(/ ([a-z]+)="/g)].map(([, name]) => name), [
      "src",
      "alt",
      "width",
    ]);
    assertStringIncludes(svg, 'xmlns="http://www.w3.org/2000/svg"');
    assert(/style="[^"]*background: ?white;[^"]*color: ?#222222/.test(svg), svg.slice(0, 300));
    assertEquals([alt, alt.length > 20], [text.replaceAll('"', "&quot;"), true]);
  }
});

Deno.test("notebook 3 pins each package, and names the import that fails in silence", () => {
  const code = CELLS.filter(({ cell_type }) => cell_type === "code")
    .map(({ source }) => source.join("")).join("\n");
  const packages = [...code.matchAll(/"npm:([^"]+)"/g)].map(([, name]) => name);
  assertEquals(packages.length, 4);
  for (const name of packages) assert(/.@\d+\.\d+\.\d+/.test(name), name);
  assertStringIncludes(prose.replaceAll("\n", " "), "Deno's kernel shows _nothing_");
});

Deno.test("the saved outputs of notebook 3 are practice outputs", () => {
  const shown = JSON.stringify(CELLS.flatMap(({ outputs }) => outputs ?? []));
  for (const words of ["PRACTICE", "REPLAY", "Would have cost", "made-up posts"]) {
    assert(shown.includes(words), `"${words}" is not shown`);
  }
  assert(!/x\.com\/\w+\/status/.test(shown));
});
