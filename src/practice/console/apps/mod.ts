/** The pages about apps. @module */
export { appPages } from "./app_pages.tsx";
