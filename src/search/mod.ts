/** Questions answered: searching, counting, looking up, tidy rows. */
export { type BuyOptions, type BuyWorld, tellPrice } from "./buy_posts.ts";
export { type CheckFirst, checkFirst, type Warn } from "./check_first.ts";
export { count, type CountOptions } from "./count.ts";
export { type Count, Counts } from "./counts.ts";
export {
  type Asking,
  type Dialect,
  type Extras,
  fieldsFor,
  priceOfPost,
  toDialect,
  toExtras,
} from "./dialect.ts";
export { Estimate, type EstimatePart } from "./estimate.ts";
export { type CountedEstimateOptions, estimateByCounting } from "./estimate_by_counting.ts";
export { COLUMNS, toRow } from "./columns.ts";
export {
  idOf,
  isLookedUp,
  isPage,
  isPageOfPerson,
  type Joined,
  joinPage,
  leavesOpenWhetherMore,
  type Missing,
  nextTokenOf,
  objects,
  readMissing,
} from "./join_page.ts";
export { type PeopleOptions, user, users } from "./look_up_people.ts";
export { lookup, type LookupOptions } from "./lookup.ts";
export { estimate, type EstimateOptions } from "./make_estimate.ts";
export { takeOldNames } from "./old_names.ts";
export { LARGEST_PAGE, MOST_IDS, PAGE_RULES, type PageRule, pageSize } from "./paging.ts";
export {
  checkHooks,
  type Moment,
  type TimeWindow,
  toBudget,
  toId,
  toLimit,
  toSwitch,
  toWindow,
} from "./parameters.ts";
export { People, Profile } from "./people.ts";
export type { Person } from "./person.ts";
export type { Post } from "./post.ts";
export { show } from "./post_table.ts";
export { type Ended, Posts } from "./posts.ts";
export { openReach, reachOf, timeAt } from "./reach.ts";
export { readIds } from "./read_ids.ts";
export { addAuthors, MOST_EMPTY_PAGES, pauseAfter, type SearchProgress } from "./read_pages.ts";
export type { Who } from "./read_who.ts";
export { search, type SearchOptions } from "./search.ts";
export { mentions, type MentionsOptions, timeline, type TimelineOptions } from "./timeline.ts";
