import { pseudonymousPage } from "../../src/collection/pseudonymous_page.ts";
import { pseudonymousQuery } from "../../src/collection/pseudonymous_question.ts";
import { TextPseudonyms } from "../../src/collection/pseudonymous_text.ts";
import { Pseudonyms } from "../../src/collection/pseudonyms.ts";
import { assert, assertEquals } from "../assert.ts";

const hide = new Pseudonyms(new Uint8Array(32).fill(7));
const id = (text: string) => hide.of("id", text);
const user = (text: string) => hide.of("username", text);
const texts = new TextPseudonyms(hide, {
  usernames: ["ada_reads", "Anna"],
  names: ["Ada Lovelace", "Anna"],
});

Deno.test("pseudonyms are never digits, longer than a user name of X, and the same whatever the capitals", () => {
  for (const each of [id("12"), user("ada_reads"), hide.of("name", "Ada")]) {
    assert(/^[pun]_[a-z2-7]{16}$/.test(each) && each.length > 15, each);
  }
  assertEquals(user("Ada_Reads"), user("ada_reads"));
  assert(id("12") !== new Pseudonyms(new Uint8Array(32).fill(8)).of("id", "12"));
});

Deno.test.each([
  { before: "Thanks @Ada_Reads!", after: `Thanks @${user("ada_reads")}!` },
  {
    before: "RT @ada_reads: ＠ada_reads",
    after: `RT @${user("ada_reads")}: ＠${user("ada_reads")}`,
  },
  {
    before: "ada_reads and Ada Lovelace",
    after: `${user("ada_reads")} and ${hide.of("name", "Ada Lovelace")}`,
  },
  {
    before: "Anna reads #ada_reads in 2026, 5,000 pages",
    after: `${hide.of("name", "Anna")} reads #ada_reads in 2026, 5,000 pages`,
  },
  { before: "Post 1234567890123456789.", after: `Post ${id("1234567890123456789")}.` },
  {
    before: "Write to ada@mail.example.org",
    after: `Write to ${hide.of("name", "ada@mail.example.org")}@mail.example`,
  },
  {
    before: "(https://x.com/Ada_Reads/status/1234567890123456789?s=20).",
    after: `(https://x.com/${user("ada_reads")}/status/${id("1234567890123456789")}).`,
  },
  { before: "x.com/ada_reads/status/1", after: `x.com/${user("ada_reads")}/status/${id("1")}` },
  {
    before: "https://mirror.example/Unseen_Person/status/1234567890123456789/photo/1",
    after: `https://mirror.example/${user("unseen_person")}/status/${
      id("1234567890123456789")
    }/photo/1`,
  },
  { before: "https://t.co/AbCdEf1234 📚", after: `https://t.co/${id("AbCdEf1234")} 📚` },
  {
    before: "https://www.instagram.com/anna/",
    after: `https://www.instagram.com/${user("anna")}/`,
  },
  {
    before: "https://news.example/2026/a-story?id=42#top",
    after: "https://news.example/2026/a-story?id=42#top",
  },
  {
    before: "https://blog.example/ada_reads/7",
    after: `https://blog.example/${user("ada_reads")}/7`,
  },
  { before: "https://ada:pass@news.example/x", after: "https://news.example/x" },
])("a text without people: $before", ({ before, after }) => {
  assertEquals(texts.text(before).text, after);
});

const named = new TextPseudonyms(hide, {
  usernames: [],
  names: [
    ...[
      "Quillfeather",
      "NAMECANARY9",
      "李小龙",
      "Zoë Brandtmann",
      "Dr. Jane Mossback 🌻",
      "Jo",
      "🌻",
    ],
    ...["Reader", "Łukasz Żak (he/him)", "News | Paperwick", "Ольга", "مكتبة", "Hill O’Dale, PhD"],
  ],
});
const nameOf = (text: string) => hide.of("name", text);

