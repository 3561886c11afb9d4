/** Questions answered: searching, counting, tidy rows. */
export { count, type CountOptions } from "./count.ts";
export { type Count, Counts } from "./counts.ts";
export { type Missing } from "./missing.ts";
export { type Moment, type TimeWindow } from "./parameters.ts";
export { type Post } from "./post.ts";
export { type Ended, Posts } from "./posts.ts";
export { search, type SearchOptions, type SearchProgress } from "./search.ts";
