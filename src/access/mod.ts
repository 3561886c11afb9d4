/** Signing in, checking, and the one door to the network. */
export { budgetReached } from "./budget_reached.ts";
export { checkBaseUrl, X_API } from "./base_url.ts";
export { type Identity } from "./identity.ts";
export { hasUnusedProxy, Network } from "./network.ts";
export { type Opens } from "./opens.ts";
export { type RateLimit } from "./rate_limit.ts";
export { cannotMint, type Check, proveSignature, refused, type SignIn, signIn } from "./sign_in.ts";
export { stoppable } from "./stop_button.ts";
export { type Waiting, type Weather } from "./patience.ts";
export { readUsage, type Usage } from "./usage.ts";
export { CLIENT_VERSION, VERSION } from "./version.ts";
