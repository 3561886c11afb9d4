import { fromMills } from "../money/mod.ts";
import type { ProblemId } from "../problems/mod.ts";
import type { Ended } from "../search/mod.ts";
import { chargeOf, countPosts } from "./run_totals.ts";
import { fingerprintIn } from "./pseudonyms.ts";
import type { CollectionReportData, LostPage, SampleReport, SliceReport } from "./report.ts";
import { optionsOf, questionOf, roomOf, type RunRow, type SliceRow } from "./run_row.ts";
import type { Store } from "./store.ts";

/** What came of a sample; nothing where the run is none. */
function sampleReport({ seed }: RunRow, slices: readonly SliceReport[]): SampleReport | undefined {
  if (seed === null) return undefined;
  const here = slices.filter(({ isDone }) => isDone);
  return {
    ...{ seed, chosen: slices.length, whole: here.length },
    counted: here.reduce((sum, slice) => sum + (slice.counted ?? 0), 0),
    posts: here.reduce((sum, slice) => sum + slice.posts, 0),
  };
}

const sliceReport = ({ start, end, counted, posts, pages, state }: SliceRow): SliceReport => ({
  ...{ start, end, counted, posts, pages },
  isDone: state === "done",
});

const counted = ({ why, count }: { why: string; count: number }) => ({ why, count });

/** Reads how a run went out of the file. */
export function readReport(
  file: string,
  store: Store,
  run: RunRow,
): Omit<CollectionReportData, "added"> {
  // SQLite's rows have no prototype, and print as such.
  const all = (sql: string) =>
    store.database.prepare(sql).all(run.id).map((row): Record<string, unknown> => ({ ...row }));
  const ofRun = "from pages g join slices s on s.id = g.slice_id";
  const [{ surplus }] = all(`select count(*) surplus ${ofRun} join posts p on p.page_id = g.id
    where s.run_id = ? and p.role = 'surplus'`) as { surplus: number }[];
  const [{ unasked }] = all(`select coalesce(sum(max(0,
      g.posts - json_extract(g.parameters, '$.max_results'))), 0) unasked ${ofRun}
    where s.run_id = ? and g.state = 'answered'`) as { unasked: number }[];
  const [{ duplicates }] = store.database.prepare(
    "select count(*) - count(distinct id) duplicates from posts",
  ).all() as { duplicates: number }[];
  const { limit, budget, hidden } = optionsOf(run);
  const { cost, requests } = chargeOf(store.database, run.id);
  const slices = store.slices(run.id).filter(({ chosen }) => chosen === 1).map(sliceReport);
  const posts = countPosts(store.database, run.id);
  const came = slices.reduce((sum, slice) => sum + slice.posts, 0);
  const missing = all(`select why, type is 'row' isOurs, count(*) count ${ofRun}
    join missing m on m.page_id = g.id where s.run_id = ? group by 1, 2 order by count desc`) as {
    why: string;
    isOurs: number;
    count: number;
  }[];
  return {
    question: questionOf(run),
    pseudonymised: fingerprintIn(store.database) !== undefined,
    questionHidden: hidden === true,
    ...{
      file,
      query: run.query,
      practice: roomOf(run) !== false,
      replayed: roomOf(run) === "replay",
      limit,
      budget,
    },
    ended: (run.ended ?? undefined) as Ended | undefined,
    problem: (run.problem ?? undefined) as ProblemId | undefined,
    said: run.said ?? undefined,
    posts,
    removed: Math.max(0, came - posts - surplus),
    counted: run.counted ?? undefined,
    ...{ surplus, unasked, duplicates },
    slices,
    sample: sampleReport(run, slices),
    missing: missing.filter(({ isOurs }) => !isOurs).map(counted),
    unmade: missing.filter(({ isOurs }) => isOurs).map(counted),
    lost: all(`select g.id page, g.asked_at askedAt, g.high / 1000.0 cost ${ofRun}
      where s.run_id = ? and g.state = 'lost' order by g.id`) as unknown as LostPage[],
    ...{ requests, cost, seconds: run.seconds },
    announced: run.announced_high === null
      ? undefined
      : fromMills(run.announced_low ?? 0, run.announced_high),
  };
}
