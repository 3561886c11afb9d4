import { transact } from "../files/mod.ts";
import { type AccessError, type ProblemId, raise, sayHere } from "../problems/mod.ts";
import { fieldsFor, leavesOpenWhetherMore, MOST_EMPTY_PAGES } from "../search/mod.ts";
import { DOING, type Question } from "./question.ts";
import type { Stored } from "./page_rows.ts";
import type { RunRow, SliceRow } from "./run_row.ts";
import type { Store } from "./store.ts";

/** Where X's ids begin to count, in milliseconds since 1970. Source: X's snowflake, announced 2010. */
const FIRST_ID = 1_288_834_974_657n;

/** The id before the first that a post of a moment can have. */
const idBefore = (moment: string): string => {
  const since = BigInt(Date.parse(moment)) - FIRST_ID;
  return since > 0n ? String((since << 22n) - 1n) : "1";
};

/** How far back recent search goes, but for the minute that a request takes. */
const REACH = 7 * 86_400_000 - 60_000;

/** The parameters that bound one slice: X takes times or ids, and not both. */
function boundsOf(slice: SliceRow, { path }: Question, now: number) {
  const { end, since_id, until_id, oldest_id } = slice;
  const isRecent = path === "tweets/search/recent";
  const isPast = isRecent && slice.start !== null && Date.parse(slice.start) < now - REACH;
  const start = isPast ? null : slice.start;
  if (until_id !== null && until_id === oldest_id) {
    const sinceId = since_id ?? (start === null ? undefined : idBefore(start));
    return { since_id: sinceId, until_id };
  }
  return {
    start_time: start ?? undefined,
    end_time: end ?? undefined,
    since_id: since_id ?? undefined,
    until_id: until_id ?? undefined,
  };
}

/** The ids that a slice looks up; nothing where it is no lookup. */
export const idsOf = ({ ids }: SliceRow): string[] | undefined =>
  ids === null ? undefined : JSON.parse(ids);

/**
 * Leaves a slice so many of its ids, which are asked for now; the others are a slice of their own,
 * read after all that are there.
 *
 * @returns Those others; nothing where none are left, or where it is no lookup.
 */
export function cutIds(
  store: Store,
  run: RunRow,
  slice: SliceRow,
  size: number,
): SliceRow | undefined {
  const ids = idsOf(slice);
  if (!ids || ids.length <= size) return undefined;
  const rest = ids.slice(size);
  return transact(store.database, () => {
    store.moveSlice(run, slice, { ids: JSON.stringify(ids.slice(0, size)), counted: size });
    const position = store.slices(run.id).at(-1)!.position + 1;
    store.addSlices(run, [{ position, ids: JSON.stringify(rest), counted: rest.length }]);
    return store.slices(run.id).at(-1)!;
  });
}

/** The parameters that ask for the next page of a slice. */
export function parametersOf(slice: SliceRow, question: Question, size: number, now: number) {
  const { params, asking, pages: rule } = question;
  const ids = idsOf(slice);
  const range = ids
    ? { ids: ids.join(",") }
    : { ...boundsOf(slice, question, now), max_results: size };
  return Object.fromEntries(
    Object.entries({
      ...{ ...params, ...range, ...fieldsFor(asking) },
      [rule.token]: slice.next_token ?? undefined,
    }).filter(([, value]) => value !== undefined),
  );
}

/** What a page is told as that does not say whether more follow; of ids it is known without that. */
export const withoutEnd = ({ ids }: SliceRow, body: Record<string, unknown>) =>
  ids === null ? leavesOpenWhetherMore(body, DOING) : undefined;

/** What a server that leads in a circle, or nowhere, is told as. */
export function astray(
  slice: SliceRow,
  before: string | null,
  { came, fresh, nameless, unmade }: Pick<Stored, "came" | "fresh" | "nameless" | "unmade">,
): AccessError | undefined {
  if (came > 0 && nameless === came) return withoutIds(came);
  if (unmade > 0 && fresh === 0) return withoutRows(unmade);
  if (slice.state === "done") return undefined;
  const isCircle = slice.next_token === before || (came > 0 && fresh === 0);
  const problem: ProblemId | undefined = isCircle
    ? "pages-in-a-circle"
    : slice.empty >= MOST_EMPTY_PAGES
    ? "empty-pages-without-end"
    : undefined;
  return problem && raise(problem, { doing: DOING });
}

const withoutIds = (posts: number): AccessError =>
  raise("unexpected-answer", {
    doing: DOING,
    found: `a page of ${posts} came without a single id, and what has no id cannot be kept apart`,
    nextSteps: [
      "Check baseUrl, or the variable X_API_BASE_URL: something else than X may answer there.",
      "What came is counted in what was spent.",
    ],
  });

const withoutRows = (posts: number): AccessError =>
  raise("unexpected-answer", {
    doing: DOING,
    found: `a page came, and no row could be made of any of its ${posts} posts`,
    nextSteps: [
      "Check baseUrl, or the variable X_API_BASE_URL: something else than X may answer there.",
      "What came is in the file, in the table pages, and is counted in what was spent.",
      `Run ${
        sayHere({ terminal: "the same line", elsewhere: "the same call" })
      } again to go on with the next page.`,
    ],
  });
