import { assert, assertEquals, assertMatch, assertThrows } from "../assert.ts";
import { compileQuery } from "../../src/practice/compile_query.ts";
import { madeUpWorld } from "../../src/practice/made_up_world.ts";
import type { SearchablePost } from "../../src/practice/searchable_post.ts";
import { EVENING } from "./rehearsal.ts";

const { posts } = madeUpWorld("library week", EVENING);
const find = (query: string) => posts.filter(compileQuery(query));
const text = (post: SearchablePost) => post.post.fullText;

const meanings: [query: string, holds: (post: SearchablePost) => boolean][] = [
  ["LIBRARY", (post) => /\blibrary\b/i.test(text(post))],
  ["bibliotheque", (post) => /biblioth[èe]que/i.test(text(post))],
  ["café", (post) => /caf[eé]/i.test(text(post))],
  ['"repair café today"', (post) => /repair café today/i.test(text(post))],
  ["図書館", (post) => text(post).includes("図書館")],
  ["📚", (post) => text(post).includes("📚")],
  ["#stormsemicolon", (post) => text(post).includes("#StormSemicolon")],
  ["@paperwicklib", (post) => /@PaperwickLib\b/.test(text(post))],
  ["$CRUMB", (post) => text(post).includes("$CRUMB")],
  ["from:paperwicklib", (post) => post.author === "paperwicklib"],
  ["to:PaperwickLib", (post) => text(post).startsWith("@PaperwickLib ")],
  ["library lang:de OR bibliothek lang:de", (post) => post.post.fields.lang === "de"],
  ["library is:reply", (post) => post.post.reference?.type === "replied_to"],
  ["library is:quote", (post) => post.post.reference?.type === "quoted"],
  ["from:PaperwickLib is:retweet", (post) => text(post).startsWith("RT @")],
  ["library is:verified", (post) => post.post.author.profile.verified],
  ["library has:hashtags", (post) => text(post).includes("#")],
  ["library has:links", (post) => text(post).includes("https://")],
  ["library has:mentions", (post) => text(post).includes("@")],
  ["library has:cashtags", (post) => text(post).includes("$CRUMB")],
  ["library has:media", (post) => post.post.media !== undefined],
  ["library has:images", (post) => post.post.media?.type === "photo"],
  ["library has:videos", (post) => post.post.media?.type === "video"],
  ["library has:geo", (post) => post.post.place !== undefined],
  ["library -storm", (post) => !/\bstorm\b/i.test(text(post))],
  ["(soup OR blankets) library", (post) => /soup|blankets/i.test(text(post))],
];
for (const [query, holds] of meanings) {
  Deno.test(`compileQuery() finds with ${query} only what it means, and something`, () => {
    const found = find(query);
    assert(found.length > 0, "nothing found");
    for (const post of found) assert(holds(post), text(post));
    const all = posts.filter((post) => !post.repost && !found.includes(post));
    assert(all.length > 0);
  });
}

Deno.test("compileQuery() finds every post with a word, and no repost", () => {
  const expected = posts.filter((post) =>
    !post.repost && /\blibrary\b/i.test(text(post).replace(/https:\S+/g, ""))
  );
  assertEquals(find("library").length, expected.length);
});

Deno.test("compileQuery() lets AND bind tighter than OR", () => {
  const union = new Set([...find("soup"), ...find("tortoise library")]);
  assertEquals(find("soup OR tortoise library").length, union.size);
});

Deno.test("compileQuery() takes a numeric user id in from:", () => {
  const { id } = posts[0].post.author.profile;
  assertEquals(find(`from:${id}`).length, find(`from:${posts[0].author}`).length);
});

const refusals: [query: string, message: RegExp][] = [
  ["cats AND dogs", /Ambiguous use of and as a keyword.*\(at position 6\)$/],
  ["(cats", /missing EOF at '\)' \(at position 1\)$/],
  ["cats)", /missing EOF at '\)' \(at position 5\)$/],
  [
    "cats min_faves:5",
    /^Reference to invalid operator 'min_faves'\. Operator is not available in current product .* \(at position 6\)$/,
  ],
  ["cats has:polls", /invalid operator 'has:polls'/],
  ["url:example", /invalid operator 'url'.*does not have it yet/],
  ["has:media", /'has:media' cannot be used as a standalone operator.*\(at position 1\)$/],
  ["(has:media OR lang:en)", /cannot be used as a standalone operator/],
  ["-cats", /positive clause/],
  ["'cats'", /no viable alternative at character/],
  ["“cats”", /no viable alternative at character/],
  ["cats OR", /no viable alternative at input 'OR' \(at position 6\)$/],
  ["#cats,", /no viable alternative at input/],
  ["from:", /no viable alternative at input/],
  ["!!!", /no viable alternative at input/],
];
for (const [query, message] of refusals) {
  Deno.test(`compileQuery() refuses ${query}`, () => {
    assertMatch((assertThrows(() => compileQuery(query)) as Error).message, message);
  });
}
