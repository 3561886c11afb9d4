/** Keys that are found: never shown. What finds, keeps and mends them stands in `later.ts`. */
export { mendEnvFiles } from "./env_file/mend_env_files.ts";
export { readVariable } from "./from_environment.ts";
export {
  ACCESS_PAIR,
  factsOf,
  FOUR_PARTS,
  type KeyPart,
  type KeyParts,
  PAIR,
} from "./key_parts.ts";
export {
  endOfKeys,
  Keys,
  openKeys,
  type SourceRow,
  type SourceState,
  SourceTable,
} from "./keys.ts";
export { tellsOf } from "./traces.ts";
export { looksLikeKey, shapeOf } from "./key_shapes.ts";
export { refuseKeys } from "./refuse_keys.ts";
