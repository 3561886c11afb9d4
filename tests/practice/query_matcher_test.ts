import { assert, assertEquals, assertMatch, assertThrows } from "../assert.ts";
import { compileQuery, madeUpWorld, type SearchablePost } from "../../src/practice/match/mod.ts";
import { OPERATORS } from "../../src/query/mod.ts";
import { EVENING } from "./rehearsal.ts";

const { posts } = madeUpWorld("library week", EVENING);
const find = (query: string) => posts.filter(compileQuery(query));
const text = (post: SearchablePost) => post.post.fullText;
const refers = (type: string) => posts.find(({ post }) => post.reference?.type === type)!.post;
const lang = (code: string) => ({ post }: SearchablePost) => post.fields.lang === code;
const country = ({ post }: SearchablePost) => post.place?.country_code;
const counts = ({ post }: SearchablePost) => post.fields.public_metrics;

const answer = refers("replied_to");
const quote = refers("quoted");
const repost = refers("retweeted");
const idOf = (post: typeof quote) => post.reference!.post.fields.id;
const reposted = repost.reference!.post.author.profile;

const meanings: [query: string, holds: (post: SearchablePost) => unknown][] = [
  ["LIBRARY", (post) => /\blibrary\b/i.test(text(post))],
  ["bibliotheque", (post) => /biblioth[èe]que/i.test(text(post))],
  ["café", (post) => /caf[eé]/i.test(text(post))],
  ["βιβλιοθηκη", (post) => /βιβλιοθήκη/i.test(text(post))],
  ['"repair café today"', (post) => /repair café today/i.test(text(post))],
  ['"half past ten"', (post) => /half past ten/i.test(text(post))],
  ["9:15", (post) => /9:15/.test(text(post))],
  ["picture-books", (post) => /picture/i.test(text(post)) && /books/i.test(text(post))],
  ["図書館", (post) => text(post).includes("図書館")],
  ["書", (post) => text(post).includes("書")],
  ["ห้องสมุด", (post) => text(post).includes("ห้องสมุด")],
  ["도서관", (post) => text(post).includes("도서관")],
  ["📚", (post) => text(post).includes("📚")],
  ["👍🏽", (post) => text(post).includes("👍🏽")],
  ["👩‍🏫", (post) => text(post).includes("👩‍🏫")],
  ['"❤️"', (post) => text(post).includes("❤")],
  ["#stormsemicolon", (post) => text(post).includes("#StormSemicolon")],
  ["#bibliotheque", (post) => text(post).includes("#bibliothèque")],
  ["@paperwicklib", (post) => /@PaperwickLib\b/.test(text(post))],
  ["$CRUMB", (post) => text(post).includes("$CRUMB")],
  ["from:paperwicklib", (post) => post.author === "paperwicklib"],
  [`from:${posts[0].post.fields.author_id}`, (post) => post.author === posts[0].author],
  ["to:PaperwickLib", (post) => text(post).startsWith("@PaperwickLib ")],
  [
    `to:${answer.fields.in_reply_to_user_id}`,
    (post) => post.post.fields.in_reply_to_user_id === answer.fields.in_reply_to_user_id,
  ],
  [
    `retweets_of:${reposted.username}`,
    (post) => text(post).startsWith(`RT @${reposted.username}:`),
  ],
  [`retweets_of:${reposted.id}`, (post) => text(post).startsWith(`RT @${reposted.username}:`)],
  [
    'url:"example.org/paperwick/repair-cafe"',
    (post) => JSON.stringify(post.post.fields).includes("example.org/paperwick/repair-cafe"),
  ],
  ["url:bookmobile", (post) => JSON.stringify(post.post.fields).includes("bookmobile")],
  ["context:1.8", (post) => post.contexts.some(({ domain, entity }) => domain + entity === "18")],
  ["context:*.202", (post) => text(post).includes("Odile")],
  ["context:3.*", (post) => /Odile|Mr Pym|Iva/.test(text(post))],
  ['entity:"pudding square"', (post) => text(post).includes("Pudding Square")],
  [
    `conversation_id:${answer.fields.conversation_id}`,
    ({ post: { fields } }) =>
      fields.conversation_id === answer.fields.conversation_id &&
      fields.id !== answer.fields.conversation_id,
  ],
  ["list:1001", ({ post }) => post.author.institution],
  ["list:1002", ({ post }) => !post.author.institution],
  [`in_reply_to_tweet_id:${idOf(answer)}`, ({ post }) => idOf(post) === idOf(answer)],
  [`in_reply_to_status_id:${idOf(answer)}`, ({ post }) => idOf(post) === idOf(answer)],
  [
    `retweets_of_tweet_id:${idOf(repost)}`,
    (post) => post.repost && idOf(post.post) === idOf(repost),
  ],
  [
    `quotes_of_tweet_id:${idOf(quote)}`,
    ({ post }) => post.reference!.type === "quoted" && idOf(post) === idOf(quote),
  ],
  ['place:"pudding square"', ({ post }) => post.place!.name === "Pudding Square"],
  ["place:00000000000b0006", ({ post }) => post.place!.name === "Footnote Bay"],
  ['place:"vila dos papeis"', (post) => country(post) === "PT"],
  ["place_country:de", (post) => country(post) === "DE"],
  ["point_radius:[7.2 54.3 10km]", (post) => country(post) === "DE"],
  ["point_radius:[138.5 33.4 10mi]", (post) => country(post) === "JP"],
  ["bounding_box:[0.4 39.3 0.6 39.5]", (post) => country(post) === "ES"],
  ["geo_bounding_box:[1.4 55 1.6 55.2]", (post) => country(post) === "GB"],
  ["min_likes:1000", (post) => counts(post).like_count >= 1000],
  ["min_replies:3", (post) => counts(post).reply_count >= 3],
  ["min_reposts:3", (post) => counts(post).retweet_count >= 3],
  ["library lang:de OR bibliothek lang:de", lang("de")],
  ["(書 OR 书) lang:zh-CN", lang("zh")],
  ["(書 OR 书) lang:ZH-tw", lang("zh")],
  ["ספרייה OR בספרייה lang:iw", lang("iw")],
  ["perpustakaan lang:in", lang("in")],
  ["📚 lang:und", lang("und")],
  ["library is:reply", (post) => post.post.reference?.type === "replied_to"],
  ["library is:quote", (post) => post.post.reference?.type === "quoted"],
  ["from:PaperwickLib is:retweet", (post) => text(post).startsWith("RT @")],
  ["library is:verified", (post) => post.post.author.profile.verified],
  ["library -is:nullcast", (post) => !text(post).includes("#Ad")],
  ["library has:hashtags", (post) => text(post).includes("#")],
  ["library has:links", (post) => text(post).includes("https://")],
  ["library has:mentions", (post) => text(post).includes("@")],
  ["library has:cashtags", (post) => /\$(CRUMB|PWICK)/.test(text(post))],
  ["library has:media", (post) => post.post.media !== undefined],
  ["library has:images", (post) => post.post.media?.type === "photo"],
  ["library has:videos", (post) => post.post.media?.type === "video"],
  ["library has:geo", (post) => post.post.place !== undefined],
  ["library -storm", (post) => !/\bstorm\b/i.test(text(post))],
  ["(soup OR blankets) library", (post) => /soup|blankets/i.test(text(post))],
  ["library (lang:en OR (soup -lang:de))", (post) => !lang("de")(post)],
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

Deno.test("every operator of the table is asked of posts above", () => {
  const asked = (form: string) => meanings.some(([query]) => query.includes(form));
  const named = OPERATORS.filter(({ form }) => /^\w+:/.test(form));
  assertEquals(named.filter(({ form, aliases }) => ![form, ...aliases].some(asked)), []);
});

const nothing = [
  "libraries-that-are-not",
  "#library",
  "@PaperwickL",
  "libr",
  "bibliothequ",
  '"the the library"',
  '"!!!"',
  'url:""',
  "list:7",
  "conversation_id:7",
  "from:nobody_at_all",
  "place_country:US",
  "point_radius:[0 0 20mi]",
  "library is:retweet",
];
for (const query of nothing) {
  Deno.test(`compileQuery() finds nothing with ${query}`, () => {
    assertEquals(find(query).length, 0);
  });
}

Deno.test("compileQuery() finds every post with a word, and no repost", () => {
  const expected = posts.filter((post) =>
    !post.repost && /\blibrary\b/i.test(text(post).replace(/https:\S+/g, ""))
  );
  assertEquals(find("library").length, expected.length);
});

Deno.test("compileQuery() leaves out reposts, too, by a word that is excluded", () => {
  const from = find("from:PaperwickLib is:retweet");
  const without = find("from:PaperwickLib is:retweet -library");
  assert(without.length > 0 && without.length < from.length);
  for (const post of without) assert(!/\blibrary\b/i.test(text(post)));
});

Deno.test("compileQuery() lets AND bind tighter than OR", () => {
  const union = new Set([...find("soup"), ...find("tortoise library")]);
  assertEquals(find("soup OR tortoise library").length, union.size);
});

Deno.test("compileQuery() looks at what stands above a quoted post, not at the quoted one", () => {
  const only = posts.find(({ post }) =>
    post.reference?.type === "quoted" && /\blibrary\b/i.test(post.reference.post.fullText) &&
    !/\blibrary\b/i.test(post.fullText)
  )!;
  assert(!find("library").includes(only));
});

Deno.test("compileQuery() takes a place only if all of it lies in the area", () => {
  const point = ({ post }: SearchablePost) => post.fields.geo?.coordinates;
  // Less than the town of Paperwick, which is 10 km wide; some posts say where in it they are.
  const found = find("point_radius:[-38.2 41.05 2km] place:00000000000b0000");
  assert(found.length > 0 && found.every(point));
});

const refusals: [query: string, message: RegExp][] = [
  ["cats AND dogs", /^Ambiguous use of and as a keyword\. .*\(at position 6\)$/],
  ["(cats", /^missing EOF at '\)'.*\(at position 1\)$/],
  ["cats)", /^missing EOF at '\)'.*\(at position 5\)$/],
  [
    "cats min_faves:5",
    /^Reference to invalid operator 'min_faves'\. Operator is not available in current product .* \(at position 6\)$/,
  ],
  ["cats has:polls", /invalid operator 'has:polls'/],
  [
    "has:media",
    /^Operator 'has:media' cannot be used as a standalone operator.*\(at position 1\)$/,
  ],
  ["(has:media OR lang:en)", /cannot be used as a standalone operator/],
  ["-cats", /positive clause/],
  ["'cats'", /^no viable alternative at character '''/],
  ["“cats”", /no viable alternative at character '“'/],
  ["📚 OR", /^no viable alternative at input 'OR'.*\(at position 3\)$/],
  ['coke" OR "7 up"', /no viable alternative at input/],
  ['\\"cats\\"', /no viable alternative at character/],
  ["from:", /no viable alternative at input/],
  ["!!!", /no viable alternative at input/],
  ["cat min_likes:x", /^min_likes: takes a whole number.*\(at position 15\)$/],
  ["(cat) AND foo:bar", /^Ambiguous .* \(at position 7\), Reference to .* \(at position 11\)$/],
  ["", /^The `query` query parameter can not be empty$/],
  ["a".repeat(513), /^Raw query length 513 exceeds max allowed 512$/],
];
for (const [query, message] of refusals) {
  Deno.test(`compileQuery() refuses ${query.slice(0, 40)}`, () => {
    assertMatch((assertThrows(() => compileQuery(query)) as Error).message, message);
  });
}

Deno.test("compileQuery() takes what X is not known to refuse", () => {
  for (const query of ["cat lang:zh", "cat lang:xx", "url:bbc.com", "#cats, dogs", "from:@a"]) {
    compileQuery(query);
  }
});
