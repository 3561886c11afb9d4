import { type Joined, objects } from "./join_page.ts";
import type { Post } from "./post.ts";

type Json = Record<string, unknown>;

/** What every row of one page has in common. */
export interface PageFacts {
  query: string;
  page: number;
  retrievedAt: string;
  /** The made-up posts of a practice room are nowhere on X. */
  practice: boolean;
}

/** Whatever stands where a text should, as text: an odd value must not cost its post. */
function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
const texts = (values: unknown[]): string[] => values.map(text).filter((value) => value !== null);
const number = (value: unknown): number | null => typeof value === "number" ? value : null;
const yes = (value: unknown): boolean | null => typeof value === "boolean" ? value : null;
const part = (value: unknown, key: string) => (value as Json | undefined)?.[key];

function metric(object: Json | undefined, name: string, otherName = name): number | null {
  const metrics = object?.public_metrics as Json | undefined;
  return number(metrics?.[name] ?? metrics?.[otherName]);
}

const NONE: Json[] = [];

/** What a post carries of one kind: nearly always nothing, and there are many posts. */
function found(post: Json, kind: string): Json[] {
  const all = part(noteOf(post)?.entities, kind) ?? part(post.entities, kind);
  return all === undefined ? NONE : objects(all);
}

const entities = (post: Json, kind: string, key: string) =>
  found(post, kind).flatMap((each) => texts([each[key]]));
const noteOf = (post: Json | undefined) =>
  (post?.note_tweet ?? post?.note_post) as Json | undefined;

/** The whole text: long posts carry it beside the cut one. */
const fullText = (post: Json | undefined): string | null => text(noteOf(post)?.text ?? post?.text);

const links = (post: Json): string[] =>
  found(post, "urls")
    .flatMap((each) => texts([each.unwound_url ?? each.expanded_url ?? each.url]));
function domainOf(link: string): string[] {
  const host = URL.parse(link)?.hostname;
  return host === undefined ? [] : [host.replace(/^www\./, "")];
}

const TYPES: Record<string, Post["type"]> = {
  retweeted: "retweet",
  replied_to: "reply",
  quoted: "quote",
};

// The `.example` names are kept free for examples: such a link can lead nowhere by mistake.
export const PRACTICE_SITE = "https://practice.example/";
const address = ({ post, author }: Joined, { practice }: PageFacts) =>
  `${practice ? PRACTICE_SITE : "https://x.com/"}${author?.username ?? "i"}/status/${post.id}`;

const position = ({ post }: Joined, axis: 0 | 1): number | null => {
  const coordinates = part(part(post.geo, "coordinates"), "coordinates");
  return Array.isArray(coordinates) ? number(coordinates[axis]) : null;
};

type Columns = { [Name in keyof Post]: (joined: Joined, page: PageFacts) => Post[Name] };

/**
 * Where each column of a row comes from. The names follow X's own; the set is what researchers
 * know from twarc-csv, academictwitteR, minet and 4CAT (read 2026-11-23).
 */
export const COLUMNS: Columns = {
  id: ({ post }) => text(post.id)!,
  url: address,
  created_at: ({ post }) => text(post.created_at),
  text: ({ post, ref, refType }) =>
    (refType === "retweeted" ? fullText(ref) : null) ?? fullText(post) ?? "",
  lang: ({ post }) => text(post.lang),
  type: ({ refType }) => TYPES[refType ?? ""] ?? "original",
  author_id: ({ post }) => text(post.author_id),
  username: ({ author }) => text(author?.username),
  author_name: ({ author }) => text(author?.name),
  author_created_at: ({ author }) => text(author?.created_at),
  author_verified: ({ author }) => yes(author?.verified),
  author_verified_type: ({ author }) => text(author?.verified_type),
  author_followers: ({ author }) => metric(author, "followers_count"),
  author_following: ({ author }) => metric(author, "following_count"),
  author_posts: ({ author }) => metric(author, "tweet_count", "post_count"),
  author_listed: ({ author }) => metric(author, "listed_count"),
  author_location: ({ author }) => text(author?.location),
  author_description: ({ author }) => text(author?.description),
  like_count: ({ post }) => metric(post, "like_count"),
  repost_count: ({ post }) => metric(post, "retweet_count", "repost_count"),
  reply_count: ({ post }) => metric(post, "reply_count"),
  quote_count: ({ post }) => metric(post, "quote_count"),
  bookmark_count: ({ post }) => metric(post, "bookmark_count"),
  impression_count: ({ post }) => metric(post, "impression_count"),
  conversation_id: ({ post }) => text(post.conversation_id),
  in_reply_to_user_id: ({ post }) => text(post.in_reply_to_user_id),
  ref_type: ({ refType }) => text(refType),
  ref_id: ({ refId }) => text(refId),
  ref_author_id: ({ ref }) => text(ref?.author_id),
  ref_username: ({ refAuthor }) => text(refAuthor?.username),
  ref_text: ({ ref }) => fullText(ref),
  hashtags: ({ post }) => entities(post, "hashtags", "tag"),
  cashtags: ({ post }) => entities(post, "cashtags", "tag"),
  mentions: ({ post }) => entities(post, "mentions", "username"),
  urls: ({ post }) => links(post),
  domains: ({ post }) => [...new Set(links(post).flatMap(domainOf))],
  media_types: ({ media }) => texts(media.map((each) => each.type)),
  media_urls: ({ media }) => texts(media.map((each) => each.url ?? each.preview_image_url)),
  alt_texts: ({ media }) => texts(media.map((each) => each.alt_text)),
  poll_options: ({ polls }) =>
    texts(polls.flatMap((poll) => objects(poll.options)).map((each) => each.label)),
  place_id: ({ post }) => text(part(post.geo, "place_id")),
  place_name: ({ place }) => text(place?.full_name ?? place?.name),
  country_code: ({ place }) => text(place?.country_code),
  lon: (joined) => position(joined, 0),
  lat: (joined) => position(joined, 1),
  possibly_sensitive: ({ post }) => yes(post.possibly_sensitive),
  edit_count: ({ post }) => {
    const versions = post.edit_history_tweet_ids ?? post.edit_history_post_ids;
    return Array.isArray(versions) ? versions.length - 1 : null;
  },
  source: ({ post }) => text(post.source),
  query: (_, { query }) => query,
  page: (_, { page }) => page,
  retrieved_at: (_, { retrievedAt }) => retrievedAt,
  raw: ({ post }) =>
    Object.fromEntries(Object.entries(post).filter(([field]) => !WITH_COLUMN.has(field))),
};

/** Fields of a post that have a column, in both of X's dialects; all others go under `raw`. */
const WITH_COLUMN = new Set([
  "id",
  "text",
  "note_tweet",
  "note_post",
  "created_at",
  "lang",
  "author_id",
  "public_metrics",
  "conversation_id",
  "in_reply_to_user_id",
  "referenced_tweets",
  "referenced_posts",
  "entities",
  "attachments",
  "geo",
  "possibly_sensitive",
  "edit_history_tweet_ids",
  "edit_history_post_ids",
  "source",
]);

const READERS = Object.entries(COLUMNS);

/** Turns a page of X's answer into flat rows. Changes nothing of the page. */
export function toRow(joined: Joined, page: PageFacts): Post {
  const row: Record<string, unknown> = {};
  for (const [name, read] of READERS) row[name] = read(joined, page);
  return row as unknown as Post;
}
