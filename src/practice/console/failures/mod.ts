/** The pages on which failures are rehearsed. @module */
export { failurePages } from "../failure_pages.tsx";
export { FAILURES } from "./failure_names.ts";
