import { assert, assertEquals, assertMatch, assertNotEquals } from "../assert.ts";
import { madeUpPosts } from "../../src/practice/town/mod.ts";
import { EVENING } from "./rehearsal.ts";

const WEEK = 7 * 86_400_000;
const { posts, authors } = madeUpPosts("library week", EVENING);
const week = posts.filter(({ at }) => at <= EVENING && at > EVENING - WEEK);

Deno.test("madeUpPosts() makes at least 5,000 posts by 300 authors within seven days", () => {
  assert(week.length >= 5000, `${week.length}`);
  assertEquals(authors.length, 300);
  assertEquals(new Set(week.map(({ author }) => author)).size, 300);
});

Deno.test("madeUpPosts() gives the same posts for the same seed and hour", () => {
  const strip = (made: typeof posts) => made.map(({ fields }) => fields);
  assertEquals(strip(madeUpPosts("library week", EVENING + 20 * 60_000).posts), strip(posts));
  assertNotEquals(madeUpPosts("another week", EVENING).posts[0].fields.text, posts[0].fields.text);
});

Deno.test("madeUpPosts() gives ids of 19 digits that sort by time, none twice", () => {
  const ids = posts.map(({ fields }) => fields.id);
  for (const id of ids) assertMatch(id, /^\d{19}$/);
  assertEquals(ids, ids.toSorted().reverse());
  assertEquals(new Set(ids).size, ids.length);
});

Deno.test("madeUpPosts() has languages, kinds and attachments enough for a class", () => {
  const most = (holds: (post: typeof posts[0]) => boolean) => week.filter(holds).length;
  for (const lang of ["en", "de", "fr", "es", "ja", "pt", "ar"]) {
    assert(most(({ fields }) => fields.lang === lang) >= 15, lang);
  }
  for (const lang of "it nl sv pl ru uk el tr iw in hi ko zh th und".split(" ")) {
    assert(most(({ fields }) => fields.lang === lang) >= 3, lang);
  }
  for (const type of ["replied_to", "quoted", "retweeted"]) {
    assert(most(({ reference }) => reference?.type === type) > 100, type);
  }
  for (const type of ["photo", "video", "animated_gif"]) {
    assert(most(({ media }) => media?.type === type) > 20, type);
  }
  assert(most(({ place }) => place !== undefined) > 200);
  assert(most(({ poll }) => poll !== undefined) > 5);
});

Deno.test("madeUpPosts() has something to find for every operator", () => {
  const most = (holds: (post: typeof posts[0]) => unknown) => week.filter(holds).length;
  for (const code of ["GB", "DE", "FR", "ES", "PT", "JP", "EG"]) {
    assert(most(({ place }) => place?.country_code === code) >= 2, code);
  }
  assert(most(({ fields }) => fields.geo?.coordinates) > 50);
  assert(most(({ fields }) => fields.entities?.annotations) > 200);
  assert(most(({ fields }) => fields.entities?.cashtags?.some(({ tag }) => tag === "PWICK")) > 5);
  assert(most(({ nullcast }) => nullcast) > 10);
  assert(most(({ author }) => author.lists.length > 0) > 500);
  assert(most(({ fields }) => fields.entities?.urls?.some(({ unwound_url }) => unwound_url)) > 50);
});

Deno.test("madeUpPosts() has threads of many levels, and likes from none to thousands", () => {
  const depth = ({ reference }: typeof posts[0]): number =>
    reference?.type === "replied_to" ? 1 + depth(reference.post) : 0;
  assert(Math.max(...week.map(depth)) >= 5);
  const likes = week.map(({ fields }) => fields.public_metrics.like_count);
  assert(likes.includes(0) && Math.max(...likes) > 1000);
  assert(likes.filter((each) => each >= 100).length < week.length / 20);
});