Deno.test.each([
  { before: "Quillfeather, says QUILLFEATHER's cat", names: ["Quillfeather", "Quillfeather"] },
  { before: "so namecanary9 and NAMECANARY9", names: ["NAMECANARY9", "NAMECANARY9"] },
  { before: "我昨天看见李小龙了", names: ["李小龙"] },
  { before: "zoe brandtmann, Zoe\u0308  Brandtmann", names: ["Zoë Brandtmann", "Zoë Brandtmann"] },
  { before: "thanks to Jane Mossback!", names: ["Dr. Jane Mossback 🌻"] },
  { before: "Lukasz Zak and Łukasz Żak", names: ["Łukasz Żak (he/him)", "Łukasz Żak (he/him)"] },
  { before: "Спасибо, Ольга; мы в مكتبة", names: ["Ольга", "مكتبة"] },
  { before: "from Hill O'Dale", names: ["Hill O’Dale, PhD"] },
  { before: "a Reader is a reader", names: ["Reader"] },
  { before: "News of Jo, a quillfeather and Quillfeathers 🌻 #Quillfeather #李小龙", names: [] },
])(
  "names that the page tells go from a text, however they are written: $before",
  ({ before, names }) => {
    const { text } = named.text(before);
    assertEquals(text.match(/n_[a-z2-7]{16}/g) ?? [], names.map(nameOf));
    if (names.length === 0) assertEquals(text, before);
    assert(names.every((name) => !text.includes(name) || name === "Reader"), text);
  },
);

const byron = new TextPseudonyms(hide, {
  usernames: ["AdaLovelace99", "sunnyday"],
  names: ["Ada Lovelace-Byron", "Zoë Quixotte"],
  ids: new Set(["44196397"]),
});
const ada = user("adalovelace99");
const POST = "1612345678901234567";

Deno.test.each([
  {
    before: `https://l.example/?u=https%3A%2F%2Ftwitter.com%2FUnseen_1%2Fstatus%2F${POST}&x=1`,
    after: `https://l.example/?u=https%3A%2F%2Ftwitter.com%2F${user("unseen_1")}%2Fstatus%2F${
      id(POST)
    }&x=1`,
  },
  {
    before: `https://l.example/?u=https%253A%252F%252Ftwitter.com%252FUnseen_1%252Fstatus%252F5`,
    after: `https://l.example/?u=https%253A%252F%252Ftwitter.com%252F${
      user("unseen_1")
    }%252Fstatus%252F${id("5")}`,
  },
  {
    before: "https://l.example/go/x.com%2FUnseen_1#100%",
    after: `https://l.example/go/x.com%2F${user("unseen_1")}#100%`,
  },
  {
    before: `https://web.archive.org/web/2020/https://twitter.com/Unseen_1/status/${POST}?s=20`,
    after: `https://web.archive.org/web/2020/https://twitter.com/${user("unseen_1")}/status/${
      id(POST)
    }`,
  },
  {
    before: "https://cache.example/twitter.com/Unseen_1",
    after: `https://cache.example/twitter.com/${user("unseen_1")}`,
  },
  {
    before: "https://l.example/?mail=unseen%40mail.example.org&to=%40Unseen_1",
    after: `https://l.example/?mail=${
      hide.of("name", "unseen@mail.example.org")
    }%40mail.example&to=${user("unseen_1")}`,
  },
  {
    before: "https://l.example/url(//twitter.com/Unseen_1)",
    after: `https://l.example/url(//twitter.com/${user("unseen_1")})`,
  },
  {
    before: `%2F%2Ftwitter.com%2FUnseen_1, intent://l/%40Unseen_1`,
    after: `%2F%2Ftwitter.com%2F${user("unseen_1")}, intent://l/${user("unseen_1")}`,
  },
  {
    before: "https://l.example/?screen_name=Unseen",
    after: `https://l.example/?screen_name=${user("unseen")}`,
  },
  {
    before: "https://l.example/~sunnyday/sunnyday.html",
    after: `https://l.example/~${user("sunnyday")}/${user("sunnyday")}.html`,
  },
  {
    before: "https://l.example/?u=see+https%3A%2F%2Fx.com%2FUnseen_1",
    after: `https://l.example/?u=see%2Bhttps%3A%2F%2Fx.com%2F${user("unseen_1")}`,
  },
])("a link within a link is a link: $before", ({ before, after }) => {
  assertEquals(byron.text(before).text, after);
});

