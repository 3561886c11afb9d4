/** An error in the shape in which X sends it. */
export interface ProblemBody {
  status: number;
  /** JSON, or a text. */
  body: object | string;
}

/** An error that says no more than its status. */
export function plainProblem(status: number, title: string, detail = title): ProblemBody {
  return { status, body: { title, type: "about:blank", status, detail } };
}

const TYPES = "https://api.x.com/2/problems/";

/** Credentials are missing or wrong. */
export const unauthorized = (): ProblemBody => plainProblem(401, "Unauthorized");

/** The key was good once. Source: X's application-only page, read 2026-08-22. */
export const tokenRevoked = (): ProblemBody => ({
  status: 401,
  body: {
    errors: [{
      code: 89,
      message: "Invalid or expired token: it was regenerated or revoked.",
    }],
  },
});

/** An error as the first version of the API told it: by number. Source: X docs, response codes. */
const numbered = (status: number, code: number, message: string): ProblemBody => ({
  status,
  body: { errors: [{ code, message }] },
});

/** A sign-in cannot begin or end: the app's keys, or the signature, are wrong. */
export const couldNotAuthenticate = () => numbered(401, 32, "Could not authenticate you.");

/** The request token of a sign-in was never made, was used, or is too old. */
export const tokenUnknown = () => numbered(401, 89, "Invalid or expired token.");

/** A sign-in is to lead where the app may not send anybody. */
export const callbackNotApproved = () =>
  numbered(
    403,
    415,
    "Callback URL not approved for this client application. Approved callback URLs can be " +
      "adjusted in your application settings",
  );

/** A sign-in is to lead to what is no address. */
export const onlyPin = () =>
  numbered(401, 417, "Desktop applications only support the oauth_callback value 'oob'");

/** The PIN is wrong, or nobody has let the app in yet. X's own words, observed 2010 to 2022. */
export const badVerifier = (): ProblemBody => ({
  status: 401,
  body: "Error processing your OAuth request: Invalid oauth_verifier parameter",
});

/** The Access Token may only read. Shape: observed on X up to 2026-08-27. */
export const permissionTooLow = (): ProblemBody => ({
  status: 403,
  body: {
    title: "Forbidden",
    status: 403,
    detail: "Your client app may only read with this Access Token (oauth1 permissions).",
    type: `${TYPES}oauth1-permissions`,
  },
});

/** The clock that signed is too far off. */
export const clockIsOff = (): ProblemBody => ({
  status: 401,
  body: {
    errors: [{
      code: 135,
      message: "Timestamp out of bounds: the clock that signed this is more than 5 minutes off.",
    }],
  },
});

/** The first version of the API. X's own words, as observed since 2023. */
export const oldEndpoint = (): ProblemBody => ({
  status: 403,
  body: {
    errors: [{
      code: 453,
      message: "You currently have access to a subset of X API V2 endpoints and limited v1.1 " +
        "endpoints (e.g. media post, oauth) only. If you need access to this endpoint, you may " +
        "need a different access level. You can learn more here: " +
        "https://developer.x.com/en/portal/product",
    }],
  },
});

/** The endpoint takes another way of signing in. */
export function unsupportedAuthentication(used: "bearer" | "oauth1"): ProblemBody {
  const [name, supported] = used === "bearer"
    ? ["OAuth 2.0 Application-Only", "OAuth 1.0a User Context, OAuth 2.0 User Context"]
    : ["OAuth 1.0a User Context", "OAuth 2.0 Application-Only"];
  return {
    status: 403,
    body: {
      title: "Unsupported Authentication",
      detail: `Authenticating with ${name} is forbidden for this endpoint. ` +
        `Supported authentication types are [${supported}].`,
      type: `${TYPES}unsupported-authentication`,
      status: 403,
    },
  };
}

/** The allowance of this window is used up. */
export const tooManyRequests = (): ProblemBody => plainProblem(429, "Too Many Requests");

/** API key and secret do not fit together. */
export const wrongPair = (): ProblemBody => ({
  status: 403,
  body: {
    errors: [{
      code: 99,
      label: "authenticity_token_error",
      message: "Unable to verify your credentials",
    }],
  },
});

/** A number as it stands, although JavaScript's own cannot hold it: so X sends the account's id. */
const rawNumber = (digits: string): object =>
  (JSON as typeof JSON & { rawJSON(text: string): object }).rawJSON(digits);

/** The account has no play money left. Shape: observed on X up to 2026-08-22. */
export const creditsDepleted = (accountId: string): ProblemBody => ({
  status: 402,
  body: {
    account_id: rawNumber(accountId),
    title: "CreditsDepleted",
    detail: `Your enrolled account [${accountId}] does not have any credits for this request.`,
    type: `${TYPES}credits`,
  },
});

/** The spending limit is reached. Shape: observed on X up to 2026-08-22. */
export const spendCapReached = (accountId: string, resetDate: string): ProblemBody => ({
  status: 403,
  body: {
    account_id: rawNumber(accountId),
    title: "SpendCapReached",
    detail: `Your account has reached its spending limit of this billing cycle; requests are ` +
      `blocked until the cycle of ${resetDate}.`,
    reset_date: resetDate,
    type: `${TYPES}credits`,
  },
});
