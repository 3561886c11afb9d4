import { raise } from "../problems/mod.ts";
import { joinPage, type Post, toRow } from "../search/mod.ts";
import { bodyOf } from "./damage.ts";
import { isMadeUp, questionOf, type RunRow, type SliceRow } from "./run_row.ts";
import { type Share, shareOf, type Stratum } from "./share.ts";
import type { Store } from "./store.ts";

const DOING = "tell a share";

/** A column that does not exist would be equal to nothing: a share of 0, without a word. */
const STRICT: ProxyHandler<Post> = {
  get(post, name) {
    // What looks a value over asks for these of anything.
    if (name in post || typeof name === "symbol" || name === "toJSON" || name === "then") {
      return Reflect.get(post, name);
    }
    throw raise("bad-option", {
      doing: DOING,
      found: `a post has no column named ${name}`,
      nextSteps: [`The columns are: ${Object.keys(post).join(", ")}.`],
    });
  },
};

/** The posts of a slice, each once, a page at a time. */
function* postsIn(store: Store, run: RunRow, slice: SliceRow): Generator<Post> {
  const pages = store.database.prepare(`select id, number, answered_at, body from pages
    where slice_id = ? and state = 'answered' order by id`);
  const seen = new Set<string>();
  const { authors, references } = questionOf(run);
  const wanted = { authors: Boolean(authors), references: Boolean(references) };
  for (const { id, number, answered_at, body } of pages.iterate(slice.id)) {
    const page = {
      ...{ query: run.query, page: Number(number), retrievedAt: String(answered_at) },
      practice: isMadeUp(run),
    };
    for (const joined of joinPage(bodyOf(Number(id), body), wanted)) {
      const post = toRow(joined, page);
      if (!seen.has(post.id)) yield new Proxy(post, STRICT);
      seen.add(post.id);
    }
  }
}

/** A run that is no sample stands for its range only if it brought all of it. */
function checkWhole(run: RunRow, slices: readonly SliceRow[]): void {
  if (run.ended === "no more posts" && slices.every(({ state }) => state === "done")) return;
  throw raise("no-sample", {
    doing: DOING,
    found: "these are the newest posts of a range that was not read to its end, " +
      "and what they say of the rest of it nobody knows",
  });
}

/** What it says of a post, which must be a yes or a no: a promise would be taken for a yes. */
function fits(is: (post: Post) => boolean, post: Post): boolean {
  const said: unknown = is(post);
  if (typeof said === "boolean") return said;
  const kind = said instanceof Promise ? "a promise" : said === null ? "null" : typeof said;
  throw raise("bad-option", {
    doing: DOING,
    found: `the function must return true or false of each post, and it returned ${kind}`,
    nextSteps: ['Return a comparison: (post) => post.lang === "fr". It must not be async.'],
  });
}

/**
 * What share of a run's range fits: of a sample, from the slices that are there whole; where all of
 * the range was bought, exactly.
 *
 * @throws {AccessError} `bad-option`; `no-sample` where the posts do not stand for the range.
 */
export function shareOfRun(store: Store, run: RunRow, is: (post: Post) => boolean): Share {
  if (typeof is !== "function") {
    throw raise("bad-option", {
      doing: DOING,
      found: 'it takes a function, such as (post) => post.lang === "fr"',
    });
  }
  const all = store.slices(run.id).filter(({ chosen }) => chosen === 1);
  if (run.seed === null) checkWhole(run, all);
  const strata = Map.groupBy(all, ({ stratum }) => stratum ?? "");
  return shareOf(
    [...strata].sort(([one], [other]) => one < other ? -1 : 1).map(([, slices]): Stratum => ({
      slices: Math.round(slices[0].weight * slices.length),
      bought: slices.filter(({ state }) => state === "done").map((slice) => {
        const cluster = { posts: 0, fitting: 0 };
        for (const post of postsIn(store, run, slice)) {
          cluster.posts += 1;
          if (fits(is, post)) cluster.fitting += 1;
        }
        return cluster;
      }),
    })),
    DOING,
  );
}
