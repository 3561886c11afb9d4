/** Finding the keys, checking their shape, keeping them, never showing them. */
export { type Ask, ask } from "./ask.ts";
export { decodeEnv } from "./env_file/env_encoding.ts";
export { findEnvFaults } from "./env_file/find_env_faults.ts";
export { type EnvFault, type EnvFaultId, tellEnvFault } from "./env_file/env_faults.ts";
export { mendEnvFiles } from "./env_file/mend_env_files.ts";
export { type KeysWorld, lookForKeys, type LookOptions } from "./look_for_keys.ts";
export { findEnvFile } from "./env_file/find_env_file.ts";
export { addressInEnvFile } from "./from_env_file.ts";
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
export { KEY_NAMES, type NameFacts } from "./key_names.ts";
export {
  keepsToItself,
  type KeyInUse,
  type KeysInUseOptions,
  openKeysInUse,
} from "./keys_in_use.ts";
export { refuseKeys } from "./refuse_keys.ts";
export { saveKeys, saveToKeychain } from "./save_keys.ts";
export {
  forgetKeys,
  type ForgottenKeys,
  type ForgottenPlace,
  type RemainingPlace,
} from "./forget_keys.ts";
export { ADDON, type Keychain, KeychainShut, mayOpenKeychain } from "./keychain.ts";
