import { assertEquals } from "../assert.ts";
import { explainQuery } from "../../src/query/explain_query.ts";
import { OPERATORS, parseQuery } from "../../src/query/mod.ts";

const explain = (query: string) => explainQuery(parseQuery(query).tree);

/** What each query says after "posts that". */
const READINGS: [query: string, reading: string][] = [
  ["cat", "contain “cat”"],
  ["cat dog", "contain “cat” and “dog”"],
  ["cat dog bird", "contain “cat”, “dog” and “bird”"],
  ["cat OR dog", "contain “cat” or “dog”"],
  [
    "(cat OR dog) lang:en -is:retweet",
    "contain “cat” or “dog”, are in English, and are not reposts",
  ],
  ["cat -is:retweet", "contain “cat” and are not reposts"],
  ['"black cat"', "contain the words “black cat” in this order"],
  [
    '"black cat" "white dog" bird',
    "contain the words “black cat” in this order, the words “white dog” in this order and “bird”",
  ],
  ['"and"', "contain “and”"],
  ["-cat", "do not contain “cat”"],
  [
    'cat -dog -"red fox"',
    "contain “cat”, and do not contain “dog” or the words “red fox” in this order",
  ],
  ["#library", "have the hashtag #library"],
  ["#a #b -#c", "have the hashtag #a and #b, and do not have the hashtag #c"],
  ["(#a OR #b) cat", "have the hashtag #a or #b, and contain “cat”"],
  ["@user", "mention @user"],
  ["@a @b", "mention @a and @b"],
  ["-@a cat", "do not mention @a, and contain “cat”"],
  ["$TICK", "have the cashtag $TICK"],
  ["from:user", "are by @user"],
  ["from:@user", "are by @user"],
  ["from:1234567890123456789", "are by user 1234567890123456789"],
  ["from:3446146816 OR from:12", "are by user 3446146816 or user 12"],
  ["@12", "mention @12"],
  ["from:a OR from:b", "are by @a or @b"],
  ["to:user", "reply to @user"],
  ["retweets_of:user", "are reposts of @user"],
  ['url:"https://x.org"', "have a link with “https://x.org”"],
  ["context:10.799", "are filed by X under subject 10.799"],
  ['entity:"Michael Jordan"', "are, as X sees it, about “Michael Jordan”"],
  ["conversation_id:1", "are in the thread of post 1"],
  ["list:5", "are by members of List 5"],
  ["in_reply_to_tweet_id:1", "reply to post 1"],
  ["retweets_of_tweet_id:1", "are reposts of post 1"],
  ["quotes_of_tweet_id:1", "quote post 1"],
  ['place:"new york"', "are tagged with the place “new york”"],
  ["place_country:gb", "are tagged with a place in the United Kingdom"],
  ["place_country:ZZ", "are tagged with a place in ZZ"],
  [
    "point_radius:[2.35 48.86 16km]",
    "are tagged with a place within 16 km of latitude 48.86, longitude 2.35",
  ],
  ["point_radius:[x]", "are tagged with a place within x"],
  [
    "bounding_box:[1 2 3 4]",
    "are tagged with a place in the box 1 2 3 4 (west, south, east, north)",
  ],
  ["min_likes:1", "have at least 1 like"],
  [
    "min_likes:1000 min_replies:1 min_reposts:0",
    "have at least 1,000 likes, 1 reply and 0 reposts",
  ],
  ["-min_likes:10 cat", "do not have at least 10 likes, and contain “cat”"],
  ["cat is:reply is:quote", "contain “cat”, are replies, and are quotes"],
  [
    "cat -is:reply -is:quote -has:links",
    "contain “cat”, are not replies or quotes, and do not have a link",
  ],
  [
    "cat is:verified -is:nullcast",
    "contain “cat”, are by verified users, and are not promoted-only posts",
  ],
  [
    "cat has:hashtags has:cashtags has:mentions",
    "contain “cat”, and have a hashtag, a cashtag and a mention",
  ],
  [
    "cat has:media -has:images -has:video_link",
    "contain “cat”, have a photo, GIF or video, and do not have an image or a video",
  ],
  ["cat has:geo", "contain “cat” and are tagged with a place"],
  ["cat lang:zh-CN", "contain “cat” and are in Simplified Chinese"],
  ["cat (lang:iw OR lang:in)", "contain “cat”, and are in Hebrew or Indonesian"],
  ["cat lang:xx", "contain “cat” and are in xx"],
  ["cat lang:und", "contain “cat” and are in a language that X could not tell"],
  ["apple OR iphone ipad", "either contain “apple”, or contain “iphone” and “ipad”"],
  [
    "(cat lang:en) OR (chat lang:fr) OR katze",
    "either contain “cat” and are in English, contain “chat” and are in French, or contain “katze”",
  ],
  [
    "((cat lang:en) OR (chat lang:fr)) -is:retweet",
    "either contain “cat” and are in English, or contain “chat” and are in French; and are not reposts",
  ],
  [
    "(cat (dog OR from:a)) OR bird",
    "either contain “cat” and (either contain “dog” or are by @a), or contain “bird”",
  ],
  ["cat -(dog OR bird)", "contain “cat”, and do not contain “dog” or “bird”"],
  ["cat -(dog lang:en)", "contain “cat”; and either do not contain “dog” or are not in English"],
  ["(cat OR -dog) lang:en", "either contain “cat” or do not contain “dog”; and are in English"],
  ["cats AND dogs", "contain “cats”, “AND” and “dogs”"],
  ["cats or dogs", "contain “cats”, “or” and “dogs”"],
  ["from: user", "are by … and contain “user”"],
  ["foo:bar", "match “foo:bar” (which X does not know)"],
  ["min_faves:5", "match “min_faves:5” (which X does not know)"],
  ["“black cat” 'dog'", "contain the words “black cat” in this order and “dog”"],
  ["cat dog CAT cat", "contain “cat” and “dog”"],
  ["cat OR cat OR (cat)", "contain “cat”"],
  ["cat lang:en LANG:EN -is:reply -is:reply", "contain “cat”, are in English, and are not replies"],
  ["(cat OR dog) (cat OR dog)", "contain “cat” or “dog”"],
  [
    "(cat lang:en) OR (cat lang:en) OR bird",
    "either contain “cat” and are in English, or contain “bird”",
  ],
  ["(cat OR (dog", "contain “cat” or “dog”"],
  ["cat OR", "contain “cat”"],
  ['"cat', "contain “cat”"],
];
for (const [query, reading] of READINGS) {
  Deno.test(`explainQuery() reads [${query}]`, () => {
    assertEquals(explain(query), `posts that ${reading}`);
  });
}

Deno.test("explainQuery() says that nothing is looked for where nothing can be read", () => {
  for (const query of ["", "  ", ")", "()", "OR"]) {
    assertEquals(explain(query), "no posts: there is nothing to look for");
  }
});

Deno.test("every operator has a reading: a verb, a bar and an object", () => {
  for (const { form, says, argument } of OPERATORS) {
    const [verb, object, ...rest] = says.split("|");
    assertEquals(
      [rest.length, verb !== "", object.includes("{}")],
      [0, true, argument !== "none"],
      form,
    );
  }
});

Deno.test("explainQuery() puts in what a query says as it is", () => {
  assertEquals(explain('"$& {0} $1"'), "posts that contain the words “$& {0} $1” in this order");
});
