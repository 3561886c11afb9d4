/** Files that only their owner may read. */
export { openPrivateDatabase, type PrivateDatabase, transact } from "./private_database.ts";
export { writePrivately } from "./write_privately.ts";
