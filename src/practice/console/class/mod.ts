/** The pages of a class: joining it, and watching it. @module */
export { classPages } from "./class_pages.tsx";
