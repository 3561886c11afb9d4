import type { Network } from "../access/mod.ts";
import { type Charge, formatPrice } from "../money/mod.ts";
import { checkNames, type Doing, raise } from "../problems/mod.ts";
import { BUY_OPTIONS, type BuyOptions, buyPosts, type BuyWorld, checkBuying } from "./buy_posts.ts";
import { isPageOfPerson } from "./join_page.ts";
import { user } from "./look_up_people.ts";
import { ByToken, PAGE_RULES } from "./paging.ts";
import { type TimeWindow, toId, toLimit, toSwitch, toWindow } from "./parameters.ts";

import { reasonOf } from "./people.ts";
import { plural } from "./post_table.ts";
import type { Posts } from "./posts.ts";
import { timeAt } from "./reach.ts";
import { type Asked, nameOf, readWho, type Who } from "./read_who.ts";

/** What mentions may be told. */
export interface MentionsOptions extends BuyOptions, TimeWindow {
  /** How many posts; X charges for each. @default 10 */
  limit?: number;
  /** Only posts newer than the one with this id. */
  sinceId?: string;
  /** Only posts older than the one with this id. */
  untilId?: string;
}

/** What a timeline may be told. */
export interface TimelineOptions extends MentionsOptions {
  /** `false` leaves replies out. @default true */
  replies?: boolean;
  /** `false` leaves reposts out. @default true */
  reposts?: boolean;
}

/** What a list of one person's posts needs beside its question. */
export interface TimelineWorld extends BuyWorld {
  /** Ids of people by their names in lower case, as far as they are known. */
  known?: Map<string, string>;
}

/** A list of posts that X keeps of a person. */
interface List {
  path: "tweets" | "mentions";
  doing: Doing;
  /** X shows no more than the newest so many. Source: docs.x.com, timelines, 2026-08-22. */
  bound: number;
  ofWhom: (name: string) => string;
  query: string;
}

const TIMELINE: List = {
  path: "tweets",
  doing: "read the timeline",
  bound: 3200,
  ofWhom: (name) => `by ${name}`,
  query: "timeline",
};

const MENTIONS: List = {
  path: "mentions",
  doing: "read the mentions",
  bound: 800,
  ofWhom: (name) => `that mention ${name}`,
  query: "mentions",
};

const MENTIONS_OPTIONS: Record<keyof MentionsOptions, true> = {
  limit: true,
  since: true,
  until: true,
  sinceId: true,
  untilId: true,
  ...BUY_OPTIONS,
};
const TIMELINE_OPTIONS: Record<keyof TimelineOptions, true> = {
  ...MENTIONS_OPTIONS,
  replies: true,
  reposts: true,
};

/** The id of a person, and what it cost: X keeps timelines by ids. What is known is not bought again. */
async function idOfPerson(
  network: Network,
  asked: Asked,
  doing: Doing,
  { budget, signal }: Pick<BuyOptions, "budget" | "signal">,
  { known = new Map(), tell, now }: TimelineWorld,
): Promise<{ id: string; charge?: Charge }> {
  if (asked.by === "id") return { id: asked.value };
  const name = asked.value.toLowerCase();
  const before = known.get(name);
  if (before !== undefined) return { id: before };
  const options = { budget, signal };
  const { id, charge } = await user(network, asked.value, options, { tell, now }, doing);
  known.set(name, id);
  return { id, charge };
}

async function readList(
  network: Network,
  who: Who,
  list: List,
  options: TimelineOptions,
  world: TimelineWorld,
): Promise<Posts> {
  const { path, doing, bound, query, ofWhom } = list;
  checkBuying(options, doing);
  const limit = toLimit(options.limit ?? 10, doing);
  const exclude = [
    ...(toSwitch(options.replies ?? true, "replies", doing) ? [] : ["replies"]),
    ...(toSwitch(options.reposts ?? true, "reposts", doing) ? [] : ["retweets"]),
  ];
  const { since, until } = toWindow(
    options,
    doing,
    timeAt(network, (world.now?.() ?? new Date()).getTime()),
  );
  const params = {
    start_time: since,
    end_time: until,
    since_id: toId(options.sinceId, "sinceId", doing),
    until_id: toId(options.untilId, "untilId", doing),
    exclude: exclude.join(",") || undefined,
  };
  const asked = readWho(who, doing);
  const name = nameOf(asked);
  const most = bound.toLocaleString("en");
  const boundSaid = `X shows the newest ${most} posts ${ofWhom(name)}, and no older ones.`;
  if (limit > bound) world.tell?.(boundSaid);
  const { id, charge: before } = await idOfPerson(network, asked, doing, options, world);
  const wanted = Math.min(limit, bound);
  const isReplay = network.room === "replay";
  const posts = await buyPosts(
    network,
    {
      path: `users/${id}/${path}`,
      question: {
        query: `${query} ${name.startsWith("@") ? name : asked.value}`,
        inTitle: ofWhom(name),
        smallest: PAGE_RULES.timeline.smallest,
        none: isReplay
          ? `The collection holds no post ${ofWhom(name)}: what was not collected is not here`
          : `There is no post ${ofWhom(name)} among those that were asked for`,
        noMore: (count) =>
          isReplay
            ? `There are no more: the collection holds ${plural(count, "post")} ${
              ofWhom(name)
            } for this.`
            : `There are no more: X had ${plural(count, "post")} ${
              ofWhom(name)
            } for this. ${boundSaid}`,
      },
      doing,
      limit,
      params,
      paging: new ByToken(PAGE_RULES.timeline),
      requests: Math.ceil(wanted / PAGE_RULES.timeline.largest),
      expects: isPageOfPerson,
      before,
      tellsPrice: Math.max(wanted, PAGE_RULES.timeline.smallest),
    },
    options,
    world,
  );
  const hidden = posts.missing.find((each) => each.id === id && each.type !== "tweet");
  if (posts.length > 0 || posts.charge.posts > 0 || !hidden) return posts;
  throw raise("unavailable-here", {
    doing,
    found: hidden.why === "Authorization Error"
      ? `X does not show the posts of ${name}: they are protected, and only followers may read them`
      : `X does not show ${name}: ${reasonOf(hidden)}`,
    nextSteps: [
      "Leave this person out, and note in your study that they were.",
      before
        ? `The posts cost nothing; finding the name ${network.room ? "would have cost" : "cost"} ${
          formatPrice(before.cost)
        }.`
        : "The posts cost nothing.",
    ],
  });
}

/**
 * Reads what a person posted, newest first; X shows the newest 3,200.
 *
 * @param who A user name, or anything with an id; the name is looked up first, for USD 0.010,
 * which counts in the budget and the cost of this call.
 * @throws {AccessError} `unavailable-here` where the person is not shown, or their posts are
 * protected; else as {@linkcode buyPosts}.
 */
export function timeline(
  network: Network,
  who: Who,
  options: TimelineOptions = {},
  world: TimelineWorld = {},
): Promise<Posts> {
  checkNames(options, TIMELINE_OPTIONS, TIMELINE.doing);
  return readList(network, who, TIMELINE, options, world);
}

/**
 * Reads the posts that mention a person, newest first; X shows the newest 800.
 *
 * @param who As for {@linkcode timeline}.
 * @throws {AccessError} As {@linkcode timeline}.
 */
export function mentions(
  network: Network,
  who: Who,
  options: MentionsOptions = {},
  world: TimelineWorld = {},
): Promise<Posts> {
  checkNames(options, MENTIONS_OPTIONS, MENTIONS.doing);
  return readList(network, who, MENTIONS, options, world);
}
