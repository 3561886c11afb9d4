import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../src/lab/mod.ts";
import { privateEnvironment } from "../../src/lab/private_environment.ts";
import { denoCommand } from "../../tools/notebooks/deno_command.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { cloneFolder } from "./clone_folder.ts";

const CLI = fileURLToPath(new URL("../../cli.ts", import.meta.url));

/** Where Deno keeps what it fetched, wherever home is. */
async function denoFolder(): Promise<string> {
  const { stdout } = await denoCommand(["info", "--json"]);
  return JSON.parse(stdout).denoDir;
}

/** `lab` in a terminal whose home is new, with nothing on the PATH and no network. */
async function lab(home: string, folder: string, cache: string) {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", CLI, "lab", "--folder", folder, "--no-browser", "--json"],
    env: closedEnvironment({
      HOME: home,
      PATH: home,
      DENO_DIR: await denoFolder(),
      XDG_CACHE_HOME: dirname(cache),
      HTTPS_PROXY: "http://127.0.0.1:9",
      HTTP_PROXY: "http://127.0.0.1:9",
      NO_PROXY: "127.0.0.1",
    }),
    clearEnv: true,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const said = child.stderr.pipeThrough(new TextDecoderStream());
  const steps = Array.fromAsync(said).then((texts) => texts.join(""));
  const { value = "" } = await reader.read();
  assert(value, `It did not open: ${value === "" ? await steps : ""}`);
  const url = new URL(JSON.parse(value).result.url);
  return {
    url,
    async ask(path: string) {
      const token = url.searchParams.get("token");
      return await fetch(new URL(path, url), { headers: { Authorization: `token ${token}` } });
    },
    /** Ctrl-C, and what it came to. */
    async stop() {
      child.kill("SIGINT");
      const { code } = await child.status;
      await reader.cancel();
      return { code, steps: await steps };
    },
  };
}

Deno.test({
  name:
    "deno task lab opens a second time offline, with this Deno's kernel, and Ctrl-C ends it all",
  // The folders are those of a Linux home, and Windows has no SIGINT to send.
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using clone = await cloneFolder("notebooks");
    const folder = join(clone.root, "notebooks");
    const here = { env: Deno.env.toObject(), os: Deno.build.os };
    const cache = cacheFolder(here)!;
    // What the first time does; from here on it is there.
    await privateEnvironment(cache, here, console.error);
    const home = await Deno.makeTempDir();
    try {
      const opened = await lab(home, folder, cache);
      assertEquals(opened.url.pathname, "/lab/tree/notebooks/1_get_your_library_card.ipynb");
      const { kernelspecs, default: first } = await (await opened.ask("/api/kernelspecs")).json();
      assertEquals([first, Object.keys(kernelspecs)], ["deno", ["deno"]]);
      assertEquals(kernelspecs.deno.spec.argv[0], Deno.execPath());
      const page = await opened.ask(opened.url.pathname);
      assertStringIncludes(await page.text(), "JupyterLab");
      const stranger = await fetch(new URL("/api/contents", opened.url));
      await stranger.body?.cancel();
      assertEquals(stranger.status, 403);
      const { code, steps } = await opened.stop();
      assertStringIncludes(steps, "from its private environment");
      assertStringIncludes(steps, "Closing JupyterLab.");
      assertEquals(code, 0);
      const answer = await fetch(opened.url).then((response) => response.body?.cancel(), String);
      assertStringIncludes(String(answer), "TypeError");
      assertEquals(await Array.fromAsync(Deno.readDir(home)), []);
    } finally {
      await Deno.remove(home, { recursive: true });
    }
  },
});
