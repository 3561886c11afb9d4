import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../../assert.ts";
import { startPractice } from "../../../src/practice/mod.ts";
import { clientLines } from "../../../src/practice/console/search/client_lines.ts";
import { frontDesk } from "./front_desk.ts";

const FORM = { query: 'library "late fees"', limit: "12", authors: false, appId: "" };

const linesOf = (id: string, address: string, form = FORM) =>
  clientLines(address, form).find((each) => each.id === id)!.lines;

Deno.test.each(["xdk-typescript", "twitter-api-v2"])(
  "the lines for %s run as they are shown, and find posts",
  async (id) => {
    await using room = await startPractice();
    const folder = await Deno.makeTempDir();
    const file = join(folder, "script.ts");
    const form = { ...FORM, query: "library lang:en" };
    await Deno.writeTextFile(file, linesOf(id, room.url, form));
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--allow-all", file],
      cwd: folder,
      env: { X_BEARER_TOKEN: room.issueKeys().bearerToken, NO_COLOR: "1" },
    }).output();
    await Deno.remove(folder, { recursive: true });
    const said = new TextDecoder().decode(stdout).trim();
    assertEquals([code, said], [0, "12 posts"], new TextDecoder().decode(stderr));
    assertEquals(room.requests.at(-1)!.path, "/2/tweets/search/recent");
  },
);

Deno.test("every client's lines say where the room is", () => {
  for (const { client, lines } of clientLines("http://10.0.0.7:8787", FORM)) {
    assert(lines.includes("10.0.0.7") && lines.includes("8787"), client);
  }
});

Deno.test("a query is text in every client's lines", () => {
  for (const id of ["xdk-python", "xdk-typescript", "twitter-api-v2"]) {
    assertStringIncludes(linesOf(id, "http://127.0.0.1:8787"), String.raw`"library \"late fees\""`);
  }
  assertStringIncludes(
    linesOf("xurl", "http://127.0.0.1:8787"),
    "'/2/tweets/search/recent?query=library%20%22late%20fees%22&max_results=12'",
  );
});

Deno.test("the search page shows the lines before and after a search, for this room and this query", async () => {
  const { makeApp, see, send } = frontDesk();
  await makeApp();
  const before = (await see("/console/search")).text;
  const after = (await send("/console/search", { query: "soup", limit: "11" })).text;
  for (const { client } of clientLines("http://localhost", FORM)) {
    for (const page of [before, after]) {
      assertStringIncludes(page, `<summary>${client.replaceAll("'", "&#39;")}</summary>`);
    }
  }
  assertStringIncludes(before, "new Client({\n  baseUrl: &quot;http://localhost&quot;");
  assertStringIncludes(after, "searchRecent(&quot;soup&quot;, { maxResults: 11 })");
});

Deno.test("docs/practice_room.md shows the same lines for Python", async () => {
  const paper = await Deno.readTextFile(
    new URL("../../../docs/practice_room.md", import.meta.url),
  );
  assertStringIncludes(paper, linesOf("python", "http://127.0.0.1:8787"));
});
