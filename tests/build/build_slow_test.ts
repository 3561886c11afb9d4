import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertMatch, assertRejects } from "../assert.ts";
import { build, freshBuild } from "../../tools/build/build.ts";
import { exportedFiles } from "../house/module_graph.ts";
import { elsewhere } from "./elsewhere.ts";

/** Everything that the build loads only when it is needed, used once. */
const EVERY_PART = (door: string) => `
  import { checkQuery, connect, openCollection, startPractice } from "${door}";
  const card = await connect({ practice: true, ledgerFile: "ledger.sqlite" });
  const posts = await card.search("library lang:en", { limit: 10 });
  const counts = await card.count("library");
  const collected = await card.collect("library", { to: "library.sqlite", limit: 60 });
  await collected.export("posts.parquet");
  await collected.export("posts.csv");
  const replay = await connect({ practice: "library.sqlite" });
  const again = await replay.search("library", { limit: 10 });
  await using kept = await startPractice({ keep: "room.sqlite" });
  const page = await (await fetch(kept.url)).text();
  const faces = [posts, counts, checkQuery("library"), collected, card.ledger]
    .map((shown) => Object.keys(shown[Symbol.for("Jupyter.display")]()).includes("text/html"));
  using opened = await openCollection("library.sqlite");
  console.log(JSON.stringify({
    posts: posts.length,
    counted: counts.length > 0,
    collected: opened.rows().length,
    again: again.length,
    parquet: new TextDecoder().decode((await Deno.readFile("posts.parquet")).subarray(0, 4)),
    csv: (await Deno.readTextFile("posts.csv")).split("\\n").length > 60,
    ledger: (await Deno.stat("ledger.sqlite")).isFile,
    page: /<!doctype html>.*PRACTICE|Practice/is.test(page) && page.includes("</html>"),
    faces,
  }));
  Deno.exit();
`;

const EVERY_PART_WORKED = {
  posts: 10,
  counted: true,
  collected: 60,
  again: 10,
  parquet: "PAR1",
  csv: true,
  ledger: true,
  page: true,
  faces: [true, true, true, true, true],
};

Deno.test("the build runs in another folder, every part of it, with an empty cache and no registry", async () => {
  await using there = await elsewhere();
  const { out, complaints, code } = await there.run(EVERY_PART("./library_card/mod.js"), [
    "--cached-only",
  ]);
  assertEquals([code, complaints.includes("error"), JSON.parse(out)], [
    0,
    false,
    EVERY_PART_WORKED,
  ]);
});

Deno.test("the build runs by an address, its parts from the same place, with an empty cache", async () => {
  await using there = await elsewhere();
  const asked: string[] = [];
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      const file = await Deno.readFile(join(there.folder, "library_card", pathname)).catch(() =>
        null
      );
      const type = pathname.endsWith(".ts") ? "application/typescript" : "text/javascript";
      return new Response(file, { status: file ? 200 : 404, headers: { "content-type": type } });
    },
  );
  const host = `127.0.0.1:${server.addr.port}`;
  const { out, code, complaints } = await there.run(EVERY_PART(`http://${host}/mod.js`));
  assertEquals([code, complaints.includes("error"), JSON.parse(out)], [
    0,
    false,
    EVERY_PART_WORKED,
  ]);
  assert(asked.length > 10 && asked.every((path) => path.endsWith(".js")), asked.join());
});

Deno.test("the build's types are complete: a strict file elsewhere is checked without a registry", async () => {
  await using there = await elsewhere();
  await Deno.writeTextFile(
    join(there.folder, "deno.json"),
    JSON.stringify({ compilerOptions: { strict: true } }),
  );
  // Were a type missing, it would be `any`, to which everything fits: what must not fit is there, too.
  await Deno.writeTextFile(
    join(there.folder, "mine.ts"),
    `import { connect, type LibraryCard, type Post, PRICES } from "./library_card/mod.js";
    import { type PracticeRoom, startPractice } from "./library_card/practice.js";
    const card: LibraryCard = await connect({ practice: true });
    const rows: Post[] = await card.search("library", { limit: 10 });
    const room: PracticeRoom = await startPractice();
    export const me: Promise<{ data: { username: string } }> = card.client.v2.me();
    export const told: [string, number, string] = [rows[0].text, PRICES.post, room.url];
    // @ts-expect-error A query is text.
    card.search(1);
    // @ts-expect-error It takes options.
    card.client.v2.me(2);
    // @ts-expect-error A port is a number.
    startPractice({ port: "1" });
    // @ts-expect-error A price is a number.
    PRICES.post.trim();`,
  );
  const { code, complaints } = await there.deno(["check", "--quiet", "mine.ts"]);
  assertEquals([code, complaints], [0, ""]);
});