Deno.test("madeUpPosts() says of every ad that it is one, and of nothing else", () => {
  for (const { nullcast, fields, reference } of posts) {
    if (reference?.type === "retweeted") continue;
    assertEquals(/#Ad\b/.test(fields.text), nullcast === true, fields.text);
  }
});

Deno.test("madeUpPosts() names things where they stand in the text, the end inclusive", () => {
  for (const { fields } of posts) {
    for (const { start, end, normalized_text } of fields.entities?.annotations ?? []) {
      assertEquals([...fields.text].slice(start, end + 1).join(""), normalized_text);
    }
  }
});

Deno.test("madeUpPosts() puts exact points into the place that a post is tagged with", () => {
  for (const { place, fields } of posts) {
    if (!fields.geo?.coordinates) continue;
    const [longitude, latitude] = fields.geo.coordinates.coordinates;
    const [west, south, east, north] = place!.geo.bbox;
    assert(west <= longitude && longitude <= east && south <= latitude && latitude <= north);
  }
});

Deno.test("madeUpPosts() is quiet at night and busy in the evening", () => {
  const at = (hour: number) => week.filter(({ at }) => new Date(at).getUTCHours() === hour).length;
  assert(at(19) > 5 * at(4));
});

Deno.test("madeUpPosts() fills every gap of its sentences", () => {
  for (const { fullText } of posts) assert(!/[{}]|undefined/.test(fullText), fullText);
});

Deno.test("madeUpPosts() says of every author and place that they are made up", () => {
  for (const { profile } of authors) {
    assertMatch(profile.description, /made[ -]up/i);
    assertMatch(profile.username, /^[A-Za-z0-9_]{1,15}$/);
  }
  for (const { place } of posts) {
    if (place) assertMatch(`${place.full_name} ${place.country}`, /made-up/i);
  }
});

Deno.test("madeUpPosts() links to hosts that are kept for examples, and nowhere else", () => {
  for (
    const [, host] of JSON.stringify(posts.map((post) => [post.fields, post.media, post.author]))
      .matchAll(/https?:\/\/([^/"]+)/g)
  ) {
    assert(host === "example.org" || host === "example.com", host);
  }
});

Deno.test("madeUpPosts() places entities where they stand in the text, by code points", () => {
  for (const { fields } of posts) {
    const points = [...fields.text];
    const at = ({ start, end }: { start: number; end: number }) =>
      points.slice(start, end).join("");
    for (const tag of fields.entities?.hashtags ?? []) assertEquals(at(tag), `#${tag.tag}`);
    for (const one of fields.entities?.mentions ?? []) assertEquals(at(one), `@${one.username}`);
    for (const link of fields.entities?.urls ?? []) assertEquals(at(link), link.url);
  }
});

Deno.test("madeUpPosts() counts the replies, quotes and reposts that are there", () => {
  const told = new Map<string, number>();
  for (const { reference } of posts) {
    if (!reference) continue;
    const key = `${reference.type} ${reference.post.fields.id}`;
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  for (const { fields: { id, public_metrics: counts } } of posts) {
    assertEquals(counts.reply_count, told.get(`replied_to ${id}`) ?? 0);
    assertEquals(counts.quote_count, told.get(`quoted ${id}`) ?? 0);
    assertEquals(counts.retweet_count, told.get(`retweeted ${id}`) ?? 0);
  }
});

Deno.test("madeUpPosts() begins a repost with RT and cuts it as X does", () => {
  for (const { reference, fields } of posts) {
    if (reference?.type !== "retweeted") continue;
    assert(fields.text.startsWith(`RT @${reference.post.author.profile.username}: `));
    assert([...fields.text].length <= 140);
    assertNotEquals(reference.post.reference?.type, "retweeted");
  }
});

Deno.test("madeUpPosts() keeps a thread together", () => {
  for (const { reference, fields } of posts) {
    if (reference?.type !== "replied_to") continue;
    assertEquals(fields.conversation_id, reference.post.fields.conversation_id);
    assertEquals(fields.in_reply_to_user_id, reference.post.fields.author_id);
  }
});

Deno.test("madeUpPosts() keeps one language a post, and its English articles right", () => {
  const foreign = posts.filter(({ reference, fields: { lang } }) =>
    reference?.type !== "retweeted" && lang !== "en" && lang !== "und"
  );
  assert(foreign.length > 300);
  for (const { fields: { lang, text } } of foreign) {
    // "an" is a word in German too.
    const english = lang === "de" ? /\b(the|and|with|up)\b/ : /\b(an|the|and|with|up)\b/;
    assert(!english.test(text.replace(/https?:\S+|[#@$]\w+/g, "")), text);
  }
  for (const { fields: { lang, text } } of posts) {
    if (lang === "en") assert(!/\ba [aeio]\w|\ban [^aeiouh\W\d]/i.test(text), text);
  }
});
