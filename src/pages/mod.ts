/** How the pages of a collection are kept in its file. */
export { COLLECTION_ID, type KeptPage, type KeptPages, readPages } from "./kept_pages.ts";
export { readBody, writeBody } from "./page_body.ts";
