import type { ParameterError } from "./invalid_request.ts";

/** An error in the shape in which X sends it. */
export interface ProblemBody {
  status: number;
  body: object;
}

/** An error that says no more than its status. */
export function plainProblem(status: number, title: string, detail = title): ProblemBody {
  return { status, body: { title, type: "about:blank", status, detail } };
}

const TYPES = "https://api.x.com/2/problems/";

/** Credentials are missing or wrong. */
export const unauthorized = (): ProblemBody => plainProblem(401, "Unauthorized");

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

/** The parameters are not right. */
export const invalidRequest = (errors: readonly ParameterError[]): ProblemBody => ({
  status: 400,
  body: {
    errors,
    title: "Invalid Request",
    detail: "One or more parameters to your request was invalid.",
    type: `${TYPES}invalid-request`,
  },
});

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
