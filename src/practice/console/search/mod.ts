/** The pages that search. @module */
export { searchPages } from "./search_pages.tsx";
export type { SendToRoom } from "./send_search.ts";
