import { assert, assertEquals } from "../assert.ts";
import { MAX_DEPTH, parseQuery } from "../../src/query/parse_query.ts";
import { childrenOf, type QueryNode } from "../../src/query/query_tree.ts";

/** A tree in a line: (a b) is AND, (a | b) is OR, [a] is a group. */
function shape(node: QueryNode | null): string {
  if (!node) return "nothing";
  switch (node.kind) {
    case "or":
      return `(${node.branches.map(shape).join(" | ")})`;
    case "and":
      return `(${node.terms.map(shape).join(" ")})`;
    case "not":
      return `-${shape(node.term)}`;
    case "group":
      return `[${shape(node.inside)}]`;
    case "operator":
      return `${node.name}=${node.value}`;
    default:
      return `${node.kind}:${node.text}`;
  }
}

const shapes: [query: string, shape: string][] = [
  ["apple", "word:apple"],
  ["apple pie", "(word:apple word:pie)"],
  ["apple OR iphone ipad", "(word:apple | (word:iphone word:ipad))"],
  ["a b OR c d OR e", "((word:a word:b) | (word:c word:d) | word:e)"],
  ["(a OR b) c", "([(word:a | word:b)] word:c)"],
  ["-a", "-word:a"],
  ["-(a b)", "-[(word:a word:b)]"],
  [
    '"exact phrase" #tag @user $TICK',
    "(phrase:exact phrase hashtag:tag mention:user cashtag:TICK)",
  ],
  ["from:PaperwickLib -is:retweet", "(from=PaperwickLib -is=retweet)"],
  ['url:"https://example.org/a b"', "url=https://example.org/a b"],
  ["point_radius:[-38.2 41.0 5km]", "point_radius=-38.2 41.0 5km"],
  ["LANG:en", "lang=en"],
  ["e-mail or e.mail", "(word:e-mail word:or word:e.mail)"],
  ["# @ $", "(word:# word:@ word:$)"],
  ["図書館 📚", "(word:図書館 word:📚)"],
];
for (const [query, expected] of shapes) {
  Deno.test(`parseQuery() reads ${query}`, () => {
    const { tree, problems } = parseQuery(query);
    assertEquals(shape(tree), expected);
    assertEquals(problems, []);
  });
}

const wrong: [query: string, code: string, start: number, shape: string][] = [
  ["", "empty", 0, "nothing"],
  ["   ", "empty", 0, "nothing"],
  ['a "b c', "unclosed-quote", 2, "(word:a phrase:b c)"],
  ['url:"b c', "unclosed-value", 4, "url=b c"],
  ["a (b", "unclosed-group", 2, "(word:a [word:b])"],
  ["a) b", "stray-close", 1, "(word:a word:b)"],
  ["a ()", "empty-group", 2, "word:a"],
  ["OR a", "dangling-or", 0, "word:a"],
  ["a OR", "dangling-or", 2, "word:a"],
  ["a OR OR b", "dangling-or", 5, "(word:a | word:b)"],
  ["a (b OR) c", "dangling-or", 5, "(word:a [word:b] word:c)"],
  ["a - b", "dangling-minus", 2, "(word:a word:b)"],
  ["a -", "dangling-minus", 2, "word:a"],
  ["a -OR b", "dangling-minus", 2, "(word:a | word:b)"],
  ["--a", "double-minus", 1, "-word:a"],
  ["from: a", "empty-value", 0, "(from= word:a)"],
  ['a ""', "empty-phrase", 2, "(word:a phrase:)"],
];
for (const [query, code, start, expected] of wrong) {
  Deno.test(`parseQuery() reports ${code} in [${query}] and reads the rest`, () => {
    const { tree, problems } = parseQuery(query);
    assertEquals(problems.map((problem) => [problem.code, problem.start]), [[code, start]]);
    assertEquals(shape(tree), expected);
  });
}

Deno.test("parseQuery() gives each node the part of the text that it was read from", () => {
  const query = '  (cat OR -from:"a b") "two words" #x ';
  const texts: string[] = [];
  (function walk(node: QueryNode) {
    texts.push(query.slice(node.start, node.end));
    childrenOf(node).forEach(walk);
  })(parseQuery(query).tree!);
  assertEquals(texts, [
    '(cat OR -from:"a b") "two words" #x',
    '(cat OR -from:"a b")',
    'cat OR -from:"a b"',
    "cat",
    '-from:"a b"',
    'from:"a b"',
    '"two words"',
    "#x",
  ]);
});

Deno.test("parseQuery() keeps the place of an operator's value", () => {
  const query = 'x url:"a b"';
  const tree = parseQuery(query).tree!;
  const node = childrenOf(tree)[1];
  assert(node.kind === "operator");
  assertEquals(query.slice(node.valueSpan.start, node.valueSpan.end), '"a b"');
  assertEquals(node.written, "quoted");
});

Deno.test("parseQuery() survives 10,000 opening parentheses", () => {
  const { tree, problems } = parseQuery("(".repeat(10_000) + "a" + ")".repeat(10_000));
  assertEquals(problems.map(({ code }) => code), ["too-deep"]);
  let depth = 0;
  for (let node = tree!; node.kind === "group"; node = node.inside) depth++;
  assertEquals(depth, MAX_DEPTH);
});
