import type { Author } from "./authors.ts";
import { random } from "./random.ts";

/** X tells no more likers of a post than these. Source: docs.x.com, liking users, 2026-08-22. */
const LIKERS = 100;

/** Of those who live here, so many at most follow one of them. */
const FOLLOWERS = 0.85;

/** Picks so many of all, each at most once, the same ones for the same seed. */
function some<T>(of: readonly T[], count: number, seed: string): T[] {
  const chance = random(seed);
  const left = [...of];
  const wanted = Math.min(count, left.length);
  for (let i = 0; i < wanted; i++) {
    const at = i + chance.below(left.length - i);
    [left[i], left[at]] = [left[at], left[i]];
  }
  return left.slice(0, wanted);
}

/** Groups things under every key that they have, in their order. */
export function groups<Key, T>(
  things: Iterable<T>,
  keysOf: (thing: T) => Iterable<Key>,
): Map<Key, T[]> {
  const found = new Map<Key, T[]>();
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) {
      const group = found.get(key);
      if (group) group.push(thing);
      else found.set(key, [thing]);
    }
  }
  return found;
}

/** Who likes a post: as many as it says, up to a hundred, and never its author. */
export function likersOf(
  { id, author, likes }: { id: string; author: Author; likes: number },
  authors: readonly Author[],
  seed: string,
): readonly Author[] {
  if (likes === 0) return [];
  return some(
    authors.filter((each) => each !== author),
    Math.min(LIKERS, likes),
    `${seed} like ${id}`,
  );
}

/** Who follows whom, read from both ends. */
export interface Follows {
  /** Who follows a person. */
  followers: ReadonlyMap<Author, readonly Author[]>;
  /** Whom a person follows. */
  followed: ReadonlyMap<Author, readonly Author[]>;
}

/**
 * Settles who follows whom, and has each profile count just these. Who is suspended neither follows
 * nor is followed.
 */
export function settleFollows(people: readonly Author[], seed: string): Follows {
  const living = people.filter(({ suspended }) => !suspended);
  const most = Math.floor(living.length * FOLLOWERS);
  const followers = new Map(living.map((person) => {
    const { id, public_metrics: { followers_count } } = person.profile;
    const others = living.filter((each) => each !== person);
    return [person, some(others, Math.min(most, followers_count), `${seed} follow ${id}`)];
  }));
  const followed = groups(living, (person) => followers.get(person)!);
  for (const person of people) {
    const metrics = person.profile.public_metrics;
    metrics.followers_count = followers.get(person)?.length ?? 0;
    metrics.following_count = followed.get(person)?.length ?? 0;
  }
  return { followers, followed };
}