Deno.test.each([
  { before: "https://AdaLovelace99.substack.com/p/x", after: `https://${ada}.substack.com/p/x` },
  { before: "https://unseen.tumblr.com", after: `https://${user("unseen")}.tumblr.com` },
  { before: "unseen.blogspot.co.uk, too", after: `${user("unseen")}.blogspot.co.uk, too` },
  { before: "by unseen.bsky.social.", after: `by ${user("unseen")}.bsky.social.` },
  { before: "https://www.adalovelace99.example:80/x", after: `https://www.${ada}.example:80/x` },
  { before: "https://sunnyday.shop.example", after: `https://${user("sunnyday")}.shop.example` },
  {
    before: "https://ada-lovelace-byron.example/",
    after: `https://${hide.of("name", "Ada Lovelace-Byron")}.example/`,
  },
  { before: "https://www.substack.com/", after: "https://www.substack.com/" },
  { before: "https://News.Example/a.b/", after: "https://News.Example/a.b/" },
])("a host is without people: $before", ({ before, after }) => {
  assertEquals(byron.text(before).text, after);
});

Deno.test.each([
  { before: "instagram.com/unseen.one", after: `instagram.com/${id("unseen.one")}` },
  { before: "see facebook.com/unseen!", after: `see facebook.com/${id("unseen")}!` },
  { before: "t.me/unseen", after: `t.me/${id("unseen")}` },
  { before: "www.example.com/a and/or 3.5/4", after: "www.example.com/a and/or 3.5/4" },
])("a link needs no scheme: $before", ({ before, after }) => {
  assertEquals(byron.text(before).text, after);
});

Deno.test.each([
  ...["https://example.com/Ada-Lovelace-Byron", "https://example.com/ada_lovelace_byron.html"],
  ...["https://example.com/?q=Ada%20Lovelace-Byron", "https://example.com/by_ada.lovelace.byron_7"],
  ...["Ada%20Lovelace-Byron", "https://example.com/?q=Ada Lovelace-Byron"],
  ...[
    "https://example.com/?q=Ada+Lovelace+Byron#x",
    "Ada  Lovelace\u2011Byron",
    "Ada\nLovelace Byron",
  ],
  ...["AdaLovelace-Byron", "ada_lovelace_byron", "ADA\u200bLOVELACE BYRON", "adalovelacebyron"],
])("a name is the same with whatever between its words: %j", (before) => {
  const { text } = byron.text(before);
  assert(text.includes(hide.of("name", "Ada Lovelace-Byron")), text);
  assert(!/lovelace|byron/i.test(text), text);
});

Deno.test.each([
  { before: `tweet_${POST}`, after: `tweet_${id(POST)}` },
  { before: `n${POST}x 3_${POST}`, after: `n${id(POST)}x ${id(`3_${POST}`)}` },
  { before: `${POST}${POST}`, after: id(`${POST}${POST}`) },
  { before: "_AdaLovelace99_", after: `_${ada}_` },
  { before: "adalovelace99fan", after: `${ada}fan` },
  { before: "Ada\u00adLove\u200blace99 @Ada\u2060Lovelace99", after: `${ada} @${ada}` },
  { before: "ＡｄａＬｏｖｅｌａｃｅ９９", after: ada },
  { before: "𝐙𝐨𝐞 𝐐𝐮𝐢𝐱𝐨𝐭𝐭𝐞 says", after: `${hide.of("name", "Zoë Quixotte")} says` },
  { before: "２０２６年 ＢＯＯＫ Zei\u00adtung", after: "２０２６年 ＢＯＯＫ Zeitung" },
  { before: "id 44196397, 4,419", after: `id ${id("44196397")}, 4,419` },
  { before: "144196397 and 44196398", after: "144196397 and 44196398" },
  {
    before: "https://example.com/?user_id=44196397",
    after: `https://example.com/?user_id=${id("44196397")}`,
  },
])("ids and user names are found within words: $before", ({ before, after }) => {
  const { text, move } = byron.text(before);
  assertEquals(text, after);
  assertEquals(move([...before].length), [...after].length);
});

