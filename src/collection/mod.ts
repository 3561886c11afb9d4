/** Posts that outlive the notebook: one file, each post once. */
export { Collection, openCollection } from "./collection.ts";
