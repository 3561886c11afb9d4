import { assert, assertEquals, assertMatch, assertStringIncludes } from "../assert.ts";
import { type Marked, marksFaces } from "../../src/display/mod.ts";

const marked: Marked = {
  title: "Line",
  verdict: "2 marks",
  text: "図書館 <b> is here",
  marks: [
    { start: 4, end: 7, tone: "bad", note: "No tags.", tip: "Write b" },
    { start: 4, end: 10, tone: "note", note: "These belong together." },
  ],
  notes: [{ label: "Plain", text: "a & b" }, { label: "Code", text: "`x`", code: true }],
};
const faces = marksFaces(marked);
const html = String(faces.html());

Deno.test("marks stand as numbered carets under what they mark, wide characters counted", () => {
  assertEquals(faces.text(60).split("\n"), [
    "Line: 2 marks",
    "",
    "  図書館 <b> is here",
    "         ^^^ 1",
    "         ^^^^^^ 2",
    "",
    "✗ 1. No tags. → Write b.",
    "! 2. These belong together.",
    "Plain: a & b",
    "Code:",
    "  `x`",
  ]);
});

Deno.test("marks that do not meet share a row", () => {
  const { text } = marksFaces({
    title: "Line",
    text: "one two three",
    marks: [
      { start: 0, end: 3, tone: "bad", note: "First." },
      { start: 8, end: 13, tone: "bad", note: "Second." },
    ],
  });
  assertEquals(text(60).split("\n").slice(2, 4), ["  one two three", "  ^^^ 1   ^^^^^ 2"]);
});

Deno.test("a mark that would touch the number before it goes into a row of its own", () => {
  const { text } = marksFaces({
    title: "Line",
    text: "ab ccc",
    marks: [
      { start: 0, end: 2, tone: "bad", note: "First." },
      { start: 4, end: 6, tone: "bad", note: "Second." },
    ],
  });
  assertEquals(text(60).split("\n").slice(2, 5), ["  ab ccc", "  ^^ 1", "      ^^ 2"]);
});

Deno.test("a long text is broken into lines, each with its carets", () => {
  const text = "word ".repeat(20).trim();
  const { text: face } = marksFaces({
    title: "Line",
    text,
    marks: [{ start: 20, end: 39, tone: "bad", note: "Here." }],
  });
  for (const line of face(30).split("\n")) assert(line.length <= 32, line);
  assertEquals(face(30).split("\n").slice(2, 6), [
    "  word word word word word",
    "                      ^^^^^",
    "  word word word word word",
    "  ^^^^^^^^^^^^^^ 1",
  ]);
});

Deno.test("a mark at the end of a text, or in an empty one, has its caret", () => {
  const at = (text: string) =>
    marksFaces({
      title: "Line",
      text,
      marks: [{ start: text.length, end: text.length, tone: "bad", note: "Here." }],
    }).text(40).split("\n").slice(2, 4);
  assertEquals(at(""), ["", "  ^ 1"]);
  assertEquals(at("abc"), ["  abc", "     ^ 1"]);
});

Deno.test("in a notebook the text is escaped, and marked once where marks overlap", () => {
  assertStringIncludes(html, "&lt;b&gt;</bdi></span>");
  assertEquals(html.match(/<span style="background/g)?.length, 2);
  assert(!html.includes("<b>"));
});

Deno.test("in a notebook each mark is told in words, with its tone and its place", () => {
  assertMatch(
    html,
    /<li><strong>✗ Error<\/strong> at <code>.*?&lt;b&gt;.*?<\/code>: No tags\. → Write b\./,
  );
  assertMatch(html, /<li><strong>! Warning<\/strong> at .*?: These belong together\./);
});

Deno.test("in a notebook the numbers in the text are hidden from screen readers and copying", () => {
  assertStringIncludes(html, '<sup aria-hidden="true" style="user-select:none">1</sup>');
  assertEquals(
    html.replace(/<sup.*?<\/sup>/g, "").replace(/<[^>]*>/g, "").includes("館 &lt;b&gt; is here"),
    true,
  );
});

Deno.test("a notebook's marks name no colour of text but the notebook's own", () => {
  assert(!/[^-]color:(?!inherit)/.test(html), html);
});

Deno.test("in Markdown backticks cannot end the code", () => {
  const face = marksFaces({ ...marked, text: "a ``` b", marks: [] }).markdown();
  assertStringIncludes(face, "````\na ``` b\n````");
  assertStringIncludes(marksFaces(marked).markdown(), "1. **Error:** No tags. → Write b.");
});

Deno.test("what would move a terminal's cursor is taken out, and carets stay in place", () => {
  const { text } = marksFaces({
    title: "Line",
    text: "a\u001b[2Jb\nc\u202ed",
    marks: [{ start: 7, end: 9, tone: "bad", note: "Here." }],
  });
  assertEquals(text(40).split("\n").slice(2, 4), ["  a[2Jb cd", "        ^ 1"]);
});

Deno.test("more than twenty marks are counted", () => {
  const marks = Array.from({ length: 25 }, () => marked.marks[0]);
  assertStringIncludes(marksFaces({ ...marked, marks }).text(60), "… and 5 more.");
  assertEquals(String(marksFaces({ ...marked, marks }).html()).match(/<li>/g)?.length, 20);
});