Deno.test("the build offers what the sources offer, each name with its type", async () => {
  const dist = await freshBuild();
  const { ".": mod, "./practice": practice } = await exportedFiles();
  for (const [built, source] of [["mod", mod], ["practice", practice]]) {
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["doc", "--json", fileURLToPath(new URL(`../../${source}`, import.meta.url))],
    }).output();
    const { nodes } = JSON.parse(new TextDecoder().decode(stdout)) as {
      nodes: Record<string, { symbols: { name: string }[] }>;
    };
    const documented = Object.values(nodes)[0].symbols.map(({ name }) => name);
    const types = await Deno.readTextFile(join(dist, `${built}.d.ts`));
    const lists = [...types.matchAll(/^export (?:type )?\{ (.*) \}/gm)];
    const typed = lists.flatMap(([, list]) => list.split(", ")).map((name) =>
      name.replace(/.* as /, "").replace(/^type /, "")
    );
    assertEquals(
      [...new Set(typed)].sort(),
      documented.filter((name) => name !== "default").sort(),
    );
    const there = Object.keys(
      await import(new URL(`../../dist/${built}.js`, import.meta.url).href),
    );
    const here = Object.keys(await import(new URL(`../../${source}`, import.meta.url).href));
    assertEquals(there.sort(), here.sort());
  }
});

Deno.test("the command line is in the build: it demonstrates, counts and checks without a registry", async () => {
  await using there = await elsewhere();
  const cli = ["run", "--quiet", "--cached-only", "--allow-all", "library_card/cli.js"];
  const demo = await there.deno([...cli, "demo"]);
  assertEquals([demo.code, demo.out.includes("library")], [0, true]);
  const query = await there.deno([...cli, "query", "cats OR dogs lang:en"]);
  assertEquals(query.code, 0);
  const check = await there.deno([...cli, "check", "--no-search"]);
  assertEquals([check.code, check.complaints.includes("at file:")], [1, false]);
});

const hasNode = await new Deno.Command("node", { args: ["--version"] }).output()
  .then(({ success }) => success, () => false);

Deno.test({
  name: "Node.js is told in one sentence that the build needs Deno, whichever entry it loads",
  ignore: !hasNode,
  async fn() {
    await using there = await elsewhere();
    for (
      const [file, code] of [
        ["mine.mjs", `import { connect } from "./library_card/mod.js"; await connect();`],
        [
          "mine.mjs",
          `import { startPractice } from "./library_card/practice.js"; startPractice();`,
        ],
        ["mine.mjs", `await import("./library_card/mod.js");`],
        ["library_card/cli.js", ""],
      ]
    ) {
      await Deno.writeTextFile(join(there.folder, "mine.mjs"), code);
      const { code: exit, stderr } = await new Deno.Command("node", {
        args: [file, "--help"],
        cwd: there.folder,
      }).output();
      const said = new TextDecoder().decode(stderr);
      assertMatch(
        said,
        /Error: Cannot load Library Card: this is Node\.js [\d.]+, and it needs Deno/,
      );
      assertEquals([exit, /^ +at |library_card\//m.test(said)], [1, false], said);
    }
  },
});

Deno.test("the build holds no path of the computer that made it, and says whose code is inside", async () => {
  const dist = await freshBuild();
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  const { denoDir } = JSON.parse(new TextDecoder().decode(stdout));
  const inside = new Set<string>();
  for await (const { name } of Deno.readDir(dist)) {
    const text = await Deno.readTextFile(join(dist, name));
    for (const path of [root, denoDir, "/npm/registry", "\\npm\\registry"]) {
      assert(!text.includes(path), `${name} holds ${path}`);
    }
    for (const [, whole] of text.matchAll(/^\s*\/\/ ((?:@[\w.-]+\/)?[\w.-]+@\d[^/\s]*)\//gm)) {
      inside.add(whole);
    }
  }
  assert(inside.has("hono@4.13.19") || inside.size > 3, [...inside].join());
  const licences = await Deno.readTextFile(join(dist, "LICENCES.md"));
  for (const one of inside) {
    const [name, version] = [
      one.slice(0, one.lastIndexOf("@")),
      one.slice(one.lastIndexOf("@") + 1),
    ];
    const section = licences.split("\n## ").find((text) => text.startsWith(`${name} ${version}\n`));
    assertMatch(
      section ?? `${one} has no section`,
      /Licence: [\w.-]+[^]*(Permission is hereby granted|Licensed under)/,
    );
  }
});

Deno.test("build() replaces an earlier build and nothing else", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(folder, "thesis.txt"), "mine");
    assertMatch(String(await assertRejects(() => build(folder))), /holds other files than a build/);
    assertEquals(await Deno.readTextFile(join(folder, "thesis.txt")), "mine");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
