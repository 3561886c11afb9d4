/** Files that only their owner may read. */
export {
  isUnwritable,
  openPrivateDatabase,
  openToRead,
  type PrivateDatabase,
  transact,
  transactPart,
} from "./private_database.ts";
export { fileObstacle, type WriteObstacle, writeObstacle } from "./file_obstacle.ts";
export { PreparedStatements } from "./prepared_statements.ts";
export { writePrivately } from "./write_privately.ts";
