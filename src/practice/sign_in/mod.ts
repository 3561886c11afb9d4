/** Who asks: OAuth 1.0a, Bearer Tokens, and the pair that mints one. @module */
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
