import { assertEquals, assertStringIncludes } from "../assert.ts";
import { ROOT } from "./papers.ts";
import { checkDenoVersion } from "../../src/checkup/later.ts";

const read = (path: string) => Deno.readTextFile(new URL(path, ROOT));

/** The one source of the lowest Deno, as `.ci/run` and the workflow read it. */
const LOWEST_REGEXP = /\(https:[^)]*installation[^)]*\) (\d+\.\d+\.\d+) or newer/;

Deno.test("the lowest Deno that the README names is the one that a notebook asks for", async () => {
  const [, lowest] = LOWEST_REGEXP.exec(await read("README.md"))!;
  checkDenoVersion(lowest, true);
  const [major, minor, patch] = lowest.split(".").map(Number);
  let said = "";
  try {
    checkDenoVersion(`${major}.${minor}.${patch - 1}`, true);
  } catch (error) {
    said = (error as Error).message;
  }
  assertStringIncludes(said, `notebooks need ${lowest} or newer`);
});

Deno.test("the suite runs on the lowest Deno and on the newest, both where it is run here and elsewhere", async () => {
  const SED =
    "sed -n 's/.*(https:[^)]*installation[^)]*) \\([0-9][0-9.]*\\) or newer.*/\\1/p' README.md";
  const [ci, workflow] = [await read(".ci/run"), await read(".github/workflows/test.yml")];
  assertStringIncludes(ci, SED);
  assertStringIncludes(workflow, SED);
  assertEquals(ci.match(/^(step "test"; +)?deno task test$/gm)?.length, 2);
});
