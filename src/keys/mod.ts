/** Finding the keys, checking their shape, keeping them, never showing them. */
export { type Ask, ask } from "./ask.ts";
export { type KeysWorld, lookForKeys, type LookOptions } from "./look_for_keys.ts";
export { readVariable } from "./from_environment.ts";
export {
  ACCESS_PAIR,
  factsOf,
  FOUR_PARTS,
  type KeyPart,
  type KeyParts,
  PAIR,
} from "./key_parts.ts";
export { Keys, type KeysParts, openKeys, standsIn } from "./keys.ts";
export { type SavedKeys, saveKeys } from "./save_keys.ts";
export { type SourceRow, type SourceState, SourceTable } from "./source_table.ts";
