import { join } from "node:path";
import { AccessError } from "../../mod.ts";
import { openLab } from "../../src/lab/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { computer } from "./stand_in.ts";

const ignore = Deno.build.os === "windows";

/** How pip ends where nothing answers; from pip 24, shortened. */
const UNREACHABLE =
  `WARNING: Retrying after connection broken by 'NewConnectionError(': Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')'
ERROR: Could not find a version that satisfies the requirement jupyterlab==4.6.6 (from versions: none)`;

/** A Python that makes an environment in which a Python fetches by these lines. */
const python = (version: string, fetching: string) =>
  `case "$2" in
    import*) echo ${version}; exit;;
    venv) /bin/mkdir -p "$3/bin"; /bin/cat > "$3/bin/python" <<'END'
#!/bin/sh
${fetching}
END
    /bin/chmod +x "$3/bin/python";;
  esac`;

const fails = (words: string, stream = 2) =>
  `/bin/cat >&${stream} <<'WORDS'\n${words}\nWORDS\nexit 1`;

Deno.test.each([
  {
    when: "the Python is too old",
    programs: { python3: "echo 3.8" },
    found: "the Python here is 3.8, and JupyterLab 4.6.6 needs 3.10 or newer",
    step: "Install Python 3.10 or newer",
  },
  {
    when: "Debian's Python makes no environments",
    programs: {
      python3: `case "$2" in import*) echo 3.11; exit;; esac\n${
        fails(
          "The virtual environment was not created successfully because ensurepip is not\navailable.",
          1,
        )
      }`,
    },
    found: "this Python 3.11 cannot make an environment: its parts venv and ensurepip are missing",
    step: "sudo apt install python3-venv",
  },
  {
    when: "PyPI is out of reach",
    programs: { python3: python("3.12", fails(UNREACHABLE)) },
    found: "JupyterLab is not here yet, and PyPI, where it comes from, cannot be reached",
    step: "Connect to the internet once and run it again",
  },
  {
    when: "pip fails for another reason",
    programs: { python3: python("3.12", fails("ERROR: No space left on device")) },
    found: "Python 3.12 could not fetch JupyterLab: ERROR: No space left on device",
    step: "Mend that and run it again.",
  },
].filter(() => !ignore))(
  "where $when, it is said in words with what to do, and nothing half-made is left",
  async ({ programs, found, step }) => {
    await using here = await computer(programs);
    const error = await assertRejects(() => openLab({ ...here.options, os: "linux" }));
    assert(error instanceof AccessError, String(error));
    assertEquals([error.problem, error.message], [
      "jupyterlab-unavailable",
      `Cannot open JupyterLab: ${found}`,
    ]);
    assertStringIncludes(error.nextSteps.join("\n"), step);
    const left = await Array.fromAsync(Deno.readDir(here.cache), ({ name }) => name);
    assertEquals(left.filter((name) => name.startsWith("jupyterlab-")), []);
  },
);

Deno.test({
  name:
    "uv is taken where it is there, once: the second time the environment is there, and uv is gone",
  ignore,
  async fn() {
    await using here = await computer({ python3: "exit 1" });
    const inner = here.jupyterlab("4.6.6").replace(' "$@"', ' --ServerApp "$@"');
    await here.add(
      "uv",
      python("", `case "$1" in -c) echo 4.6.6;; *) shift; shift; ${inner};; esac`)
        .replace('"$2"', '"$1"').replaceAll('"$3', '"$4'),
    );
    await (await openLab(here.options)).close();
    assert(here.steps.some((step) => step.includes("making one with uv")), here.steps.join("\n"));
    const { env } = await here.told();
    // Whatever it writes, it writes into the cache.
    assert(env.JUPYTER_CONFIG_DIR.startsWith(here.cache), env.JUPYTER_CONFIG_DIR);
    await Deno.remove(join(here.options.env.PATH, "uv"));
    here.steps.length = 0;
    await (await openLab(here.options)).close();
    assertEquals(here.steps[0], "Using JupyterLab 4.6.6 from its private environment.");
  },
});

Deno.test({
  name: "an environment whose Python is gone is made again",
  ignore,
  async fn() {
    await using here = await computer({ python3: python("3.12", fails("ERROR: so far")) });
    await Deno.mkdir(join(here.cache, "jupyterlab-4.6.6", "bin"), { recursive: true });
    await assertRejects(() => openLab(here.options));
    assert(here.steps.some((step) => step.includes("making one with Python 3.12")));
  },
});

Deno.test({
  name: "a stop while it is made leaves nothing behind",
  ignore,
  async fn() {
    const stop = new AbortController();
    await using here = await computer();
    const begun = join(here.folder, "begun");
    await here.add("python3", python("3.12", `: > "${begun}"; exec /bin/sleep 600`));
    const making = assertRejects(() => openLab({ ...here.options, signal: stop.signal }));
    while (!await Deno.stat(begun).catch(() => undefined)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    stop.abort();
    const error = await making;
    assertEquals((error as Error).name, "AbortError");
    const left = await Array.fromAsync(Deno.readDir(here.cache), ({ name }) => name);
    assertEquals(left.filter((name) => name.startsWith("jupyterlab-")), []);
  },
});
