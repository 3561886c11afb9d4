import { findLeaks } from "../../mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { leakFolder } from "./leak_folder.ts";
import { madeKeys } from "./made_keys.ts";
import { notebook, plantedNotebooks } from "./planted_notebooks.ts";

const KEYS = madeKeys(7);
const known = { keys: { ...KEYS }, envFile: false } as const;

Deno.test("findLeaks({ clean }) takes every key out of every notebook, which stays a notebook", async () => {
  const planted = plantedNotebooks(KEYS).filter(({ name }) => !name.includes("broken"));
  const files = Object.fromEntries(planted.map(({ name, content }) => [name, content as string]));
  await using folder = await leakFolder(files);
  const leaks = await findLeaks(folder.path, { ...known, clean: true });
  assertEquals(leaks.filter(({ removed }) => !removed), []);
  assertEquals([...await findLeaks(folder.path, known)], []);
  for (const name of Object.keys(files)) {
    const { nbformat } = JSON.parse(await Deno.readTextFile(folder.at(name)));
    assert(nbformat >= 3);
  }
});

Deno.test("cleaning changes nothing but the key: not a blank, an escape, a line end or the mode", async () => {
  const source = `t = "${KEYS.bearerToken}" # caf\u00e9`;
  // As no program of ours would write it.
  const odd = JSON.stringify({ b: 1, cells: [{ cell_type: "code", source: [source] }], a: 2.50 })
    .replace(":1,", " :\t1 ,\r\n").replace("\u00e9", "\\u00E9") + "\r\n\r\n";
  await using folder = await leakFolder({ "odd.ipynb": odd });
  if (Deno.build.os !== "windows") await Deno.chmod(folder.at("odd.ipynb"), 0o640);
  await findLeaks(folder.path, { ...known, clean: true });
  assertEquals(
    await Deno.readTextFile(folder.at("odd.ipynb")),
    odd.replace(KEYS.bearerToken, "[Bearer Token removed]"),
  );
  if (Deno.build.os === "windows") return;
  assertEquals((await Deno.stat(folder.at("odd.ipynb"))).mode! & 0o777, 0o640);
  assertEquals((await Array.fromAsync(Deno.readDir(folder.path))).length, 1);
});

Deno.test("cleaning one notebook cleans the copy that Jupyter keeps of it", async () => {
  const text = notebook([{ source: `k = "${KEYS.apiSecret}"` }]);
  await using folder = await leakFolder({
    "a.ipynb": notebook([{}]),
    ".ipynb_checkpoints/a-checkpoint.ipynb": text,
  });
  const leaks = await findLeaks(folder.at("a.ipynb"), { ...known, clean: true });
  assertEquals(leaks.map(({ removed }) => removed), [true]);
  const copy = await Deno.readTextFile(folder.at(".ipynb_checkpoints/a-checkpoint.ipynb"));
  assert(!copy.includes(KEYS.apiSecret));
});

Deno.test({
  name:
    "cleaning a notebook with two names cleans both, or tells that the other still holds the key",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const text = notebook([{ source: `k = "${KEYS.apiSecret}"` }]);
    await using folder = await leakFolder({ "a.ipynb": text, "b.ipynb": text });
    await Deno.link(folder.at("a.ipynb"), folder.at("hard.ipynb"));
    const one = await findLeaks(folder.at("a.ipynb"), { ...known, clean: true });
    assertStringIncludes(one.notes.join(" "), "has another name elsewhere (a hard link)");
    assertEquals((await findLeaks(folder.path, known)).length, 2);
    await Deno.link(folder.at("b.ipynb"), folder.at("linked.ipynb"));
    const all = await findLeaks(folder.path, { ...known, clean: true });
    assertEquals(all.map(({ removed }) => removed), [true, true, true]);
    assertEquals(all.notes, []);
    assertEquals([...await findLeaks(folder.path, known)], []);
  },
});

Deno.test("cleaning leaves other files, and broken notebooks, as they are, and says what to do", async () => {
  const script = `key = "${KEYS.apiKey}"\n`;
  const broken = notebook([{ source: script }]).slice(0, -9);
  await using folder = await leakFolder({ "a.py": script, "b.ipynb": broken });
  const leaks = await findLeaks(folder.path, { ...known, clean: true });
  assertEquals(leaks.map(({ removed }) => removed), [false, false]);
  assertEquals(await Deno.readTextFile(folder.at("a.py")), script);
  assertEquals(await Deno.readTextFile(folder.at("b.ipynb")), broken);
  assertStringIncludes(leaks.nextSteps.join(" "), "Other files are left alone");
  assertStringIncludes(leaks.notes.join(" "), "was not cleaned: it is no whole notebook");
});

Deno.test("what is left to do names the buttons that make each kind of key useless", async () => {
  const text = Object.entries(KEYS).map(([name, value]) => `${name} ${value}`).join("\n");
  await using folder = await leakFolder({ "a.txt": text });
  const [first] = (await findLeaks(folder.path, known)).nextSteps;
  for (const words of ["console.x.com", "Bearer Token", "Consumer Key", "Access Token"]) {
    assertStringIncludes(first, words);
  }
});
