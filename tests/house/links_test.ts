import { assertEquals } from "../assert.ts";
import { filesIn, papers, ROOT } from "./papers.ts";

/** The name that GitHub gives a heading. */
const slugOf = (heading: string) =>
  heading.trim().toLowerCase().replace(/[^\p{Letter}\p{Number}\s_-]/gu, "").replace(/\s/g, "-");

/** The places in a paper that a link can lead to. */
const placesIn = (text: string) =>
  new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slugOf(heading)));

Deno.test("every link in a paper or a notebook leads to a file, and to a heading of it", async () => {
  const all = new Map((await papers()).map((paper) => [paper.url.href, paper]));
  const dead: string[] = [];
  for (const { name, url, text } of all.values()) {
    for (const [, address] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(address)) continue;
      const to = new URL(address, url);
      const place = decodeURIComponent(to.hash.slice(1));
      to.hash = "";
      const isThere = await Deno.stat(to).then(() => true, () => false);
      const inPaper = all.get(to.href);
      const isPlace = !place || (inPaper !== undefined && placesIn(inPaper.text).has(place));
      if (!isThere || !isPlace || !to.href.startsWith(ROOT.href)) dead.push(`${name}: ${address}`);
    }
  }
  assertEquals(dead, []);
});

Deno.test("every paper in docs/ is reached from the README", async () => {
  const all = await papers();
  const readme = all.find(({ name }) => name === "README.md")!;
  const docs = all.filter(({ name }) => name.startsWith("docs/"));
  assertEquals(
    docs.filter(({ name }) => !readme.text.includes(`](${name}`)).map((p) => p.name),
    [],
  );
});

Deno.test("every source file that a paper names is there", async () => {
  const files = await filesIn("");
  const dead: string[] = [];
  for (const { name, text } of await papers()) {
    // Such as `keys/keys.ts`, `practice/town/` or `problems/*_problems.ts`, from anywhere on.
    for (const [, path] of text.matchAll(/`([\w*][\w*./-]*(?:\.tsx?|\/))`/g)) {
      const end = path.replace(/[.]/g, "\\.").replace(/\*/g, "[^/]*");
      const fits = new RegExp(`(^|/)${end}${path.endsWith("/") ? "" : "$"}`);
      if (!files.some((file) => fits.test(file))) {
        dead.push(`${name}: ${path}`);
      }
    }
  }
  assertEquals(dead, []);
});
