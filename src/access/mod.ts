/** Signing in, checking, and the one door to the network. */
export { checkBaseUrl, X_API } from "./base_url.ts";
export { type Identity } from "./identity.ts";
export {
  type Answer,
  Network,
  type NetworkOptions,
  type Question,
  type RateLimit,
} from "./network.ts";
export { type Opens } from "./opens.ts";
export { type Check, type SignIn, signIn } from "./sign_in.ts";
export { stoppable } from "./stop_button.ts";
export { type Waiting, type Weather } from "./patience.ts";
export { readUsage, type Usage } from "./usage.ts";
export { VERSION } from "./version.ts";
