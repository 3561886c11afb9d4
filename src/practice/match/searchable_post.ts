import { fold, joined, joinTokens, tokensOf } from "./tokens.ts";
import type { MadeUpPost } from "../town/mod.ts";

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
  /** The tokens of each address that a link has, joined. */
  links: readonly string[];
  /** What it is filed under: ids of domain and entity. */
  contexts: readonly { domain: string; entity: string }[];
  /** Names of what it is about. */
  names: readonly string[];
  /** The tokens of its place's name, joined. */
  place: string | undefined;
  author: string;
  /** Whom it answers: user name in lower case. */
  to: string | undefined;
  toId: string | undefined;
  repost: boolean;
}

const LINK_REGEXP = /https?:\/\/\S+/g;

/** Prepares a post for searching. */
export function searchablePost(post: MadeUpPost): SearchablePost {
  const { fields, reference, place } = post;
  const { hashtags = [], cashtags = [], mentions = [], urls = [], annotations = [] } =
    fields.note_tweet?.entities ?? fields.entities ?? {};
  const answered = reference?.type === "replied_to" ? reference.post.author.profile : undefined;
  const filed = fields.context_annotations ?? [];
  return {
    post,
    id: fields.id,
    at: post.at,
    // Links are found by url: only.
    tokens: joinTokens(tokensOf(post.fullText.replace(LINK_REGEXP, " "))),
    hashtags: hashtags.map(({ tag }) => fold(tag)),
    cashtags: cashtags.map(({ tag }) => fold(tag)),
    mentions: mentions.map(({ username }) => username.toLowerCase()),
    links: urls.flatMap(({ url, expanded_url, unwound_url }) =>
      [url, expanded_url, unwound_url].flatMap((address) => address && joined(address) || [])
    ),
    contexts: filed.map(({ domain, entity }) => ({ domain: domain.id, entity: entity.id })),
    names: [
      ...filed.map(({ entity }) => fold(entity.name)),
      ...annotations.map(({ normalized_text }) => fold(normalized_text)),
    ],
    place: place && joined(place.full_name),
    author: post.author.profile.username.toLowerCase(),
    to: answered?.username.toLowerCase(),
    toId: answered?.id,
    repost: reference?.type === "retweeted",
  };
}
