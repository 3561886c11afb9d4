import { type Parameters, pricedPath } from "./priced_paths.ts";
import { MILLS } from "./prices.ts";

/** Objects that may come along with one object that was asked for. */
interface Brings {
  posts?: number;
  users?: number;
  /** The posts that it refers to: the same ones, however many expansions bring them. */
  references?: true;
}

/** A post can reply to one post and quote another. Source: X's OpenAPI file 2.166, `referenced_tweets`. */
export const MOST_REFERENCES = 2;

/** A post can be edited five times. Source: docs.x.com, edit posts, 2026-08-22. */
export const MOST_VERSIONS = 6;

/**
 * What each expansion brings at most, for each object that was asked for. X names prices for posts
 * and users only; photos, polls and places have none. As of X's OpenAPI file 2.166, 2026-08-22.
 */
const EXPANSIONS: Readonly<Partial<Record<string, Brings>>> = {
  "author_id": { users: 1 },
  "in_reply_to_user_id": { users: 1 },
  "referenced_tweets.id": { references: true },
  "referenced_tweets.id.author_id": { references: true, users: MOST_REFERENCES },
  "referenced_tweets.id.attachments.media_keys": { references: true },
  "referenced_posts": { references: true },
  "edit_history_tweet_ids": { posts: MOST_VERSIONS },
  "edit_history_post_ids": { posts: MOST_VERSIONS },
  "attachments.media_keys": {},
  "attachments.poll_ids": {},
  "geo.place_id": {},
  "pinned_tweet_id": { posts: 1 },
  "most_recent_tweet_id": { posts: 1 },
  "pinned_post_id": { posts: 1 },
  "most_recent_post_id": { posts: 1 },
  "affiliation.user_id": { users: 1 },
  // Nobody says how many people a long post may mention.
  "entities.mentions.username": { users: Infinity },
  "entities.note.mentions.username": { users: Infinity },
};

/**
 * What all of these expansions bring together at most. One that is not known here may bring
 * anything.
 */
function whatComesAlong(expansions: readonly string[]): { posts: number; users: number } {
  const brought = expansions.map((name) => EXPANSIONS[name] ?? { posts: Infinity });
  const sum = (kind: "posts" | "users") =>
    brought.reduce((total, each) => total + (each[kind] ?? 0), 0);
  const references = brought.some(({ references }) => references) ? MOST_REFERENCES : 0;
  return { posts: references + sum("posts"), users: sum("users") };
}

/** A request, as far as its price goes. */
export interface Asking {
  /** @default "GET" */
  method?: string;
  path: string;
  parameters: Parameters;
}

/**
 * What a request can cost at most, in thousandths of a US dollar: as many objects as it allows,
 * each with everything that can come along with it, all billed.
 *
 * @returns `Infinity` where an expansion has no bound; `undefined` where no price is known.
 */
export function worstCase({ method = "GET", path, parameters }: Asking): number | undefined {
  const row = pricedPath(path);
  if (row?.by === "nothing") return 0;
  if (row === undefined || method.toUpperCase() !== "GET") return undefined;
  if (row.by === "request") return row.price;
  const most = row.most(parameters);
  if (most === 0) return 0;
  const { posts, users } = whatComesAlong(parameters.expansions?.split(",").filter(Boolean) ?? []);
  return most * (MILLS[row.by] + posts * MILLS.post + users * MILLS.user);
}
