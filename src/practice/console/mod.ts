/** The front desk in the browser. @module */
export { consoleApp, type SendToRoom } from "./console_app.ts";
