/** The front desk in the browser. @module */
export { consoleApp } from "./console_app.tsx";
export type { SendToRoom } from "./search/send_search.ts";
