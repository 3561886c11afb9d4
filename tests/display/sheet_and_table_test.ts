import { parseHTML } from "npm:linkedom@0.18.15";
import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { seeded } from "../seeded.ts";
import {
  type Sheet,
  sheetFaces,
  type Table,
  tableFaces,
  textWidth,
} from "../../src/display/mod.ts";

const SHEET: Sheet = {
  title: "Library Card",
  stamp: "PRACTICE",
  subtitle: "made-up posts",
  lines: [
    { label: "API key", value: "A, from X_API_KEY (environment)" },
    { label: "Checked", value: "accepted at 20:21 UTC", tone: "good" },
  ],
  notes: ["One note."],
  next: ['`await card.search("library")`'],
};

const TABLE: Table = {
  title: "2 posts for cats",
  stamp: "PRACTICE",
  columns: [{ title: "When" }, { title: "Post", grow: true }, { title: "Likes", align: "right" }],
  rows: [
    [
      { text: "20:18", href: "https://x.com/i/status/1" },
      "図書館 📚 and a <b>bold</b> | claim",
      1234,
    ],
    [{ text: "20:12", href: "javascript:alert(1)" }, "café", null],
  ],
  more: 3,
  notes: ["A note."],
  footer: ["Cost USD 0.05."],
};

Deno.test("a sheet as text is a card that fits", () => {
  assertEquals(
    sheetFaces(SHEET).text(50),
    `┌────────────────────────────────────────────────┐
│ Library Card                  *** PRACTICE *** │
│ made-up posts                                  │
├────────────────────────────────────────────────┤
│ API key .. A, from X_API_KEY (environment)     │
│ Checked .. ✓ accepted at 20:21 UTC             │
└────────────────────────────────────────────────┘
One note.
Next:
  await card.search("library")`,
  );
});

Deno.test("a sheet in a narrow terminal puts values below their labels", () => {
  assertEquals(
    sheetFaces({ ...SHEET, notes: [], next: [] }).text(24),
    `┌──────────────────────┐
│ Library Card         │
│ *** PRACTICE ***     │
│ made-up posts        │
├──────────────────────┤
│ API key:             │
│   A, from X_API_KEY  │
│   (environment)      │
│ Checked:             │
│   ✓ accepted at      │
│   20:21 UTC          │
└──────────────────────┘`,
  );
});

Deno.test("a table as text has aligned columns", () => {
  assertEquals(
    tableFaces(TABLE).text(60),
    `2 posts for cats *** PRACTICE ***
When   Post                                 Likes
─────  ───────────────────────────────────  ─────
20:18  図書館 📚 and a <b>bold</b> | claim  1,234
20:12  café
… and 3 more.
A note.
Cost USD 0.05.`,
  );
});

Deno.test("a table in a narrow terminal is a list of records", () => {
  assertEquals(
    tableFaces({ ...TABLE, more: 0, notes: [], footer: [] }).text(24),
    `2 posts for cats ***
PRACTICE ***
────────────────────────
When: 20:18
Post: 図書館 📚 and a
<b>bold</b> | claim
Likes: 1,234
────────────────────────
When: 20:12
Post: café`,
  );
});

Deno.test("a table as Markdown escapes what Markdown would read", () => {
  assertEquals(
    tableFaces(TABLE).markdown(),
    `**2 posts for cats** **PRACTICE**

| When | Post | Likes |
| --- | --- | ---: |
| [20:18](https://x.com/i/status/1) | 図書館 📚 and a \\<b\\>bold\\</b\\> \\| claim | 1,234 |
| 20:12 | café |  |

… and 3 more.

A note.

Cost USD 0.05.`,
  );
});

Deno.test("a sheet as Markdown has every line, note and step", () => {
  const markdown = sheetFaces(SHEET).markdown();
  for (
    const words of ["**Library Card** **PRACTICE**", "| API key |", "One note.", "`await card"]
  ) {
    assertStringIncludes(markdown, words);
  }
});

