import { join } from "node:path";
import { AccessError } from "../../mod.ts";
import { type LabOptions, openLab } from "../../src/lab/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { computer } from "./stand_in.ts";

/** These programs are lines of a shell, which Windows does not run. */
const ignore = Deno.build.os === "windows";

/** Lists every file in a folder, at any depth. */
async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) found.push(...await filesIn(join(folder, name)));
    else found.push(join(folder, name));
  }
  return found;
}

async function refused(options: LabOptions): Promise<AccessError> {
  const error = await assertRejects(() => openLab(options));
  assert(error instanceof AccessError, String(error));
  assertEquals(error.problem, "jupyterlab-unavailable");
  return error;
}

Deno.test({
  name: "openLab() takes the JupyterLab on the PATH, tells it alone of the kernel, and closes it",
  ignore,
  async fn() {
    await using here = await computer();
    await here.add("jupyter-lab", here.jupyterlab("4.2.1"));
    await Deno.writeTextFile(join(here.study, "b.ipynb"), "{}");
    await Deno.writeTextFile(join(here.study, "a first.ipynb"), "{}");
    const lab = await openLab(here.options);
    const { args, env } = await here.told();
    assert(here.steps[0].includes("JupyterLab 4.2.1 that is on the PATH"), here.steps[0]);
    assertEquals(new URL(lab.url).pathname, "/lab/tree/a%20first.ipynb");
    assert(args.includes(`--ServerApp.root_dir=${here.study}`), args.join(" "));
    assert(args.includes("--no-browser"), args.join(" "));
    // Arguments are seen by everyone on the computer.
    assert(!args.join(" ").includes("MADE-UP-TOKEN"), args.join(" "));
    assertEquals(env.JUPYTER_TOKEN, "MADE-UP-TOKEN");
    // The settings of the one who has it stay theirs.
    assertEquals(env.JUPYTER_CONFIG_DIR, undefined);
    const spec = JSON.parse(
      await Deno.readTextFile(join(env.JUPYTER_PATH, "kernels", "deno", "kernel.json")),
    );
    assertEquals(spec.argv, [
      Deno.execPath(),
      "jupyter",
      "--kernel",
      "--conn",
      "{connection_file}",
    ]);
    await lab.close();
    await lab.ended;
    await assertRejects(() => fetch(lab.url));
    assertEquals(await filesIn(here.options.env.HOME), []);
  },
});

Deno.test({
  name: "openLab() shows the whole project of a folder, since a notebook's links lead there",
  ignore,
  async fn() {
    await using here = await computer();
    await here.add("jupyter-lab", here.jupyterlab("4.6.6"));
    await Deno.mkdir(join(here.study, "notebooks"));
    await Deno.writeTextFile(join(here.study, "deno.json"), "{}");
    await using lab = await openLab({ ...here.options, folder: join(here.study, "notebooks") });
    const { args } = await here.told();
    assert(args.includes(`--ServerApp.root_dir=${here.study}`), args.join(" "));
    assertEquals(new URL(lab.url).pathname, "/lab/tree/notebooks");
  },
});

Deno.test({
  name: "openLab() says that a port is taken, and takes another",
  ignore,
  async fn() {
    await using here = await computer();
    await here.add("jupyter-lab", here.jupyterlab("4.6.6"));
    using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = taken.addr;
    await using lab = await openLab({ ...here.options, port });
    assert(new URL(lab.url).port !== String(port), lab.url);
    assert(here.steps.some((step) => step.startsWith(`Port ${port} is taken`)), here.steps.join());
  },
});

Deno.test({
  name: "openLab() tells the last words of a JupyterLab that ends while it starts",
  ignore,
  async fn() {
    await using here = await computer();
    await here.add(
      "jupyter-lab",
      here.jupyterlab("0").replace("exec", "test $1 = --version && echo 4.0.0 && exit; exec"),
    );
    const error = await refused(here.options);
    assertStringIncludes(error.message, "it ended while it started");
    assertStringIncludes(error.message, "No such trait: library_card");
  },
});

Deno.test.each([
  { which: "that is too old", lines: "echo 3.6.8", why: "is 3.6.8; 4 or newer is wanted" },
  { which: "that does not start", lines: "exit 127", why: "does not start" },
].filter(() => !ignore))(
  "openLab() passes over a JupyterLab $which, and says so",
  async ({ lines, why }) => {
    await using here = await computer({ "jupyter-lab": lines });
    const { message, nextSteps } = await refused(here.options);
    assert(here.steps[0].includes(why), here.steps[0]);
    assertStringIncludes(message, "there is neither JupyterLab here nor a Python to make one with");
    assertStringIncludes(nextSteps.join("\n"), "Install Python 3.10 or newer");
    assertStringIncludes(nextSteps.join("\n"), "VS Code");
  },
);

Deno.test("openLab() refuses a folder that is not there, before anything is made", async () => {
  await using here = await computer();
  const { message } = await refused({ ...here.options, folder: join(here.folder, "nowhere") });
  assertStringIncludes(message, "there is no folder named");
  assertEquals(here.steps, []);
});
