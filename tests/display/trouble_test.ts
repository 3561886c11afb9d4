import { assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { sheetFaces } from "../../src/display/mod.ts";

const faces = sheetFaces({
  title: "Sheet",
  lines: [
    { label: "One", value: "seen here", tone: "seen" },
    { label: "Two", value: "open", tone: "open" },
  ],
  trouble: {
    title: "What stops you",
    text: "It is <closed>.",
    steps: ["Look at the mark:\n\n       a b c\n         ^\n", "Knock."],
    more: "More: https://example.org/a-long-page-that-is-wider-than-the-screen",
  },
});

Deno.test("a sheet's trouble stands below it in text, numbered, with pictures and links whole", () => {
  assertEquals(
    faces.text(40).split("\n").slice(-8),
    [
      "✗ What stops you",
      "It is <closed>.",
      "  1. Look at the mark:",
      "            a b c",
      "              ^",
      "  2. Knock.",
      "More: https://example.org/a-long-page-that-is-wider-than-the-screen",
      "",
    ],
  );
});

Deno.test("a sheet's trouble is escaped in a notebook", () => {
  const source = String(faces.html());
  assertStringIncludes(source, "It is &lt;closed&gt;.");
  assertStringIncludes(source, ">Knock.</li>");
});

Deno.test("a sheet's trouble is a numbered list in Markdown", () => {
  assertStringIncludes(faces.markdown(), "2. Knock.");
});

Deno.test("what was only seen has another sign than what is good", () => {
  assertStringIncludes(faces.text(60), "· seen here");
  assertStringIncludes(faces.text(60), "– open");
});

Deno.test("a step's picture keeps its place in a notebook, in letters of one width", () => {
  const steps = ["Look:\n\n    cats)\n        ^ 1\nThen mend it."];
  const html = `${sheetFaces({ title: "T", lines: [], trouble: { title: "Bad", steps } }).html()}`;
  assertMatch(
    html,
    /Look:<code style="[^"]*white-space:pre;[^"]*monospace">cats\)\n {4}\^ 1<\/code>Then/,
  );
});
