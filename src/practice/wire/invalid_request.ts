import type { ProblemBody } from "./problem_bodies.ts";

/** One thing that is wrong with a request's parameters, as X says it. */
export interface ParameterError {
  parameters: Record<string, string[]>;
  message: string;
}

/** A request whose parameters are not right: X answers it with 400. */
export class InvalidRequest extends Error {
  override name = "InvalidRequest";
  /** Everything that is wrong. */
  readonly errors: readonly ParameterError[];

  constructor(errors: readonly ParameterError[]) {
    super("The parameters of the request are not right");
    this.errors = errors;
  }
}

/** Refuses one parameter. */
export function invalid(name: string, value: string, message: string): InvalidRequest {
  return new InvalidRequest([{ parameters: { [name]: [value] }, message }]);
}

/** The answer to such a request. */
export const invalidRequest = ({ errors }: InvalidRequest): ProblemBody => ({
  status: 400,
  body: {
    errors,
    title: "Invalid Request",
    detail: "One or more parameters to your request was invalid.",
    type: "https://api.x.com/2/problems/invalid-request",
  },
});