Deno.test("X's positions move with a text, behind what is longer now as before it", () => {
  const before = "📚 @ada_reads likes #books";
  const { text, move } = texts.text(before);
  const [from, to] = [[...before].indexOf("#"), [...before].length];
  assertEquals([...text].slice(move(from), move(to)).join(""), "#books");
  assertEquals([...text].slice(move(2), move(12)).join(""), `@${user("ada_reads")}`);
});

Deno.test("a field that nobody knows yet is hidden by its name, and by what stands in it", () => {
  const page = pseudonymousPage({
    data: [{
      id: "1",
      text: "hello",
      community_id: "99",
      article: {
        cover_media_key: "3_44",
        title: "By @ada_reads",
        author: { username: "ada_reads" },
      },
      card_uri: "card://1234567890123456789",
      public_metrics: { like_count: 3 },
    }],
    meta: { newest_id: "1", next_token: "b26v89c19zqg8o3", result_count: 1 },
    something_new: { user_ids: ["5", "6"], note: "https://x.com/ada_reads" },
  }, hide);
  assertEquals(page, {
    data: [{
      id: id("1"),
      community_id: id("99"),
      article: {
        cover_media_key: id("3_44"),
        title: `By @${user("ada_reads")}`,
        author: { username: user("ada_reads") },
      },
      card_uri: `card://${id("1234567890123456789")}`,
      public_metrics: { like_count: 3 },
      text: "hello",
    }],
    meta: { newest_id: id("1"), result_count: 1 },
    something_new: { user_ids: [id("5"), id("6")], note: `https://x.com/${user("ada_reads")}` },
  });
});

Deno.test("names of fields, subjects and reasons name nobody of the page", () => {
  const [ada, zoe] = ["AdaLovelace99", "like_count"];
  const page = pseudonymousPage({
    data: [{
      id: "1",
      text: "seen by 44196397",
      author_id: "44196397",
      public_metrics: { like_count: 3 },
      card: { [ada]: 1, [POST]: 2, by_AdaLovelace99: 1612345678901234567 },
      context_annotations: [{
        domain: { id: "10", name: "Person" },
        entity: { id: "900000", name: "Ada Lovelace-Byron", description: `@${ada}, ${POST}` },
      }, { domain: { id: "10" }, entity: { id: POST, name: "Books" } }],
      entities: {
        urls: [{
          expanded_url: `https://${ada}.substack.com/p/x`,
          unwound_url: `https://adalovelace99.substack.com/p/x`,
          display_url: `${ada}.substack.com/p/x`,
        }],
      },
    }],
    includes: { users: [{ id: "7", username: ada, name: "Ada Lovelace-Byron" }] },
    errors: [
      { title: `User ${ada} suspended`, value: zoe, resource_type: "user", type: "about:blank" },
    ],
  }, hide);
  const [post] = page.data as Record<string, unknown>[];
  const [hidden, name] = [user(ada), hide.of("name", "Ada Lovelace-Byron")];
  assertEquals(post, {
    ...{ id: id("1"), author_id: id("44196397"), text: `seen by ${id("44196397")}` },
    public_metrics: { like_count: 3 },
    card: { [hidden]: 1, [id(POST)]: 2, [`by_${hidden}`]: id("1612345678901234700") },
    context_annotations: [{
      domain: { id: "10", name: "Person" },
      entity: { id: "900000", name, description: `@${hidden}, ${id(POST)}` },
    }, { domain: { id: "10" }, entity: { id: id(POST), name: "Books" } }],
    entities: {
      urls: [{
        expanded_url: `https://${hidden}.substack.com/p/x`,
        unwound_url: `https://${hidden}.substack.com/p/x`,
        display_url: `${hidden}.substack.com/p/x`,
      }],
    },
  });
  const [{ title, value }] = page.errors as Record<string, unknown>[];
  assertEquals([title, value], [`User ${hidden} suspended`, user(zoe)]);
});

