import { join } from "node:path";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { makeRelease } from "../../tools/release/release.ts";
import { unpackTarball } from "../../tools/release/tarball.ts";
import { Kernel, outputText } from "../../tools/kernel/mod.ts";
import { verdaccio } from "./verdaccio.ts";

const NAME = "@library-card/access";
const { version } = JSON.parse(
  await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
);

/** A release, made once for all tests of this file. */
const folder = await Deno.makeTempDir();
const release = join(folder, "release");
const names = await makeRelease(release, version, { date: "2026-11-25", notes: "- New: a thing." });
const npm = join(release, `library-card-access-${version}.tgz`);
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));

/** Unpacks a tarball into a new folder. */
async function unpack(tarball: string): Promise<string> {
  const to = await Deno.makeTempDir({ dir: folder });
  for (const [path, bytes] of await unpackTarball(await Deno.readFile(tarball))) {
    await Deno.mkdir(join(to, path, ".."), { recursive: true });
    await Deno.writeFile(join(to, path), bytes);
  }
  return to;
}

Deno.test("a release holds the build, the package for npm, their checksums and the notes", async () => {
  assertEquals(names, [
    `library_card-${version}.tar.gz`,
    `library-card-access-${version}.tgz`,
    "SHA256SUMS",
    "NOTES.md",
  ]);
  const sums = await Deno.readTextFile(join(release, "SHA256SUMS"));
  for (const line of sums.trim().split("\n")) {
    const [sum, name] = line.split("  ");
    const digest = await crypto.subtle.digest("SHA-256", await Deno.readFile(join(release, name)));
    assertEquals(new Uint8Array(digest).toHex(), sum);
  }
  assertStringIncludes(await Deno.readTextFile(join(release, "NOTES.md")), "- New: a thing.");
  const unpacked = await unpack(join(release, names[0]));
  const code = `import { connect } from "./library_card/mod.js";
    const card = await connect({ practice: true });
    console.log((await card.search("library", { limit: 10 })).length);
    Deno.exit();`;
  await Deno.writeTextFile(join(unpacked, "mine.ts"), code);
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", "--cached-only", "mine.ts"],
    cwd: unpacked,
    env: { DENO_DIR: join(unpacked, "cache"), NO_COLOR: "1" },
  }).output();
  assertEquals(new TextDecoder().decode(stdout), "10\n");
});

const hasNode = await new Deno.Command("node", { args: ["--version"] }).output()
  .then(({ success }) => success, () => false);

Deno.test({
  name: "Node.js is told in one sentence that the package needs Deno, however it is imported",
  ignore: !hasNode,
  async fn() {
    const at = await Deno.makeTempDir({ dir: folder });
    await Deno.mkdir(join(at, "node_modules", "@library-card"), { recursive: true });
    await Deno.rename(
      join(await unpack(npm), "package"),
      join(at, "node_modules", "@library-card", "access"),
    );
    for (
      const code of [
        `import { connect } from "${NAME}"; connect();`,
        `import { startPractice } from "${NAME}/practice"; startPractice();`,
        `import("${NAME}/cli");`,
      ]
    ) {
      await Deno.writeTextFile(join(at, "mine.mjs"), code);
      const { code: exit, stderr } = await new Deno.Command("node", {
        args: ["mine.mjs"],
        cwd: at,
      }).output();
      const said = new TextDecoder().decode(stderr);
      assertEquals([exit, said.includes("Deno is not defined")], [1, false], code);
      assertMatch(said, /this is Node\.js [\d.]+, and it needs Deno 2\.9\.1 or newer/);
    }
  },
});

const hasNpm = await new Deno.Command("npm", { args: ["--version"] }).output()
  .then(({ success }) => success, () => false);

Deno.test({
  name: "a notebook imports npm:@library-card/access from a registry, and every part of it",
  ignore: !hasNode || !hasNpm,
  async fn() {
    await using registry = await verdaccio();
    await registry.publish(npm);
    const cwd = await Deno.makeTempDir({ dir: folder });
    // Deno takes nothing from npm that is younger than a day, unless it is told to.
    await Deno.writeTextFile(join(cwd, "deno.json"), `{ "minimumDependencyAge": "0" }`);
    const { PATH = "", SYSTEMROOT = "" } = Deno.env.toObject();
    const env = {
      ...{ PATH, SYSTEMROOT, HOME: cwd, DENO_DIR: join(cwd, "cache"), NO_COLOR: "1" },
      NPM_CONFIG_REGISTRY: registry.url,
    };
    const answer = () => "practice";
    await using kernel = await Kernel.start({ cwd, env, clearEnv: true, answer });
    const cell = async (code: string) => {
      const { error, outputs } = await kernel.execute(code, { timeout: 120 });
      assertEquals(error && `${error.name}: ${error.message}`, undefined, code);
      return outputText(outputs);
    };
    const card = await cell(
      `import { connect } from "npm:${NAME}";\nconst card = await connect();\ncard`,
    );
    assertStringIncludes(card, "Library Card");
    assertStringIncludes(await cell(`await card.search("library", { limit: 10 })`), "10 posts");
    const parts = await cell(`
      import { startPractice } from "npm:${NAME}/practice";
      const collected = await card.collect("library", { to: "library.sqlite", limit: 20 });
      await collected.export("posts.parquet");
      const room = await startPractice();
      const page = await (await fetch(room.url)).text();
      console.log((await Deno.stat("posts.parquet")).isFile, page.includes("</html>"));`);
    assertStringIncludes(parts, "true true");
    await Deno.writeTextFile(
      join(cwd, "mine.ts"),
      `import { type Posts, connect } from "npm:${NAME}";
      const posts: Posts = await (await connect()).search("library");
      // @ts-expect-error It has text, which is no number.
      export const wrong: number = posts[0].text;`,
    );
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "--quiet", "mine.ts"],
      cwd,
      env,
      clearEnv: true,
    }).output();
    assert(success, new TextDecoder().decode(stderr));
  },
});
