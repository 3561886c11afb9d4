import { assertEquals, assertMatch } from "../assert.ts";
import {
  changelogPart,
  checksums,
  findObstacles,
  type ReleaseState,
} from "../../tools/release/release.ts";
import { packTarball, unpackTarball } from "../../tools/release/tarball.ts";

const CHANGELOG = `# Changelog

## 1.2.0 (2026-11-25)

- New: a thing.

## 1.1.0 (2026-10-01)

- Older.
`;

const READY: ReleaseState = {
  version: "1.2.0",
  codeVersion: "1.2.0",
  changelog: CHANGELOG,
  uncommitted: [],
};

Deno.test("changelogPart() gives a version's own part, and no other's", () => {
  assertEquals(changelogPart(CHANGELOG, "1.2.0"), { date: "2026-11-25", notes: "- New: a thing." });
  assertEquals(changelogPart(CHANGELOG, "1.1.0"), { date: "2026-10-01", notes: "- Older." });
  assertEquals(changelogPart(CHANGELOG, "1.2"), undefined);
});

Deno.test("findObstacles() finds nothing where all is ready", () => {
  assertEquals(findObstacles(READY), []);
});

Deno.test.each<[string, Partial<ReleaseState>, RegExp]>([
  ["a file that is not committed", { uncommitted: ["mod.ts"] }, /such as mod\.ts: commit/],
  ["a version that the code does not have", { codeVersion: "1.1.0" }, /is 1\.1\.0, and deno\.json/],
  ["a version that the changelog does not begin with", {
    ...{ version: "1.3.0", codeVersion: "1.3.0" },
  }, /is about 1\.2\.0, and deno\.json says 1\.3\.0/],
  ["a version older than the changelog's newest", {
    ...{ version: "1.1.0", codeVersion: "1.1.0" },
  }, /is about 1\.2\.0, and deno\.json says 1\.1\.0/],
  ["a changelog without a day", {
    changelog: CHANGELOG.replace("2026-11-25", "unreleased"),
  }, /"unreleased" as the date/],
  ["a changelog with nothing new", {
    changelog: CHANGELOG.replace("- New: a thing.", ""),
  }, /nothing about 1\.2\.0/],
])("findObstacles() finds %s", (_, change, obstacle) => {
  const found = findObstacles({ ...READY, ...change });
  assertEquals(found.length, 1);
  assertMatch(found[0], obstacle);
});

const text = (what: string) => new TextEncoder().encode(what);
const FILES = new Map([
  ["library_card/mod.js", text("export {};\n")],
  ["library_card/README.md", text("ü".repeat(1000))],
  ["library_card/empty", text("")],
]);

Deno.test("packTarball() packs what unpackTarball() and tar read, the same bytes each time", async () => {
  const packed = await packTarball(FILES);
  const sorted = [...FILES].sort(([a], [b]) => a < b ? -1 : 1);
  assertEquals([...await unpackTarball(packed)], sorted);
  assertEquals(await packTarball(new Map([...FILES].reverse())), packed);
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeFile(`${folder}/a.tar.gz`, packed);
    const { success } = await new Deno.Command("tar", {
      args: ["-xzf", "a.tar.gz"],
      cwd: folder,
    }).output();
    assertEquals(success, true);
    for (const [path, bytes] of FILES) {
      assertEquals(await Deno.readFile(`${folder}/${path}`), bytes);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("checksums() are what sha256sum reads", async () => {
  // The digest of no bytes at all. Source: FIPS 180-4.
  const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  assertEquals(await checksums(new Map([["a", text("")]])), `${nothing}  a\n`);
});
