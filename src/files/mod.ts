/** Files that only their owner may read. */
export {
  isUnwritable,
  openPrivateDatabase,
  openToRead,
  type PrivateDatabase,
  transact,
} from "./private_database.ts";
export { fileObstacle } from "./file_obstacle.ts";
export { writePrivately } from "./write_privately.ts";
