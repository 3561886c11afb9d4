import { assert, assertEquals } from "../assert.ts";
import { checkQuery, parseQuery, type QueryNode } from "../../src/query/mod.ts";
import { seeded } from "../seeded.ts";
import { printQuery } from "./print_query.ts";

/** A tree without its positions. */
function bare(node: QueryNode | null): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => /^(start|end|valueSpan)$/.test(key) ? undefined : value),
  );
}

const span = { start: 0, end: 0 };
const WORDS = [
  "cat",
  "図書館",
  "📚",
  "e-mail",
  "or",
  "10:30",
  "C++",
  "naïve",
  "https://x.org/a",
  "dogs'",
];

/** A tree such as a query can give. */
function randomTree(next: () => number): QueryNode {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
  const many = (make: () => QueryNode) => Array.from({ length: 2 + next() * 3 }, make);
  const leaf = (): QueryNode => {
    const name = pick(["from", "lang", "url", "foo_bar", "is"]);
    return pick<() => QueryNode>([
      () => ({ kind: "word", text: pick(WORDS), ...span }),
      () => ({ kind: "phrase", text: pick(["a b", "OR", "(x", "-", "’s", "from:a"]), ...span }),
      () => ({ kind: "hashtag", text: pick(["cat", "図書館"]), ...span }),
      () => ({ kind: "mention", text: "user", ...span }),
      () => ({ kind: "cashtag", text: "TICK", ...span }),
      () => ({
        kind: "operator",
        name,
        value: "x.y:z",
        written: "plain",
        valueSpan: span,
        ...span,
      }),
      () => ({
        kind: "operator",
        name,
        value: "a ) b",
        written: "quoted",
        valueSpan: span,
        ...span,
      }),
      () => ({
        kind: "operator",
        name: "point_radius",
        value: "1 2 3km",
        written: "bracketed",
        valueSpan: span,
        ...span,
      }),
    ])();
  };
  const single = (depth: number): QueryNode =>
    depth > 0 && next() < 0.4 ? { kind: "group", inside: any(depth - 1), ...span } : leaf();
  const term = (depth: number): QueryNode =>
    next() < 0.25 ? { kind: "not", term: single(depth), ...span } : single(depth);
  const and = (depth: number): QueryNode =>
    next() < 0.5 ? term(depth) : { kind: "and", terms: many(() => term(depth)), ...span };
  const any = (depth: number): QueryNode =>
    next() < 0.6 ? and(depth) : { kind: "or", branches: many(() => and(depth)), ...span };
  return any(3);
}

Deno.test("10,000 random trees are the same once printed and read again", () => {
  const next = seeded(7);
  for (let i = 0; i < 10_000; i++) {
    const tree = randomTree(next);
    const text = printQuery(tree);
    const { tree: again, problems } = parseQuery(text);
    assertEquals(problems.length, 0, text);
    assertEquals(JSON.stringify(bare(again)), JSON.stringify(bare(tree)), text);
  }
});

Deno.test("printQuery() puts parentheses where a tree of no query needs them", () => {
  const word = (text: string): QueryNode => ({ kind: "word", text, ...span });
  const or: QueryNode = { kind: "or", branches: [word("a"), word("b")], ...span };
  assertEquals(printQuery({ kind: "and", terms: [or, word("c")], ...span }), "(a OR b) c");
  assertEquals(printQuery({ kind: "not", term: or, ...span }), "-(a OR b)");
  assertEquals(printQuery(word("OR")), '"OR"');
  assertEquals(printQuery(word("two words")), '"two words"');
});

const PIECES = [
  ..."()\"-[]#@$:~*|&'“”‘’–,.0aé📚\uD83D\uFE0F\u200D\u202E\t\n\0".split(""),
  ..."  (((".split(""),
  "OR",
  "AND",
  "or",
  "NOT",
  " OR ",
  "from:",
  "is:",
  "has:",
  "lang:en",
  "url:",
  "point_radius:[",
  "bounding_box:[1 2 3 4]",
  "filter:links",
  "exclude:",
  "geocode:1,2,3km",
  "$&",
  "{0}",
  "constructor:",
  "__proto__:x",
];

Deno.test("100,000 random strings crash neither parser, checker nor reading", () => {
  const next = seeded(42);
  for (let i = 0; i < 100_000; i++) {
    let query = "";
    for (let length = next() * 12; length > 0; length--) {
      query += PIECES[Math.floor(next() * PIECES.length)];
    }
    const report = checkQuery(query);
    for (const { start, end, fix } of report.problems) {
      assert(start >= 0 && start <= end && end <= query.length, query);
      assert(!fix || fix.start >= 0 && fix.start <= fix.end && fix.end <= query.length, query);
    }
    assert(report.reading.length > 0);
    if (i % 20 === 0) {
      const errors = (text: string) =>
        checkQuery(text).problems.filter(({ level }) => level === "error").length;
      assert(errors(report.fixed) <= errors(query), query);
    }
    if (i % 500 === 0) assert(`${report}`.length > 0);
  }
});

Deno.test("printQuery() quotes a word that could open a quotation", () => {
  const words = ["'til", "dogs'"].map((text): QueryNode => ({ kind: "word", text, ...span }));
  assertEquals(printQuery({ kind: "and", terms: words, ...span }), `"'til" dogs'`);
});

Deno.test("parseQuery() never throws, and every problem lies within the text", () => {
  const pieces = [
    "(",
    ")",
    '"',
    "-",
    " ",
    "OR",
    "a",
    "from:",
    "[",
    "]",
    "#",
    "@",
    "$",
    ":",
    "é",
    "📚",
  ];
  const next = seeded(42);
  for (let i = 0; i < 3_000; i++) {
    let query = "";
    for (let length = next() * 20; length > 0; length--) {
      query += pieces[Math.floor(next() * pieces.length)];
    }
    for (const { start, end } of parseQuery(query).problems) {
      assert(start >= 0 && start <= end && end <= query.length, query);
    }
  }
});
