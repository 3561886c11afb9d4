import type { Network } from "../access/mod.ts";
import { formatPrice, fromMills, MILLS, secondsOfWaiting } from "../money/mod.ts";
import { atPlace, placeHere, type Practice, priceWords } from "../problems/mod.ts";
import { type Asking, fieldsFor, priceOfPost, toDialect, toExtras } from "./dialect.ts";
import { checkHooks, toBudget } from "./parameters.ts";
import type { Post } from "./post.ts";
import { noteReplayed, plural } from "./post_table.ts";
import { Posts, type Question } from "./posts.ts";
import { type PagesRead, type Reading, readPages, type SearchProgress } from "./read_pages.ts";

/** What every call that brings posts may be told. */
export interface BuyOptions extends Asking {
  /**
   * What this call may cost at most, in USD, above 0. Pages are made smaller to fit; when not even
   * the smallest fits, it ends with what it has. @default no limit
   */
  budget?: number;
  /** Ends the call. */
  signal?: AbortSignal;
  /** Called after each page; the next one waits until it is done. What it throws ends the call. */
  onProgress?: (progress: SearchProgress) => void | Promise<void>;
}

/** The names of those options. */
export const BUY_OPTIONS: Record<keyof BuyOptions, true> = {
  authors: true,
  references: true,
  media: true,
  places: true,
  dialect: true,
  budget: true,
  signal: true,
  onProgress: true,
};

/** What a call that brings posts needs beside its question. */
export interface BuyWorld {
  /** The clock. */
  now?: () => Date;
  /**
   * Called when all options are good, before anything is asked: with how many posts are wanted, and
   * their price, where `tell` is not told it.
   */
  begin?: (posts: number, price?: string) => void;
  /** Takes the posts that had come when it was stopped. */
  keep?: (posts: Posts) => void;
  /** Where they are then, as it reads after "they are". @default "in card.lastPosts" */
  keptWhere?: string;
  /** Told, before anything is bought, what it costs and how long it waits, as whole sentences. */
  tell?: (sentence: string) => void;
}

/** What is bought, as far as one call differs from another. */
export interface Purchase
  extends Pick<Reading, "path" | "paging" | "as" | "pace" | "expects" | "before"> {
  question: Question;
  doing: string;
  limit: number;
  /** The parameters of every page beside its fields. */
  params: Record<string, string | undefined>;
  /** Requests that it takes, if every page is full. */
  requests: number;
  /** How many posts it is whose price is told before; of a search it is part of how it begins. */
  tellsPrice?: number;
  /** Puts what came in order. */
  arrange?: (read: PagesRead) => PagesRead;
}

/** Checks what every call that brings posts may be told, before anything is sent. */
export function checkBuying(options: BuyOptions, doing: string): void {
  toBudget(options.budget, doing);
  toDialect(options.dialect, doing);
  toExtras(options, doing);
  checkHooks(options, doing);
}

/** Whether not one post has what every post has and was asked for. */
const leavesFieldsOut = (posts: Post[]): boolean =>
  posts.length > 0 &&
  posts.every(({ created_at, author_id, like_count }) =>
    created_at === null && author_id === null && like_count === null
  );

/** A number of minutes, in hours where there are many. */
const minutes = (seconds: number): string => {
  const [hours, rest] = [Math.floor(seconds / 3600), Math.round(seconds % 3600 / 60)];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};

/** What posts cost, before they are bought, in practice and in earnest. */
export const tellPrice = (posts: number, most: number, practice: Practice): string =>
  `Up to ${plural(posts, "post")}: ${priceIfAllCome(posts, most, practice)}.`;

function priceIfAllCome(posts: number, most: number, practice: Practice, budget = Infinity) {
  const [low, high] = [MILLS.post, most].map((mills) => Math.min(posts * mills, budget));
  return priceWords(formatPrice(fromMills(low, high)), practice, " if all of them come");
}

/** A wait that is known before the first page: the whole call does not fit one of X's windows. */
function tellWait(
  network: Network,
  { path, requests, as }: Pick<Purchase, "path" | "requests" | "as">,
): string | undefined {
  const seconds = secondsOfWaiting(requests, `/2/${path}`, as ?? network.signsAs);
  // A window is 15 minutes; what is shorter is a pace, and no wait.
  if (seconds < 900) return undefined;
  const wait =
    `It takes ${plural(requests, "request")}, more than X takes in 15 minutes: it waits ` +
    `at least ${minutes(seconds)} in all.`;
  if (network.patience >= 900) return wait;
  const [how] = atPlace({ place: placeHere() }, {
    code: "connect({ patience: 900 }) waits",
    elsewhere: "--patience 900 waits",
  });
  return `${wait} ${how} for each window; with less it ends there, with what has come.`;
}

/**
 * Buys posts page by page, and stops at exactly `limit`: what a search, a lookup, a timeline and
 * mentions have in common.
 *
 * @throws {AccessError} If nothing could be read, if the first page does not fit the budget, or if
 * it was stopped: then what had come is kept. Any other failure after the first page ends it early
 * instead, so that no post that was paid for is lost; `posts.problem` then tells it.
 */
export async function buyPosts(
  network: Network,
  purchase: Purchase,
  options: BuyOptions,
  world: BuyWorld,
): Promise<Posts> {
  const { now = () => new Date(), begin = () => {}, keep = () => {}, tell = () => {} } = world;
  const { keptWhere = "in card.lastPosts" } = world;
  const { question, doing, limit, path, tellsPrice, arrange = (read) => read } = purchase;
  const pricePerPost = priceOfPost(path, options);
  const wait = tellWait(network, purchase);
  const budget = toBudget(options.budget, doing);
  begin(limit, tellsPrice ? undefined : priceIfAllCome(limit, pricePerPost, network.room, budget));
  if (tellsPrice) tell(tellPrice(tellsPrice, pricePerPost, network.room));
  if (wait) tell(wait);
  const read = arrange(
    await readPages(network, {
      ...purchase,
      query: question.query,
      params: { ...purchase.params, ...fieldsFor(options) },
      budget,
      pricePerPost,
      asking: options,
      signal: options.signal,
      onProgress: options.onProgress,
      now,
    }),
  );
  const { rows, ended, problem, thrown } = read;
  const { room: practice } = network;
  if (practice === "replay") noteReplayed(rows);
  const facts = { ...read, question, limit, fieldsLeftOut: leavesFieldsOut(rows), practice };
  const posts = new Posts(rows, facts);
  if (ended !== "stopped") return posts;
  keep(posts);
  if (thrown) throw thrown.error;
  throw problem!.adding(
    ...atPlace({ place: placeHere() }, {
      code: `The ${posts.length} posts that had come are not lost: they are ${keptWhere}.`,
      elsewhere: `The ${posts.length} posts that had come are not lost.`,
    }),
  );
}
