import type { ProblemId } from "./catalogue.ts";

/** What an {@linkcode AccessError} is made of. */
export interface AccessErrorParts {
  /** One sentence: "Cannot <action>: <what was found>". */
  message: string;
  /** What to do next, in order, as whole sentences. */
  nextSteps: string[];
  /** A page that explains more; empty where no page does. */
  docs: string;
  /** The HTTP status of X's answer, where there was one. */
  status?: number;
  /** What X, or the network, said: plain data, never a request. */
  cause?: ProblemCause;
  /** When waiting helps: the moment from which to try again. */
  retryAt?: Date;
  /** Where keys are missing: the variables to set, the shortest way on. */
  set?: string[];
}

/** The evidence behind a problem. Holds no request, no headers and no keys. */
export interface ProblemCause {
  /** X's own title, such as `"CreditsDepleted"`. */
  title?: string;
  /** Last segment of X's problem type, such as `"credits"`. */
  type?: string;
  /** X's own sentences. */
  detail?: string;
  /** The network's error code, such as `"ECONNREFUSED"`. */
  code?: string;
}

/**
 * Everything that can go wrong, told as what happened, why, and what to do next.
 *
 * It holds no request and no keys, so it is safe to show, log and save. In a notebook it shows
 * as its message and steps, without the frames of any library.
 *
 * @example Act on the kind of problem
 * ```ts
 * import { AccessError, connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * try {
 *   await connect({ baseUrl: "http://example.org", practice: false });
 * } catch (error) {
 *   ok(error instanceof AccessError);
 *   equal(error.problem, "bad-option");
 *   ok(error.nextSteps.length > 0);
 * }
 * ```
 */
export class AccessError extends Error {
  /** Always `"AccessError"`. */
  override readonly name = "AccessError";
  /** The id of the problem in the catalogue, such as `"credits-depleted"`. */
  readonly problem: ProblemId;
  /** What to do next, in order, as whole sentences. */
  readonly nextSteps: string[];
  /** The HTTP status of X's answer; `undefined` where none came. */
  readonly status: number | undefined;
  /** A page that explains more; empty where no page does. */
  readonly docs: string;
  /** When waiting helps: the moment from which to try again. */
  readonly retryAt: Date | undefined;
  /** Where keys are missing: the variables to set, the shortest way on; else `undefined`. */
  declare readonly set: string[] | undefined;
  /** What X, or the network, said. */
  declare readonly cause: ProblemCause | undefined;

  /** Made by Library Card; a program only reads it. */
  constructor(problem: ProblemId, parts: AccessErrorParts) {
    super(parts.message);
    this.problem = problem;
    this.nextSteps = [...parts.nextSteps];
    this.status = parts.status;
    this.docs = parts.docs;
    this.retryAt = parts.retryAt;
    this.cause = parts.cause;
    if (parts.set) this.set = [...parts.set];
    // Notebooks show the stack and nothing else; a reader needs the steps, not our frames.
    Object.defineProperty(this, "stack", { value: this.toString(), configurable: true });
  }

  /** @internal The same error with more to do. */
  adding(...steps: string[]): AccessError {
    return new AccessError(this.problem, {
      ...this,
      message: this.message,
      nextSteps: [...this.nextSteps, ...steps],
    });
  }

  /** The whole problem as plain text: message, numbered steps, link. */
  override toString(): string {
    const steps = this.nextSteps.map((step, i) => `  ${i + 1}. ${step}`);
    return [
      `AccessError: ${this.message}`,
      ...(steps.length ? ["", "What to do next:", ...steps] : []),
      "",
      `${this.docs && `More: ${this.docs} `}(problem: ${this.problem})`,
    ].join("\n");
  }

  /** The whole problem as plain data, for logs and `--json`. */
  toJSON(): Record<string, unknown> {
    const { problem, message, nextSteps, status, docs, retryAt, cause, set } = this;
    return { problem, message, nextSteps, status, docs, retryAt, cause, ...(set && { set }) };
  }

  /** @internal How Deno shows it. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  /** @internal How Node's inspect shows it. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