Deno.test("a profile keeps what many share; a place its country; what is missing its reason", () => {
  const page = pseudonymousPage({
    data: [{
      id: "1",
      text: "",
      geo: { place_id: "ab", coordinates: { type: "Point", coordinates: [-38.2112, 41.0704] } },
    }],
    includes: {
      users: [{
        ...{
          id: "7",
          username: "ada_reads",
          name: "Ada Lovelace",
          description: "I am Ada.",
          verified: true,
        },
        ...{
          created_at: "2015-05-06T07:08:09.000Z",
          profile_image_url: "https://pbs.twimg.com/7.jpg",
        },
        ...{ location: "Paperwick", url: "https://ada.example", pinned_tweet_id: "9" },
        public_metrics: { followers_count: 5 },
      }],
      media: [{ media_key: "3_1", type: "photo", url: "https://pbs.twimg.com/media/Gxyz.jpg" }],
      places: [
        {
          id: "ab",
          name: "Café Ada",
          full_name: "Café Ada, Paperwick",
          place_type: "poi",
          country: "Atlantis",
        },
        { id: "cd", name: "Paperwick", place_type: "city", country: "Atlantis" },
      ],
    },
    errors: [{
      ...{
        title: "Authorization Error",
        resource_type: "user",
        parameter: "author_id",
        value: "8",
      },
      detail: "Sorry, you are not authorized to see the user with ids: [8].",
    }],
  }, hide);
  assertEquals(page.includes, {
    users: [{
      ...{ id: id("7"), username: user("ada_reads"), name: hide.of("name", "Ada Lovelace") },
      ...{ created_at: "2015-05-01T00:00:00.000Z", location: "Paperwick", verified: true },
      public_metrics: { followers_count: 5 },
    }],
    media: [{
      ...{ media_key: id("3_1"), type: "photo" },
      url: `https://pbs.twimg.com/media/${id("Gxyz.jpg")}`,
    }],
    places: [
      {
        ...{ id: id("ab"), name: hide.of("name", "Café Ada") },
        full_name: hide.of("name", "Café Ada, Paperwick"),
        ...{ country: "Atlantis", place_type: "poi" },
      },
      { id: id("cd"), name: "Paperwick", country: "Atlantis", place_type: "city" },
    ],
  });
  const [{ geo }] = page.data as { geo: { place_id: string; coordinates: unknown } }[];
  assertEquals(geo, {
    place_id: id("ab"),
    coordinates: { type: "Point", coordinates: [-38.2, 41.1] },
  });
  assertEquals(page.errors, [{
    ...{ title: "Authorization Error", resource_type: "user", parameter: "author_id" },
    value: id("8"),
  }]);
});

Deno.test.each([
  { query: "from:ada_reads lang:en", hidden: `from:${user("ada_reads")} lang:en` },
  {
    query: '(@Ada_Reads OR to:"ada_reads") -is:retweet',
    hidden: `(@${user("ada_reads")} OR to:${user("ada_reads")}) -is:retweet`,
  },
  {
    query: "conversation_id:123 OR from:42",
    hidden: `conversation_id:${id("123")} OR from:${id("42")}`,
  },
  { query: "library OR #storynight", hidden: "library OR #storynight" },
])("a query is written without whom it names: $query", ({ query, hidden }) => {
  assertEquals(pseudonymousQuery(query, hide), hidden);
});

Deno.test.each([
  ...['"Ada Lovelace-Byron" lang:en', "AdaLovelace99", "adalovelace99 OR book", "Lovelace OR book"],
  ...['"zoe quixotte"', 'entity:"Ada"', "bio_name:ada", "bio:ada", "url:ada", '-"Ada" book'],
  ...['source:"Ada"', "李小龙", "from:ada (Ada OR book)", "ada.substack.com"],
])("a query that may name somebody is one pseudonym: %s", (query) => {
  const hidden = pseudonymousQuery(query, hide);
  assert(/^q_[a-z2-7]{16}$/.test(hidden), hidden);
  assertEquals(pseudonymousQuery(query, hide), hidden);
  assert(pseudonymousQuery(`${query} -is:retweet`, hide) !== hidden);
});

Deno.test.each([
  ...["(library OR story) -is:retweet lang:en has:links", '"story" #Books $ABC 2026 l\'été'],
  ...["context:10.* place_country:GB sample:10", "likes_count:5 OR since:2026-01-02"],
])("a query that names nobody stays: %s", (query) => {
  assertEquals(pseudonymousQuery(query, hide), query);
});
