import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { lostInUntrusted } from "../display/untrusted.ts";
import { assertEquals, assertMatch } from "../assert.ts";

const DOOR = new URL("../../mod.ts", import.meta.url).href;

Deno.test("a notebook shows a long search as one line, and rows, charts and failures as they are", async () => {
  await using kernel = await Kernel.start({ env: closedEnvironment(), clearEnv: true });
  const run = async (code: string) => (await kernel.execute(code)).outputs;
  await run(`
    import { connect, show } from ${JSON.stringify(DOOR)};
    const card = await connect({ practice: true });`);
  const line = await run(`const posts = await card.search("library OR cat", { limit: 250 });`);
  assertEquals(line.map(({ output_type }) => output_type), ["display_data"]);
  assertMatch(outputText(line), /^250 posts came in 3 pages.\n$/);

  const short = await run(`await card.search("library", { limit: 10 }); "no more"`);
  assertMatch(outputText(short), /^"?no more"?\n$/);

  const shown = await run(`
    await show(posts.filter((post) => post.type === "original").slice(0, 3));
    await show(posts.slice(0, 3).map(({ lang, like_count }) => ({ lang, like_count })));
    await show(await card.count("library", { granularity: "day" }));
    try { await card.search("library)"); } catch (error) { await show(error); }`);
  const pages = shown.flatMap((output) =>
    output.output_type === "display_data" ? [String(output.data["text/html"])] : []
  );
  assertEquals(pages.length, 4);
  assertMatch(pages[0], /3 posts[^]*PRACTICE[^]*Likes/);
  assertMatch(pages[1], /3 rows[^]*like_count/);
  assertMatch(pages[2], /role="img"/);
  assertMatch(pages[3], /This did not work[^]*query-unreadable/);
  assertEquals(pages.flatMap(lostInUntrusted), []);
});
