/** The pages about play money. @module */
export { billingPages } from "../billing_pages.tsx";
