/** How the pages of a collection are kept in its file. */
export {
  COLLECTION_ID,
  type KeptPage,
  type KeptPages,
  readBody,
  readPages,
  writeBody,
} from "./kept_pages.ts";
