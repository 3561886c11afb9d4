/** A room on a port: hosts, TLS, the TCP front, and API and console put together. @module */
export { openRoom } from "./open_room.ts";
export { practiceApp } from "./practice_app.ts";
