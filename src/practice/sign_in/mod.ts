/** Who asks: OAuth 1.0a, with or without a PIN, Bearer Tokens, and the pair that mints one. @module */
export {
  authenticate,
  type Authenticated,
  type AuthScheme,
  claimOf,
  mintBearerToken,
  schemeOf,
  type SignInWorld,
  type WayIn,
} from "./authenticate.ts";
export { UsedNonces } from "./oauth1.ts";
export { beginSignIn, endSignIn } from "./pin_sign_in.ts";
export { type RequestToken, RequestTokens } from "./request_tokens.ts";
