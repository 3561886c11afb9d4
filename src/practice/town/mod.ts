/** Paperwick, an invented town, and what its people post in their library week. @module */
export type { Author } from "./authors.ts";
export type { MadeUpPost, PostFields, ReferenceType } from "./made_up_post.ts";
export { AHEAD, madeUpPosts, REACH } from "./made_up_posts.ts";
export { type AnsweredPage, type ReplayedTown, replayedTown } from "./replayed_town.ts";
export { hiddenBecause, madeUpTown, type Town } from "./town.ts";
