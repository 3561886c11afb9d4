import { assertEquals } from "../assert.ts";
import { COLUMNS, toRow } from "../../src/search/columns.ts";
import { joinPage } from "../../src/search/join_page.ts";

const PAGE = {
  query: "library",
  page: 1,
  retrievedAt: "2026-11-23T12:00:00.000Z",
  practice: false,
};
const row = (body: Record<string, unknown>) => toRow(joinPage(body)[0], PAGE);

Deno.test("toRow() leaves null what X did not send, and invents nothing", () => {
  const post = row({ data: [{ id: "1993000000000000001", text: "Hello" }] });
  const filled = Object.entries(post).filter(([, value]) =>
    value !== null && !(Array.isArray(value) && value.length === 0)
  );
  assertEquals(Object.fromEntries(filled), {
    id: "1993000000000000001",
    url: "https://x.com/i/status/1993000000000000001",
    text: "Hello",
    type: "original",
    query: "library",
    page: 1,
    retrieved_at: PAGE.retrievedAt,
    raw: {},
  });
  assertEquals(Object.keys(post), Object.keys(COLUMNS));
});

Deno.test("toRow() reads the tweet dialect and the post dialect alike", () => {
  const tweet = row({
    data: [{
      id: "2",
      text: "cut…",
      note_tweet: { text: "the whole long text" },
      public_metrics: { retweet_count: 3, like_count: 0 },
      referenced_tweets: [{ type: "quoted", id: "1" }],
      edit_history_tweet_ids: ["2", "3"],
      author_id: "9",
    }],
    includes: {
      tweets: [{ id: "1", text: "original", author_id: "8" }],
      users: [{ id: "9", username: "ada", public_metrics: { tweet_count: 5 } }],
    },
  });
  const post = row({
    data: [{
      id: "2",
      text: "cut…",
      note_post: { text: "the whole long text" },
      public_metrics: { repost_count: 3, like_count: 0 },
      referenced_posts: [{ type: "quoted", id: "1" }],
      edit_history_post_ids: ["2", "3"],
      author_id: "9",
    }],
    includes: {
      posts: [{ id: "1", text: "original", author_id: "8" }],
      users: [{ id: "9", username: "ada", public_metrics: { post_count: 5 } }],
    },
  });
  assertEquals(tweet, post);
  assertEquals(tweet.text, "the whole long text");
  assertEquals([tweet.repost_count, tweet.like_count, tweet.reply_count], [3, 0, null]);
  assertEquals([tweet.type, tweet.ref_type, tweet.ref_id, tweet.ref_text], [
    "quote",
    "quoted",
    "1",
    "original",
  ]);
  assertEquals([tweet.author_posts, tweet.edit_count, tweet.ref_author_id], [5, 1, "8"]);
  assertEquals(tweet.url, "https://x.com/ada/status/2");
});

Deno.test("toRow() takes a repost's text from the post that it repeats", () => {
  const { text, type } = row({
    data: [{
      id: "2",
      text: "RT @ada: The whole…",
      referenced_tweets: [{ type: "retweeted", id: "1" }],
    }],
    includes: {
      tweets: [{ id: "1", text: "The whole…", note_tweet: { text: "The whole story" } }],
    },
  });
  assertEquals([text, type], ["The whole story", "retweet"]);
});

Deno.test("toRow() calls a reply that quotes a reply", () => {
  const references = [{ type: "quoted", id: "1" }, { type: "replied_to", id: "3" }];
  const { type, ref_id } = row({ data: [{ id: "2", text: "", referenced_tweets: references }] });
  assertEquals([type, ref_id], ["reply", "3"]);
});

Deno.test("toRow() flattens entities, media, polls and places", () => {
  const post = row({
    data: [{
      id: "2",
      text: "Look",
      entities: {
        hashtags: [{ tag: "storynight" }],
        cashtags: [{ tag: "BOOK" }],
        mentions: [{ username: "ada" }],
        urls: [
          { url: "https://t.example/1", expanded_url: "https://www.example.org/a" },
          { url: "https://t.example/2", unwound_url: "https://example.org/b", expanded_url: "-" },
        ],
      },
      attachments: { media_keys: ["3_1", "7_2", "gone"], poll_ids: ["5"] },
      geo: { place_id: "p1", coordinates: { type: "Point", coordinates: [11.5, 48.25] } },
    }],
    includes: {
      media: [
        { media_key: "3_1", type: "photo", url: "https://example.org/p.jpg", alt_text: "A cat" },
        { media_key: "7_2", type: "video", preview_image_url: "https://example.org/v.jpg" },
      ],
      polls: [{ id: "5", options: [{ label: "Yes" }, { label: "No" }] }],
      places: [{ id: "p1", full_name: "Old Town", country_code: "XZ" }],
    },
  });
  assertEquals(post.hashtags, ["storynight"]);
  assertEquals(post.cashtags, ["BOOK"]);
  assertEquals(post.mentions, ["ada"]);
  assertEquals(post.urls, ["https://www.example.org/a", "https://example.org/b"]);
  assertEquals(post.domains, ["example.org"]);
  assertEquals(post.media_types, ["photo", "video"]);
  assertEquals(post.media_urls, ["https://example.org/p.jpg", "https://example.org/v.jpg"]);
  assertEquals(post.alt_texts, ["A cat"]);
  assertEquals(post.poll_options, ["Yes", "No"]);
  assertEquals([post.place_name, post.country_code, post.lon, post.lat], [
    "Old Town",
    "XZ",
    11.5,
    48.25,
  ]);
});

Deno.test("toRow() keeps every field without a column under raw", () => {
  const annotations = [{ domain: { id: "1" } }];
  const { raw } = row({
    data: [{ id: "2", text: "", context_annotations: annotations, fresh: 1 }],
  });
  assertEquals(raw, { context_annotations: annotations, fresh: 1 });
});

Deno.test("toRow() links made-up posts to no place on X", () => {
  const [joined] = joinPage({ data: [{ id: "2", text: "" }] });
  assertEquals(
    toRow(joined, { ...PAGE, practice: true }).url,
    "https://practice.example/i/status/2",
  );
});

Deno.test("joinPage() changes nothing of the page", () => {
  const body = { data: [{ id: "2", text: "" }], includes: { users: [{ id: "9" }] } };
  const before = structuredClone(body);
  toRow(joinPage(body)[0], PAGE);
  assertEquals(body, before);
});
