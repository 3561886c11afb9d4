/** The query engine: which of the made-up posts a query finds. @module */
export { compileQuery, QueryRefusal, queryRefusal } from "./compile_query.ts";
export { type MadeUpWorld, madeUpWorld, replayedWorld } from "./made_up_world.ts";
export type { Matcher } from "./query_matcher.ts";
export type { SearchablePost } from "./searchable_post.ts";
