/** The shapes in which X speaks: errors, field names, ids. @module */
export { type Dialect, dialectOf, inDialect, olderNames } from "./dialect.ts";
export {
  DEFAULT_FIELDS,
  FIELD_NAMES,
  FIELDS_OF_EXPANSION,
  POST_EXPANSIONS,
  TWEET_EXPANSIONS,
  USER_EXPANSIONS,
} from "./field_names.ts";
export { invalid, InvalidRequest, invalidRequest, type ParameterError } from "./invalid_request.ts";
export {
  badVerifier,
  callbackNotApproved,
  clockIsOff,
  couldNotAuthenticate,
  creditsDepleted,
  oldEndpoint,
  onlyPin,
  permissionTooLow,
  plainProblem,
  type ProblemBody,
  spendCapReached,
  tokenRevoked,
  tokenUnknown,
  tooManyRequests,
  unauthorized,
  unsupportedAuthentication,
  wrongPair,
} from "./problem_bodies.ts";
export { problemIn, type RawAnswer, type RequestFacts } from "./problem_in.ts";
export {
  type Missing,
  notAuthorizedFor,
  type ResourceError,
  resourceNotFound,
  userSuspended,
} from "./resource_errors.ts";
export { isNewer, snowflake, timeOfId } from "./snowflake.ts";
