import type { Author } from "./authors.ts";
import { Archive } from "./archive.ts";
import { writesEveryday } from "./compose.ts";
import { DAY, outlinesOf, writeDay } from "./everyday_posts.ts";
import { hiddenBecause, type MadeUpPost, mentioned } from "./made_up_post.ts";
import { AHEAD, HOUR, madeUpPosts, REACH } from "./made_up_posts.ts";
import { groups, likersOf, settleFollows } from "./ties.ts";
import { type Withdrawn, withdrawn } from "./withdrawn.ts";

/**
 * What can be asked of the town, whatever it is made of: its week, and before it the archive, which
 * begins with 2019. Every answer is the same for the same seed and hour. Posts that lie in the future are among the answers: who asks knows the time.
 */
export interface Town {
  /** Everybody who ever wrote: also who is protected or suspended. */
  readonly people: readonly Author[];
  /** Where the archive ends and the week begins: milliseconds since 1970. */
  readonly weekBegins: number;
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
  /** What a person posted, reposts included, without ads; newest first. Of old posts as many as X shows. */
  timelineOf(person: Author): readonly MadeUpPost[];
  /** The posts that mention a person; newest first. Of old ones as many as X shows. */
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

/** Works something out when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** So many everyday posts stand beside those of the library week, a day. */
const EVERYDAY = 110;

/** What people write in the week beside the library's doings; newest first. */
function everydayOfWeek(
  { seed, from, to, authors, idOf }: {
    seed: string;
    from: number;
    to: number;
    authors: readonly Author[];
    idOf: (username: string) => string | undefined;
  },
): MadeUpPost[] {
  const writers = authors.filter(writesEveryday);
  const posts: MadeUpPost[] = [];
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    const own = `${seed} ${from} ${day}`;
    const facts = { seed: own, day, from, to, count: EVERYDAY, authors: writers, everyday: 1 };
    posts.push(...writeDay(outlinesOf(facts), own, idOf));
  }
  return posts.reverse();
}

/** Makes the town of a seed, as of `now` (milliseconds since 1970). */
export function madeUpTown(seed: string, now: number): Town {
  const anchor = Math.floor(now / HOUR) * HOUR;
  const weekBegins = anchor - REACH;
  const week = madeUpPosts(seed, now);
  const { authors } = week;
  const hidden: Withdrawn = withdrawn(authors);
  const people = [...authors, ...hidden.people];
  const ids = new Map(people.map((person) => [person.profile.id, person]));
  const names = new Map(people.map((person) => [person.profile.username.toLowerCase(), person]));
  const idOf = (username: string) => names.get(username.toLowerCase())?.profile.id;
  const everyday = everydayOfWeek({ seed, from: weekBegins, to: anchor + AHEAD, authors, idOf });
  const posts = [...week.posts, ...everyday].sort((a, b) => b.at - a.at);
  const archive = new Archive({ seed, authors, until: weekBegins, idOf });
  const follows = settleFollows(people, seed);

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
  const likers = (post: MadeUpPost): readonly Author[] => {
    if (hiddenBecause(post)) return [];
    const { author, fields: { id, public_metrics: { like_count: likes } } } = post;
    return likersOf({ id, author, likes }, authors, seed);
  };
  const liked = once(() => groups(posts, likers));

  return {
    people,
    weekBegins,
    personById: (id) => ids.get(id),
    personByName: (username) => names.get(username.toLowerCase()),
    postById: (id) => byId().get(id) ?? archive.byId(id),
    postsBetween: (from, to) => [
      ...posts.filter(({ at }) => at >= from && at < to),
      ...archive.between(from, to),
    ],
    timelineOf: (person) => [...byAuthor().get(person) ?? [], ...archive.timelineOf(person)],
    mentionsOf: (person) => [
      ...byMentioned().get(person.profile.id) ?? [],
      ...archive.mentionsOf(person),
    ],
    followersOf: (person) => follows.followers.get(person) ?? [],
    followedBy: (person) => follows.followed.get(person) ?? [],
    likedBy: (person) => [...liked().get(person) ?? [], ...archive.likedBy(person)],
    likersOf: likers,
    repostsOf: (post) => reposts().get(post) ?? archive.referringTo(post, "retweeted"),
    quotesOf: (post) => quotes().get(post) ?? archive.referringTo(post, "quoted"),
  };
}
