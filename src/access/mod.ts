/** Signing in, checking, and the one door to the network. */
export { holdsData, type Identity, readUsage, type Usage } from "./account.ts";
export { checkBaseUrl, X_API } from "./base_url.ts";
export { CLIENT_VERSION, VERSION } from "./client_library.ts";
export type { RateLimit } from "./limit_headers.ts";
export { budgetReached } from "./meter.ts";
export { clientLogs, hasUnusedProxy, Network } from "./network.ts";
export type { Timers, Waiting } from "./patience.ts";
export {
  cannotMint,
  type Check,
  forgetSignIn,
  type Opens,
  proveSignature,
  type SignIn,
  signIn,
  wasRefused,
} from "./sign_in.ts";
export { pause, type PauseOptions, stoppable } from "./stop_button.ts";
