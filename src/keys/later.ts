/** Finding the keys, checking their shape, keeping them; loaded when somebody looks for keys. */
export { type Ask, ask } from "./ask.ts";
export { findEnvFaults } from "./env_file/find_env_faults.ts";
export { type EnvFault, type EnvFaultId, tellEnvFault } from "./env_file/env_faults.ts";
export { findEnvFile } from "./env_file/find_env_file.ts";
export { addressInEnvFile } from "./from_env_file.ts";
export { type KeysWorld, lookForKeys } from "./look_for_keys.ts";
export { saveKeys } from "./save_keys.ts";
