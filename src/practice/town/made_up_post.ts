import type { Author } from "./authors.ts";
import type { Entities } from "./entities.ts";
import type { Media, Poll } from "./media.ts";
import type { Place } from "./places.ts";

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
}
