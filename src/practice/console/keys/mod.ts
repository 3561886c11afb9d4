/** The pages about keys. @module */
export { keyPages } from "./key_pages.ts";
export { OneShowing } from "./one_showing.ts";
