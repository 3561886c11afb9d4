import { snowflake } from "../wire/mod.ts";
import type { Author } from "./authors.ts";
import { type Entities, entitiesOf, type Link, namedIn } from "./entities.ts";
import type { Media, Poll } from "./media.ts";
import type { Place } from "./places.ts";
import type { Random } from "./random.ts";
import { cut } from "./sentence.ts";
import { EVERYDAY_TOPICS } from "./words/everyday_topics.ts";
import { type TopicFacts, TOPICS } from "./words/topics.ts";

const ALL_TOPICS: readonly TopicFacts[] = [...TOPICS, ...EVERYDAY_TOPICS];

/** How one post refers to another, in X's words. */
export type ReferenceType = "replied_to" | "quoted" | "retweeted";

/** The fields of a post as X sends them when every one is asked for. */
export interface PostFields {
  id: string;
  text: string;
  edit_history_tweet_ids: string[];
  author_id: string;
  conversation_id: string;
  created_at: string;
  lang: string;
  reply_settings: "everyone";
  possibly_sensitive: boolean;
  display_text_range: [number, number];
  edit_controls: { edits_remaining: number; is_edit_eligible: boolean; editable_until: string };
  public_metrics: {
    retweet_count: number;
    reply_count: number;
    like_count: number;
    quote_count: number;
    bookmark_count: number;
    impression_count: number;
  };
  entities?: Entities;
  note_tweet?: { text: string; entities?: Entities };
  referenced_tweets?: { type: ReferenceType; id: string }[];
  in_reply_to_user_id?: string;
  attachments?: { media_keys?: string[]; poll_ids?: string[] };
  geo?: { place_id: string; coordinates?: { type: "Point"; coordinates: [number, number] } };
  context_annotations?: {
    domain: { id: string; name: string };
    entity: { id: string; name: string };
  }[];
}

/** A made-up post, and what it is joined to. */
export interface MadeUpPost {
  /** What X would send. */
  fields: PostFields;
  /** When it was posted: milliseconds since 1970. */
  at: number;
  /** The whole text, however long. */
  fullText: string;
  author: Author;
  /** The post that it answers, quotes or reposts. */
  reference?: { type: ReferenceType; post: MadeUpPost };
  media?: Media;
  poll?: Poll;
  place?: Place;
  /** Only shown as an ad. */
  nullcast?: true;
  /** Taken back by its author. */
  deleted?: true;
}

/** What somebody is about to post. */
export interface Draft
  extends Pick<MadeUpPost, "media" | "nullcast" | "poll" | "place" | "reference"> {
  /** What they wrote; nothing for a repost. */
  text: string;
  lang: string;
  topic: TopicFacts;
  author: Author;
  /** Milliseconds since 1970. */
  at: number;
  /** Links that are put behind the text. */
  links: Link[];
  /** @default one made of its time */
  id?: string;
  /** How many like it. @default made by chance */
  likes?: number;
}

/** X cuts `text` after so many characters; the whole is in `note_tweet`. */
const SHORT = 280;

/** X cuts the text of reposts after so many characters. */
const REPOST = 140;

function textOf({ text, links, reference }: Draft): string {
  if (reference?.type === "retweeted") {
    const { author, fullText } = reference.post;
    return cut(`RT @${author.profile.username}: ${fullText}`, REPOST);
  }
  const to = reference?.type === "replied_to" ? `@${reference.post.author.profile.username} ` : "";
  return [to + text, ...links.map(({ url }) => url)].join(" ");
}

/** Notes on the post that it refers to that it was answered, quoted or reposted. */
function tell({ reference }: Draft): void {
  if (!reference) return;
  const metrics = reference.post.fields.public_metrics;
  const metric = {
    replied_to: "reply_count",
    quoted: "quote_count",
    retweeted: "retweet_count",
  } as const;
  metrics[metric[reference.type]]++;
}

/** Most are liked by few, some by a hundred, and one in 150 by thousands. */
export function likesOf({ profile }: Author, chance: Random): number {
  const usual = Math.exp(4.2 * chance.next() ** 2) +
    profile.public_metrics.followers_count / 150 - 1;
  return Math.floor(chance.chance(1 / 150) ? usual + 300 * Math.exp(2.6 * chance.next()) : usual);
}

