import { assert, assertEquals } from "../assert.ts";
import {
  barsFaces,
  type Faces,
  marksFaces,
  sheetFaces,
  tableFaces,
} from "../../src/display/mod.ts";
import { lostInUntrusted } from "./untrusted.ts";

const stamp = "PRACTICE";
const FACES: { name: string; faces: Faces }[] = [
  {
    name: "a table",
    faces: tableFaces({
      title: "Posts",
      stamp,
      columns: [{ title: "When" }, { title: "Post", grow: true }, {
        title: "Likes",
        align: "right",
      }],
      rows: [[{ text: "Noon", href: "https://example.org/" }, "Words", 3]],
      more: 2,
      notes: ["So it is."],
    }),
  },
  {
    name: "a card with a trouble",
    faces: sheetFaces({
      title: "Card",
      stamp,
      subtitle: "Of the library",
      lines: [{ label: "Keys", value: "all", tone: "good" }],
      trouble: {
        title: "Cannot search",
        text: "No.",
        steps: ["Look:\n\n    cats)\n        ^ 1", "Wait."],
        more: "More.",
      },
      notes: ["A note."],
      next: ["`await card.search()`"],
    }),
  },
  {
    name: "marks",
    faces: marksFaces({
      title: "Query",
      verdict: "2 marks",
      text: "cats OR lang:en",
      marks: [
        { start: 0, end: 4, tone: "bad", note: "No." },
        { start: 8, end: 15, tone: "note", note: "Hm.", tip: "write it" },
      ],
      notes: [{ label: "With it", text: "cats", code: true }],
    }),
  },
  ...[3, 200].map((count) => ({
    name: `${count} bars`,
    faces: barsFaces({
      title: "Loans",
      stamp,
      labels: Array.from({ length: count }, (_, i) => `Day ${i}`),
      values: Array.from({ length: count }, (_, i) => i),
      each: "day",
      notes: ["So it is."],
      footer: ["Cost nothing."],
    }),
  })),
];

Deno.test.each(FACES)("$name loses nothing in a notebook that is not trusted", ({ faces }) => {
  const source = `${faces.html()}`;
  assert(source.length > 100);
  assertEquals(lostInUntrusted(source), []);
});

Deno.test("what such a notebook takes out is found", () => {
  const source =
    '<svg viewBox="0 0 1 1"></svg><mark style="color:inherit;text-decoration:underline">x' +
    '</mark><b style="border:1px solid currentColor"></b>';
  assertEquals(
    lostInUntrusted(source),
    [
      "<svg>",
      "viewBox",
      "<mark>",
      "text-decoration:underline",
      "border:1px solid currentColor",
    ],
  );
});
