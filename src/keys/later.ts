/** Finding the keys, checking their shape, keeping and forgetting them; loaded when one is looked for. */
export { type Ask, ask } from "./ask.ts";
export { decodeEnv } from "./env_file/env_encoding.ts";
export { findEnvFaults } from "./env_file/find_env_faults.ts";
export { type EnvFault, type EnvFaultId, tellEnvFault } from "./env_file/env_faults.ts";
export { findEnvFile } from "./env_file/find_env_file.ts";
export {
  forgetKeys,
  type ForgottenKeys,
  type ForgottenPlace,
  type RemainingPlace,
} from "./forget_keys.ts";
export { addressInEnvFile } from "./from_env_file.ts";
export { KEY_NAMES, type NameFacts } from "./key_names.ts";
export { ADDON, type Keychain, KeychainShut, mayOpenKeychain } from "./keychain.ts";
export {
  keepsToItself,
  type KeyInUse,
  type KeysInUseOptions,
  openKeysInUse,
} from "./keys_in_use.ts";
export { type KeysWorld, lookForKeys, type LookOptions } from "./look_for_keys.ts";
export { saveKeys, saveToKeychain } from "./save_keys.ts";
