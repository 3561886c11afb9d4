import { assert, assertEquals } from "../assert.ts";
import { ROOT } from "../house/papers.ts";
import { publishDry, publishedFiles } from "./published.ts";

const { success, said } = await publishDry();

Deno.test("deno publish has nothing to complain of but the two imports that are on purpose no literals", () => {
  assertEquals([success, /^error/m.test(said)], [true, false]);
  const warnings = [...said.matchAll(/^warning\[([\w-]+)\].*\n\s*--> \S*\/(src\/\S+?):/gm)];
  assertEquals(warnings.map(([, kind, file]) => [kind, file]), [
    ["unanalyzable-dynamic-import", "src/keys/from_env_file.ts"],
    ["unanalyzable-dynamic-import", "src/keys/keychain.ts"],
  ]);
});

Deno.test("every link of a published paper leads to what is published, too", async () => {
  const files = publishedFiles(said);
  assert(files.includes("README.md") && files.includes("mod.ts"));
  const dead: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".md"))) {
    const text = await Deno.readTextFile(new URL(file, ROOT));
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/\bsrc="([^"]+)"/g)];
    for (const [, address] of links) {
      const to = new URL(address, new URL(file, ROOT));
      const place = to.href.slice(ROOT.href.length).replace(/#.*/, "");
      if (to.protocol === "file:" && !files.includes(place)) dead.push(`${file}: ${address}`);
    }
  }
  assertEquals(dead, []);
});

Deno.test("no test, tool or key file is published", () => {
  const odd = publishedFiles(said).filter((file) =>
    !/^(src\/.*\.tsx?|(mod|cli)\.ts|deno\.json|[A-Z]+(\.md)?|(docs|bench)\/\w+\.md|notebooks\/[\w/]+\.(ipynb|png))$/
      .test(file)
  );
  assertEquals(odd, []);
});
