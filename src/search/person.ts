import { PRACTICE_SITE } from "./columns.ts";

type Json = Record<string, unknown>;

/**
 * One person as a flat row. Ids are strings; what X did not send is `null` (a missing count is not
 * a zero).
 */
export interface Person {
  /** The user id, which stays when the name changes. */
  id: string;
  /** The user name, without `@`. */
  username: string | null;
  /** The display name. */
  name: string | null;
  /** Where the profile can be read. */
  url: string;
  /** When the account was made: ISO 8601, UTC. */
  created_at: string | null;
  /** How they describe themselves. */
  description: string | null;
  /** Where they say they are. */
  location: string | null;
  /** The link on their profile. */
  website: string | null;
  /** Whether they are verified. */
  verified: boolean | null;
  /** How they are verified, such as `"blue"`. */
  verified_type: string | null;
  /** Whether only followers may read their posts. */
  protected: boolean | null;
  /** Followers when X answered. */
  followers: number | null;
  /** Accounts that they follow. */
  following: number | null;
  /** Posts, ever. */
  posts: number | null;
  /** Lists that they are on. */
  listed: number | null;
  /** Posts that they like. */
  likes: number | null;
  /** The address of their picture. */
  profile_image_url: string | null;
  /** When we read it: ISO 8601, UTC. */
  retrieved_at: string;
  /** Every field that X sent and that has no column. */
  raw: Record<string, unknown>;
}

const text = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : typeof value === "object"
    ? JSON.stringify(value)
    : String(value);
const number = (value: unknown): number | null => typeof value === "number" ? value : null;
const yes = (value: unknown): boolean | null => typeof value === "boolean" ? value : null;
const metric = (user: Json, ...names: string[]): number | null => {
  const metrics = (user.public_metrics ?? {}) as Json;
  return number(names.map((name) => metrics[name]).find((value) => value != null));
};

/** What all rows of one answer have in common. */
export interface PersonFacts {
  retrievedAt: string;
  practice: boolean;
}

type Columns = { [Name in keyof Person]: (user: Json, facts: PersonFacts) => Person[Name] };

/** Where each column of a person comes from, in both of X's dialects. */
export const PERSON_COLUMNS: Columns = {
  id: ({ id }) => text(id)!,
  username: ({ username }) => text(username),
  name: ({ name }) => text(name),
  url: ({ id, username }, { practice }) =>
    `${practice ? PRACTICE_SITE : "https://x.com/"}${username ?? `i/user/${id}`}`,
  created_at: ({ created_at }) => text(created_at),
  description: ({ description }) => text(description),
  location: ({ location }) => text(location),
  website: ({ url }) => text(url),
  verified: ({ verified }) => yes(verified),
  verified_type: ({ verified_type }) => text(verified_type),
  protected: (user) => yes(user.protected),
  followers: (user) => metric(user, "followers_count"),
  following: (user) => metric(user, "following_count"),
  posts: (user) => metric(user, "tweet_count", "post_count"),
  listed: (user) => metric(user, "listed_count"),
  likes: (user) => metric(user, "like_count"),
  profile_image_url: ({ profile_image_url }) => text(profile_image_url),
  retrieved_at: (_, { retrievedAt }) => retrievedAt,
  raw: (user) => Object.fromEntries(Object.entries(user).filter(([name]) => !TAKEN.has(name))),
};

/** Fields of X that have a column. */
const TAKEN = new Set([
  ...["id", "username", "name", "created_at", "description", "location", "url", "verified"],
  ...["verified_type", "protected", "public_metrics", "profile_image_url"],
]);

/** Makes a flat row of a person. Changes nothing of the answer. */
export function toPerson(user: Json, facts: PersonFacts): Person {
  return Object.fromEntries(
    Object.entries(PERSON_COLUMNS).map(([name, value]) => [name, value(user, facts)]),
  ) as unknown as Person;
}
