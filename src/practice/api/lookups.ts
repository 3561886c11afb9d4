import type { Account } from "../desk/mod.ts";
import { type Author, hiddenBecause, type MadeUpPost, type Town } from "../town/mod.ts";
import {
  type Missing,
  notAuthorizedFor,
  type ResourceError,
  resourceNotFound,
  userSuspended,
} from "../wire/mod.ts";
import type { Answering } from "./endpoint.ts";
import { describePeople, expandPosts } from "./expand_posts.ts";
import { listed } from "./parameters.ts";

/** What was found, and why the rest was not; in the order in which it was asked for. */
interface Found<T> {
  found: T[];
  errors: ResourceError[];
}

function sorted<T extends object>(outcomes: readonly (T | ResourceError)[]): Found<T> {
  const isError = (each: T | ResourceError): each is ResourceError => "resource_type" in each;
  return {
    found: outcomes.filter((each): each is T => !isError(each)),
    errors: outcomes.filter(isError),
  };
}

/** An account of the room as a person: it has not posted anything, and nobody follows it. */
function personOf({ id, username, name, createdAt }: Account): Author {
  return {
    profile: {
      id,
      name,
      username,
      created_at: new Date(Math.floor(createdAt / 1000) * 1000).toISOString(),
      description: "A made-up account to rehearse with.",
      location: "Paperwick",
      url: `https://example.org/people/${username}`,
      protected: false,
      verified: false,
      verified_type: "none",
      profile_image_url: `https://example.org/practice/faces/${id}.png`,
      public_metrics: { followers_count: 0, following_count: 0, tweet_count: 0, listed_count: 0 },
    },
    language: "en",
    lists: [],
    activity: 0,
  };
}

type Asks = Pick<Answering, "user" | "world">;

/** A person of the town, or who asks, by id or by user name. */
function someone({ user, world }: Asks, by: "id" | "username", value: string) {
  const town = world.town();
  const own = by === "id" ? user.id === value : user.username.toLowerCase() === value.toLowerCase();
  if (own) return personOf(user);
  return by === "id" ? town.personById(value) : town.personByName(value);
}

/** A person that everybody may look up, or why not. Who is protected has a profile all the same. */
function lookUpPerson(
  asks: Asks,
  by: "id" | "username",
  { parameter, value }: Pick<Missing, "parameter" | "value">,
): Author | ResourceError {
  const person = someone(asks, by, value);
  const missing = { of: "user", parameter, value } as const;
  if (!person) return resourceNotFound(missing);
  return person.suspended ? userSuspended(missing) : person;
}

/**
 * A person whose posts and follows everybody may see, or why not.
 *
 * @param asked Names the person in its path, by `id`.
 */
export function openPerson(asked: Answering): Author | ResourceError {
  const value = asked.parameters.get("id")!;
  const person = lookUpPerson(asked, "id", { parameter: "id", value });
  if ("resource_type" in person || !person.profile.protected) return person;
  return notAuthorizedFor({ of: "user", parameter: "id", value });
}

/** A post that everybody may see, or why not. */
export function openPost(
  town: Town,
  now: number,
  { parameter, value }: Pick<Missing, "parameter" | "value">,
): MadeUpPost | ResourceError {
  const post = town.postById(value);
  const missing = { of: "tweet", parameter, value } as const;
  if (!post || post.at > now) return resourceNotFound(missing);
  switch (hiddenBecause(post)) {
    case "deleted":
      return resourceNotFound(missing);
    case "protected":
    case "suspended":
      return notAuthorizedFor(missing);
    case undefined:
      return post;
  }
}

/** An answer without what there is nothing of. */
const filled = (answer: { data?: unknown; errors: readonly ResourceError[] }) => ({
  ...(answer.data === undefined ? {} : { data: answer.data }),
  ...(answer.errors.length > 0 ? { errors: answer.errors } : {}),
});

/** Posts by their ids: `GET /2/tweets`. What is not found is told, and the rest comes. */
export function posts({ parameters, world, now }: Answering): object {
  const town = world.town();
  const { found, errors } = sorted(
    [...new Set(listed(parameters, "ids"))]
      .map((value) => openPost(town, now, { parameter: "ids", value })),
  );
  if (found.length === 0) return filled({ errors });
  const expanded = expandPosts(found, parameters, town);
  return { ...expanded, ...filled({ errors: [...errors, ...expanded.errors ?? []] }) };
}

/** One post: `GET /2/tweets/:id`. */
export function post({ parameters, world, now }: Answering): object {
  const town = world.town();
  const found = openPost(town, now, { parameter: "id", value: parameters.get("id")! });
  if ("resource_type" in found) return filled({ errors: [found] });
  const { data: [data], ...rest } = expandPosts([found], parameters, town);
  return { data, ...rest };
}

/** People by their ids or user names: `GET /2/users` and `/2/users/by`. */
export const people = (by: "id" | "username") => (asked: Answering): object => {
  const { parameters } = asked;
  const parameter = `${by}s`;
  const { found, errors } = sorted(
    [...new Set(listed(parameters, parameter))]
      .map((value) => lookUpPerson(asked, by, { parameter, value })),
  );
  const data = found.length > 0 ? describePeople(found, parameters) : undefined;
  return filled({ data, errors });
};

/** One person: `GET /2/users/:id` and `/2/users/by/username/:username`. */
export const person = (by: "id" | "username") => (asked: Answering): object => {
  const { parameters } = asked;
  const found = lookUpPerson(asked, by, { parameter: by, value: parameters.get(by)! });
  if ("resource_type" in found) return filled({ errors: [found] });
  return { data: describePeople([found], parameters)[0] };
};

/** Who asks: `GET /2/users/me`. */
export const me = ({ parameters, user }: Answering): object => ({
  data: describePeople([personOf(user)], parameters)[0],
});
