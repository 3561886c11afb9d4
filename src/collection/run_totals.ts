import { type PrivateDatabase, transact } from "../files/mod.ts";
import { type Charge, fromMills, NO_CHARGE } from "../money/mod.ts";
import type { SealedIds } from "./sealed_ids.ts";
import { written } from "./write_failure.ts";

const PAGES_OF_RUN = `select g.id from pages g join slices s on s.id = g.slice_id
  where s.run_id = ?1`;

/** The posts that answer the question of a run, also those that another run found before. */
const OF_RUN = `with of_run as (
  select id from posts where role = 'match' and page_id in (${PAGES_OF_RUN})
  union select post_id from found_again where page_id in (${PAGES_OF_RUN}))`;

/** How many posts match, of one run or of all. */
export function countPosts(database: PrivateDatabase, runId?: number): number {
  const { all, runs } = database.prepare(`select (select count(*) from runs) as runs,
    (select count(*) from posts) -
      (select count(*) from posts where role <> 'match') as 'all'`).get()!;
  if (runId === undefined || runs === 1) return Number(all);
  return Number(database.prepare(`${OF_RUN} select count(*) n from of_run`).get(runId)!.n);
}

/** A file of posts, as far as it is needed to tell the newest from the others. */
interface PostFile {
  database: PrivateDatabase;
  /** X's own ids, where the others are pseudonyms, which are in no order. */
  sealedIds: SealedIds | undefined;
}

/** The newest post of a run; nothing if there is none. */
export function newestIdOf({ database, sealedIds }: PostFile, runId: number): string | undefined {
  if (sealedIds) return sealedIds.newest(runId);
  const row = database.prepare(`${OF_RUN} select id from of_run
    order by length(id) desc, id desc limit 1`).get(runId);
  return row && String(row.id);
}

/**
 * Of the posts of a run, the newest so many answer it; what was bought beyond them is surplus.
 *
 * @throws {WriteFailure}
 */
export function markSurplus({ database, sealedIds }: PostFile, runId: number, limit: number): void {
  const newest = sealedIds
    ? "(select p.posted from posts p where p.id = of_run.id) desc, id desc"
    : "length(id) desc, id desc";
  written(() =>
    transact(database, () => {
      database.prepare(`update posts set role = 'match'
        where role <> 'match' and role = 'surplus' and page_id in (${PAGES_OF_RUN})`).run(runId);
      if (!Number.isFinite(limit) || countPosts(database, runId) <= limit) return;
      database.prepare(`${OF_RUN} update posts set role = 'surplus'
        where page_id in (${PAGES_OF_RUN}) and id in (
          select id from of_run order by ${newest} limit -1 offset ?2)`)
        .run(runId, limit);
    })
  );
}

/** What a run cost so far: answered pages, counts, and at the high end what was lost. */
export function chargeOf(database: PrivateDatabase, runId: number): Charge {
  const { requests, posts, low, high } = database.prepare(`select
    count(g.id) filter (where g.state = 'answered') + r.count_requests requests,
    coalesce(sum(g.posts), 0) posts,
    coalesce(sum(g.low), 0) + r.count_low low,
    coalesce(sum(g.high) filter (where g.state in ('answered', 'lost', 'asking')), 0)
      + r.count_high high
    from runs r left join slices s on s.run_id = r.id left join pages g on g.slice_id = s.id
    where r.id = ?`).get(runId) as Record<string, number>;
  return { ...NO_CHARGE, requests, posts, cost: fromMills(low, high) };
}
