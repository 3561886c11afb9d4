import { dirname, join } from "node:path";
import { assert, assertEquals } from "../assert.ts";
import { filesIn, ROOT } from "./papers.ts";

const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));

/** Every test file, by its place in the repository. */
const testFiles = async () => (await filesIn("tests/")).filter((file) => /_test\.tsx?$/.test(file));

/** What is left out where things must be quick. */
const isSlow = (file: string) => /^tests\/(kernel|browser)\/|_(chance|slow)_test\.tsx?$/.test(file);

const textOf = (file: string) => Deno.readTextFile(new URL(file, ROOT));

Deno.test("test:quick runs just the tests without kernel, browser and thousands of cases", async () => {
  // The command itself, in a folder where test files of ours have namesakes that do nothing: one
  // that is slow from each of our folders, and one that is quick.
  const kinds = Map.groupBy(await testFiles(), (file) => isSlow(file) ? dirname(file) : "quick");
  const files = [...kinds.values()].map(([first]) => first).sort();
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(
      join(folder, "deno.json"),
      JSON.stringify({ tasks: { quick: tasks["test:quick"] } }),
    );
    for (const file of [...files, "src/a.ts", "mod.ts"]) {
      await Deno.mkdir(dirname(join(folder, file)), { recursive: true });
      await Deno.writeTextFile(join(folder, file), `Deno.test("runs", () => {});`);
    }
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["task", "--quiet", "quick"],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).output();
    const ran = [
      ...new TextDecoder().decode(stdout).matchAll(/^\.\/(tests\/.*) => runs \.\.\. ok/gm),
    ]
      .map(([, file]) => file);
    assertEquals(ran.sort(), files.filter((file) => !isSlow(file)));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("test:quick is the test of the README with something left out", () => {
  const whole = (name: string) =>
    tasks[name].command.replace(/ --(no-check|parallel|ignore='[^']*')/g, "");
  assertEquals(whole("test:quick"), whole("test"));
});

Deno.test("what runs in JupyterLab is left out of test, and is all that test:browser runs", async () => {
  const [left] = tasks.test.command.match(/(?<=--ignore=')[^']*/);
  const [run] = tasks["test:browser"].command.match(/tests\/browser\/\S*/);
  assertEquals(left, run.replace("tests/", "**/"));
  const inJupyterLab = [];
  for (const file of await testFiles()) {
    if (/from "\.\/jupyterlab\.ts"|\/lab\/private_environment\.ts"/.test(await textOf(file))) {
      inJupyterLab.push(file);
    }
  }
  const named = (await testFiles()).filter((file) => file.startsWith("tests/browser/jupyterlab_"));
  assertEquals(inJupyterLab, named);
});

Deno.test("whatever starts a kernel or a browser lies in tests/kernel or tests/browser", async () => {
  const starts =
    /^(import|export)[^;]*\b(Kernel|runNotebooks?|cloneNotebook|openBrowser)\b[^;]*;|playwright-core/m;
  for (const file of await testFiles()) {
    if (isSlow(file) || file.endsWith("/quick_test.ts")) continue;
    assert(!starts.test(await textOf(file)), file);
  }
});

Deno.test("test:quick runs files side by side, so none changes what the process shares", async () => {
  const changes = /\bDeno\.(env\.(set|delete)|chdir|umask)\(|\b(Deno|globalThis)\.\w+ = /;
  for (const file of await testFiles()) {
    if (!isSlow(file)) assert(!changes.test(await textOf(file)), file);
  }
});

Deno.test("whatever takes thousands of random cases is called *_chance_test.ts", async () => {
  const chance = /\bseeded\(|Math\.random|\bchance\(\)/;
  const thousands = /(<|length:|= )\s*\d{1,3}(_?\d{3})+\b/;
  for (const file of await testFiles()) {
    const text = await textOf(file);
    if (isSlow(file) || file.endsWith("/quick_test.ts") || !chance.test(text)) continue;
    const loops = text.split("\n").filter((line) => /\bfor \(|length:|^const [A-Z]+ =/.test(line));
    assertEquals(loops.filter((line) => thousands.test(line)), [], file);
  }
});
