/** Questions answered: searching, counting, tidy rows. */
export { type CheckFirst } from "./check_first.ts";
export { count, type CountOptions } from "./count.ts";
export { type Count, Counts } from "./counts.ts";
export { Estimate, type EstimatePart } from "./estimate.ts";
export { type CountedEstimateOptions, estimateByCounting } from "./estimate_by_counting.ts";
export { COLUMNS } from "./columns.ts";
export {
  isPage,
  type Joined,
  joinPage,
  type Missing,
  nextTokenOf,
  readMissing,
} from "./join_page.ts";
export { estimate, type EstimateOptions } from "./make_estimate.ts";
export { takeOldNames } from "./old_names.ts";
export { type Extras, type Moment, type TimeWindow } from "./parameters.ts";
export { type Post } from "./post.ts";
export { show } from "./post_table.ts";
export { type Ended, Posts } from "./posts.ts";
export { LARGEST_PAGE, type SearchProgress } from "./read_pages.ts";
export { search, type SearchOptions } from "./search.ts";
