/** The front desk in the browser. @module */
export { consoleApp } from "./console_app.ts";
export type { SendToRoom } from "./search/mod.ts";
