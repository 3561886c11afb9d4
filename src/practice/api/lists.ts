import type { Author, MadeUpPost, Town } from "../town/mod.ts";
import { isNewer, type ResourceError } from "../wire/mod.ts";
import type { Answering } from "./endpoint.ts";
import { describePeople, expandPosts } from "./expand_posts.ts";
import { openPerson, openPost } from "./lookups.ts";
import { pageOf, PageTokens } from "./page_tokens.ts";
import { listed, type Parameters } from "./parameters.ts";
import { idRange } from "./search.ts";

/** Where the page that is asked for begins, and how to cut it out of a list. */
function paging({ parameters, path, world, now }: Answering, usual: number) {
  const tokens = new PageTokens(path, parameters, world.seed);
  const first = { offset: 0, end: Math.floor(now / 1000) * 1000 };
  const { offset, end } = tokens.read(parameters) ?? first;
  const size = Number(parameters.get("max_results") ?? usual);
  return { end, cut: <T>(all: readonly T[]) => pageOf(all, { offset, end, size, tokens }) };
}

/** Whether a post is among those that a timeline is asked for, by time, id and kind. */
function isAskedFor(parameters: Parameters): (post: MadeUpPost) => boolean {
  const time = (name: string) => {
    const value = parameters.get(name);
    return value === undefined ? undefined : Date.parse(value);
  };
  const [from = -Infinity, to = Infinity] = [time("start_time"), time("end_time")];
  const [since, until] = [parameters.get("since_id"), parameters.get("until_id")];
  const without = listed(parameters, "exclude");
  return ({ at, fields: { id }, reference }) =>
    at >= from && at < to &&
    (!since || isNewer(id, since)) && (!until || isNewer(until, id)) &&
    !(without.includes("retweets") && reference?.type === "retweeted") &&
    !(without.includes("replies") && reference?.type === "replied_to");
}

/** A list of posts. */
interface PostsOf {
  /** Of whom or what: a person or a post, by the `id` in the path. */
  of: (asked: Answering) => readonly MadeUpPost[] | ResourceError;
  /** X shows no more than so many. */
  most?: number;
  /** So many come where nobody says how many. */
  size: number;
}

/** A page of posts, newest first, each as it is now. */
const postsOf = ({ of, most, size }: PostsOf) => (asked: Answering): object => {
  const { parameters, world } = asked;
  const { end, cut } = paging(asked, size);
  const told = of(asked);
  if ("resource_type" in told) return { errors: [told] };
  // A position is a count of posts: what was posted since the first page must not shift it.
  const all = told.filter(({ at }) => at <= end).slice(0, most).filter(isAskedFor(parameters));
  const { page: posts, tokens } = cut(all);
  if (posts.length === 0) return { meta: { result_count: 0, ...tokens } };
  return {
    ...expandPosts(posts, parameters, world.town()),
    meta: { ...idRange(posts), ...tokens },
  };
};

/** A page of people. */
const peopleOf = (
  of: (asked: Answering) => readonly Author[] | ResourceError,
  size: number,
) =>
(asked: Answering): object => {
  const { cut } = paging(asked, size);
  const told = of(asked);
  if ("resource_type" in told) return { errors: [told] };
  const { page: people, tokens } = cut(told.filter(({ suspended }) => !suspended));
  const meta = { result_count: people.length, ...tokens };
  return people.length === 0 ? { meta } : { data: describePeople(people, asked.parameters), meta };
};

const byPerson = <T>(of: (town: Town, person: Author) => readonly T[]) => (asked: Answering) => {
  const person = openPerson(asked);
  return "resource_type" in person ? person : of(asked.world.town(), person);
};

const byPost =
  <T>(of: (town: Town, post: MadeUpPost, now: number) => readonly T[]) => (asked: Answering) => {
    const { world, now, parameters } = asked;
    const found = openPost(world.town(), now, { parameter: "id", value: parameters.get("id")! });
    return "resource_type" in found ? found : of(world.town(), found, now);
  };

// X shows the newest 3,200 posts of a person, and 800 mentions. Source: docs.x.com, timelines,
// 2026-08-22. The sizes of pages are those of X's OpenAPI file 2.166.

/** What a person posted. */
export const timeline = postsOf({
  of: byPerson((town, person) => town.timelineOf(person)),
  most: 3200,
  size: 10,
});

/** The posts that mention a person. */
export const mentions = postsOf({
  of: byPerson((town, person) => town.mentionsOf(person)),
  most: 800,
  size: 10,
});

/** What a person likes. */
export const likedPosts = postsOf({
  of: byPerson((town, person) => town.likedBy(person)),
  size: 100,
});

/** The posts that quote a post. */
export const quotes = postsOf({ of: byPost((town, post) => town.quotesOf(post)), size: 10 });

/** Who follows a person. */
export const followers = peopleOf(byPerson((town, person) => town.followersOf(person)), 100);

/** Whom a person follows. */
export const following = peopleOf(byPerson((town, person) => town.followedBy(person)), 100);

/** Who likes a post. */
export const likers = peopleOf(byPost((town, post) => town.likersOf(post)), 100);

/** Who reposted a post. */
export const reposters = peopleOf(
  byPost((town, post, now) => {
    const reposts = town.repostsOf(post).filter(({ at }) => at <= now);
    return [...new Set(reposts.map(({ author }) => author))];
  }),
  100,
);
