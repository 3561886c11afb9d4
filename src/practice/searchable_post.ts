import { fold, joinTokens, tokensOf } from "./tokens.ts";
import type { MadeUpPost } from "./town/mod.ts";

/** A post with all that a query may ask of it, worked out once. */
export interface SearchablePost {
  post: MadeUpPost;
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The tokens of the whole text, joined. */
  tokens: string;
  hashtags: readonly string[];
  cashtags: readonly string[];
  mentions: readonly string[];
  author: string;
  /** Whom it answers: user name in lower case. */
  to: string | undefined;
  toId: string | undefined;
  repost: boolean;
}

/** Prepares a post for searching. */
export function searchablePost(post: MadeUpPost): SearchablePost {
  const { fields, reference } = post;
  const { hashtags = [], cashtags = [], mentions = [] } = fields.note_tweet?.entities ??
    fields.entities ?? {};
  const answered = reference?.type === "replied_to" ? reference.post.author.profile : undefined;
  return {
    post,
    id: fields.id,
    at: post.at,
    tokens: joinTokens(tokensOf(post.fullText)),
    hashtags: hashtags.map(({ tag }) => fold(tag)),
    cashtags: cashtags.map(({ tag }) => fold(tag)),
    mentions: mentions.map(({ username }) => username.toLowerCase()),
    author: post.author.profile.username.toLowerCase(),
    to: answered?.username.toLowerCase(),
    toId: answered?.id,
    repost: reference?.type === "retweeted",
  };
}
