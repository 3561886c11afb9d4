/** The pages about keys. @module */
export { keyPages } from "./key_pages.tsx";
export { OneShowing } from "./one_showing.ts";
