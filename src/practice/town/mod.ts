/** Paperwick, an invented town, and what its people post in their library week. @module */
export type { Author } from "./authors.ts";
export { ARCHIVE_BEGINS } from "./archive.ts";
export {
  hiddenBecause,
  type MadeUpPost,
  type PostFields,
  type ReferenceType,
} from "./made_up_post.ts";
export { AHEAD, madeUpPosts, REACH } from "./made_up_posts.ts";
export { type AnsweredPage, type ReplayedTown, replayedTown } from "./replayed_town.ts";
export { madeUpTown, type Town } from "./town.ts";
