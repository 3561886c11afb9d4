import { join } from "node:path";
import { assertEquals } from "../assert.ts";

Deno.test("a folder outside of the clone can import mod.ts, and needs no file beside it", async () => {
  const folder = await Deno.makeTempDir();
  const code = `
    import { connect } from ${JSON.stringify(new URL("../../mod.ts", import.meta.url).href)};
    const card = await connect({ practice: true });
    console.log((await card.search("library", { limit: 10 })).length);`;
  await Deno.writeTextFile(join(folder, "mine.ts"), code);
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", "--no-lock", "mine.ts"],
    cwd: folder,
  }).output();
  await Deno.remove(folder, { recursive: true });
  const [out, complaints] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals([out, complaints], ["10\n", ""]);
});
