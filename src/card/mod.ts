/** What a user holds: the card, and how to get it. */
export { connect, type ConnectOptions, SAMPLE_QUERY } from "./connect.ts";
export { findKeys, type FindKeysOptions } from "./find_keys.ts";
export { LibraryCard, type TwitterClient } from "./library_card.ts";
