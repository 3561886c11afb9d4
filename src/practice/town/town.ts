import type { Author } from "./authors.ts";
import type { MadeUpPost } from "./made_up_post.ts";
import { madeUpPosts } from "./made_up_posts.ts";
import { random } from "./random.ts";
import { type Withdrawn, withdrawn } from "./withdrawn.ts";

/**
 * What can be asked of the town, whatever it is made of. Every answer is the same for the same seed
 * and hour. Posts that lie in the future are among the answers: who asks knows the time.
 */
export interface Town {
  /** Everybody who ever wrote: also who is protected or suspended. */
  readonly people: readonly Author[];
  personById(id: string): Author | undefined;
  /** By user name, capitals or not. */
  personByName(username: string): Author | undefined;
  /** A post by its id, also one that was deleted, or whose author is protected or suspended. */
  postById(id: string): MadeUpPost | undefined;
  /**
   * The posts that everybody may see, from `from` up to, not including, `to` (milliseconds since
   * 1970); newest first.
   */
  postsBetween(from: number, to: number): readonly MadeUpPost[];
  /** What a person posted, reposts included, without ads; newest first. */
  timelineOf(person: Author): readonly MadeUpPost[];
  /** The posts that mention a person; newest first. */
  mentionsOf(person: Author): readonly MadeUpPost[];
  /** Who follows a person. */
  followersOf(person: Author): readonly Author[];
  /** Whom a person follows: the same follows, read the other way. */
  followedBy(person: Author): readonly Author[];
  /** What a person likes; newest first. */
  likedBy(person: Author): readonly MadeUpPost[];
  /** Who likes a post: the same likes, read the other way. X tells the latest hundred. */
  likersOf(post: MadeUpPost): readonly Author[];
  /** The reposts of a post; newest first. Their authors reposted it. */
  repostsOf(post: MadeUpPost): readonly MadeUpPost[];
  /** The posts that quote a post; newest first. */
  quotesOf(post: MadeUpPost): readonly MadeUpPost[];
}

/** Why something is not shown to whoever asks; nothing if it is. */
export function hiddenBecause(
  { deleted, author }: Pick<MadeUpPost, "author" | "deleted">,
): "deleted" | "protected" | "suspended" | undefined {
  if (author.suspended) return "suspended";
  if (author.profile.protected) return "protected";
  return deleted ? "deleted" : undefined;
}

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
function groups<Key, T>(things: Iterable<T>, keysOf: (thing: T) => Iterable<Key>): Map<Key, T[]> {
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

/** Works something out when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const mentioned = ({ fields }: MadeUpPost): string[] =>
  (fields.note_tweet?.entities ?? fields.entities)?.mentions?.flatMap(({ id }) => id ?? []) ?? [];

/** Makes the town of a seed, as of `now` (milliseconds since 1970). */
export function madeUpTown(seed: string, now: number): Town {
  const week = madeUpPosts(seed, now);
  const { posts } = week;
  const hidden: Withdrawn = withdrawn(week.authors);
  const people = [...week.authors, ...hidden.people];
  const ids = new Map(people.map((person) => [person.profile.id, person]));
  const names = new Map(people.map((person) => [person.profile.username.toLowerCase(), person]));
  const byId = once(() =>
    new Map([...posts, ...hidden.posts].map((post) => [post.fields.id, post]))
  );
  const byAuthor = once(() => groups(posts, ({ author, nullcast }) => nullcast ? [] : [author]));
  const byMentioned = once(() => groups(posts, mentioned));
  const quotes = once(() =>
    groups(posts, ({ reference: to }) => to?.type === "quoted" ? [to.post] : [])
  );
  const reposts = once(() =>
    groups(posts, ({ reference: to }) => to?.type === "retweeted" ? [to.post] : [])
  );

  const followers = once(() => {
    const living = people.filter(({ suspended }) => !suspended);
    const most = Math.floor(living.length * FOLLOWERS);
    return new Map(living.map((person) => {
      const { id, public_metrics: { followers_count } } = person.profile;
      const others = living.filter((each) => each !== person);
      return [person, some(others, Math.min(most, followers_count), `${seed} follow ${id}`)];
    }));
  });
  const followed = once(() => groups(followers().keys(), (person) => followers().get(person)!));
  // `groups` lists under each follower whom they follow.

  const likers = once(() =>
    new Map(posts.map((post) => {
      const { id, public_metrics: { like_count } } = post.fields;
      const others = week.authors.filter((each) => each !== post.author);
      return [post, some(others, Math.min(LIKERS, like_count), `${seed} like ${id}`)];
    }))
  );
  const liked = once(() => groups(posts, (post) => likers().get(post)!));

  return {
    people,
    personById: (id) => ids.get(id),
    personByName: (username) => names.get(username.toLowerCase()),
    postById: (id) => byId().get(id),
    postsBetween: (from, to) => posts.filter(({ at }) => at >= from && at < to),
    timelineOf: (person) => byAuthor().get(person) ?? [],
    mentionsOf: ({ profile }) => byMentioned().get(profile.id) ?? [],
    followersOf: (person) => followers().get(person) ?? [],
    followedBy: (person) => followed().get(person) ?? [],
    likedBy: (person) => liked().get(person) ?? [],
    likersOf: (post) => likers().get(post) ?? [],
    repostsOf: (post) => reposts().get(post) ?? [],
    quotesOf: (post) => quotes().get(post) ?? [],
  };
}