/** A moment as X tells it: to the second, and written with milliseconds all the same. */
const inSeconds = (at: number) => new Date(Math.floor(at / 1000) * 1000).toISOString();

/** What a post is filed under: its topic, and what it names. */
function filing({ topic }: Draft, text: string): PostFields["context_annotations"] {
  const named = new Set(namedIn(text).map(({ thing }) => thing));
  return [
    {
      domain: { id: "1", name: "Made-up topic" },
      entity: { id: String(1 + ALL_TOPICS.indexOf(topic)), name: topic.name },
    },
    ...[...named].map(({ domain, id, name }) => ({ domain, entity: { id, name } })),
  ];
}

/** A third of those who tag a place also say where in it they are. */
function geoOf({ id, geo: { bbox: [west, south, east, north] } }: Place, chance: Random) {
  const between = (low: number, high: number) => +(low + (high - low) * chance.next()).toFixed(6);
  if (!chance.chance(0.33)) return { place_id: id };
  const coordinates: [number, number] = [between(west, east), between(south, north)];
  return { place_id: id, coordinates: { type: "Point" as const, coordinates } };
}

/** Makes a post of a draft: the id, the fields, the counts. */
export function publish(
  draft: Draft,
  chance: Random,
  idOf: (username: string) => string | undefined,
): MadeUpPost {
  const { at, author, lang, media, nullcast, place, poll, reference } = draft;
  const id = draft.id ?? snowflake(at, chance.below(4194304));
  const fullText = textOf(draft);
  const text = cut(fullText, SHORT);
  const repost = reference?.type === "retweeted";
  const links = repost ? linksOf(reference.post) : draft.links;
  const likes = draft.likes ?? (repost ? 0 : likesOf(author, chance));
  const to = reference?.type === "replied_to" ? reference.post : undefined;
  const fields: PostFields = {
    id,
    text,
    edit_history_tweet_ids: [id],
    author_id: author.profile.id,
    conversation_id: to?.fields.conversation_id ?? id,
    created_at: inSeconds(at),
    lang,
    reply_settings: "everyone",
    possibly_sensitive: false,
    display_text_range: [to ? to.author.profile.username.length + 2 : 0, [...text].length],
    edit_controls: {
      edits_remaining: 5,
      is_edit_eligible: !reference,
      editable_until: inSeconds(at + 3_600_000),
    },
    public_metrics: {
      retweet_count: 0,
      reply_count: 0,
      like_count: likes,
      quote_count: 0,
      bookmark_count: Math.floor(likes / 9),
      impression_count: repost ? 0 : likes * 22 + chance.below(180),
    },
    context_annotations: repost ? undefined : filing(draft, fullText),
    entities: entitiesOf(text, links, idOf),
  };
  if (text !== fullText) {
    fields.note_tweet = { text: fullText };
    const entities = entitiesOf(fullText, links, idOf);
    if (entities) fields.note_tweet.entities = entities;
  }
  if (reference) {
    fields.referenced_tweets = [{ type: reference.type, id: reference.post.fields.id }];
  }
  if (to) fields.in_reply_to_user_id = to.fields.author_id;
  if (media) fields.attachments = { media_keys: [media.media_key] };
  if (poll) fields.attachments = { poll_ids: [poll.id] };
  if (place) fields.geo = geoOf(place, chance);
  tell(draft);
  return { fields, at, fullText, author, reference, media, nullcast, poll, place };
}

const linksOf = ({ fields }: MadeUpPost): Link[] =>
  (fields.note_tweet?.entities?.urls ?? fields.entities?.urls ?? [])
    .map(({ start: _start, end: _end, display_url: _shown, ...link }) => link);

/** The ids of those whom a post mentions. */
export const mentioned = ({ fields }: MadeUpPost): string[] =>
  (fields.note_tweet?.entities ?? fields.entities)?.mentions?.flatMap(({ id }) => id ?? []) ?? [];

/** Why something is not shown to whoever asks; nothing if it is. */
export function hiddenBecause(
  { deleted, author }: Pick<MadeUpPost, "author" | "deleted">,
): "deleted" | "protected" | "suspended" | undefined {
  if (author.suspended) return "suspended";
  if (author.profile.protected) return "protected";
  return deleted ? "deleted" : undefined;
}
