/** Signing in, and the one door to the network; loaded when somebody signs in. */
export { clientLogs, hasUnusedProxy, Network } from "./network.ts";
export { cannotMint, forgetSignIn, proveSignature, signIn, wasRefused } from "./sign_in.ts";