interface Element {
  getAttribute(name: string): string | null;
}

interface Page {
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>;
}

const dom = (markup: unknown): Page =>
  (parseHTML(`<html><body>${markup}</body></html>`) as unknown as { document: Page }).document;

Deno.test("a table as HTML has a caption, headings and safe links only", () => {
  const document = dom(tableFaces(TABLE).html());
  assertEquals(document.querySelectorAll("caption").length, 1);
  assertEquals(document.querySelectorAll('th[scope="col"]').length, 3);
  const links = [...document.querySelectorAll("a")];
  assertEquals(links.map((link) => link.getAttribute("href")), ["https://x.com/i/status/1"]);
  assertEquals(links[0].getAttribute("rel"), "noopener noreferrer");
  assertEquals(document.querySelectorAll("b").length, 0);
});

const PIECES = [
  ...`<>"'&\`|*_[]()#!:/\\ \n\t`,
  "<script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "javascript:",
  "</td></table><iframe src=https://evil.test>",
  "<img src=x onerror=alert(1)>",
  "\u001b[31m",
  "\u202E",
  "\u0000",
  "図書館",
  "👩‍👩‍👧‍👦",
  "🇩🇪",
  "e\u0301",
  "مكتبة",
  "word ",
];

function hostile(random: () => number): string {
  const length = Math.floor(random() * 12);
  return Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join("");
}

Deno.test("no text breaks out of its cell as HTML", () => {
  const random = seeded(7);
  for (let round = 0; round < 300; round++) {
    const words = () => hostile(random);
    const table: Table = {
      title: words(),
      columns: [{ title: words() }, { title: words(), grow: true }],
      rows: [[{ text: words(), href: words() }, words()], [words(), words()]],
      notes: [words()],
      footer: [words()],
    };
    const document = dom(tableFaces(table).html());
    const count = (selector: string) => document.querySelectorAll(selector).length;
    assertEquals([count("table"), count("tr"), count("td"), count("th")], [1, 3, 4, 2]);
    assertEquals(count("script, iframe, img, [onmouseover], [onerror]"), 0);
    assertEquals(count("a"), 0);
    const sheet = sheetFaces({
      title: words(),
      stamp: words(),
      subtitle: words(),
      lines: [{ label: words(), value: words() }],
      notes: [words()],
      next: [words()],
    }).html();
    const card = dom(sheet);
    assertEquals(card.querySelectorAll("dt").length + card.querySelectorAll("dd").length, 2);
    assertEquals(card.querySelectorAll("script, iframe, img, [onmouseover], [onerror]").length, 0);
  }
});

Deno.test("no line of text is wider than the terminal, or moves its cursor", () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round++) {
    const width = 20 + Math.floor(random() * 180);
    const words = () => hostile(random) + hostile(random);
    const table = tableFaces({
      title: words(),
      stamp: "PRACTICE",
      columns: [{ title: "A" }, { title: "B", grow: true }, { title: "C", align: "right" }],
      rows: Array.from({ length: 5 }, () => [words(), words(), random() < 0.5 ? 12345 : null]),
      notes: [words()],
    }).text(width);
    const sheet = sheetFaces({
      title: "Library Card",
      stamp: "PRACTICE",
      lines: [{ label: words(), value: words() }, { label: words(), value: words(), tone: "bad" }],
      notes: [words()],
      next: [words()],
    }).text(width);
    for (const line of `${table}\n${sheet}`.split("\n")) {
      assert(textWidth(line) <= width, `round ${round}: ${textWidth(line)} > ${width}: ${line}`);
      assert(!/\p{Cc}/u.test(line), `round ${round}: a control character`);
    }
    const box = sheet.split("\n").filter((line) => /^[┌│├└]/.test(line)).map(textWidth);
    assertEquals(new Set(box).size, 1, `round ${round}: the box is ragged`);
  }
});
