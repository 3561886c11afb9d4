import type { Evidence } from "./evidence.ts";
import { SIGNATURE_MINUTES } from "./key_problems.ts";
import type { Signature } from "./problem.ts";

type Test<Clue extends keyof Signature> = (
  wanted: NonNullable<Signature[Clue]>,
  evidence: Evidence,
) => boolean;

const oneOf = <Value>(wanted: Value | readonly Value[], value: Value | undefined) =>
  value !== undefined && [wanted].flat().includes(value);

/** How each clue of a signature is looked for. */
const TESTS: { [Clue in keyof Required<Signature>]: Test<Clue> } = {
  status: (wanted, { status }) => oneOf(wanted, status),
  type: (wanted, { type }) => oneOf(wanted, type),
  title: (wanted, { title }) => wanted === title,
  reason: (wanted, { reason }) => wanted === reason,
  code: (wanted, { code }) => oneOf(wanted, code),
  message: (wanted, { messages }) => messages.some((text) => wanted.test(text)),
  path: (wanted, { path = "" }) => wanted.test(path),
  query: (wanted, { query = "" }) => wanted.test(query),
  body: (wanted, { body }) => wanted === body,
  requestsLeft: (_, { remaining = 0 }) => remaining > 0,
  windowUpTo: (wanted, { limit = Infinity }) => limit <= wanted,
  parameter: (wanted, { parameters }) => parameters.includes(wanted),
  network: (wanted, { network = "" }) => wanted.test(network),
  // A Bearer Token does not depend on the clock.
  clockOff: (_, { auth, clockAhead = 0 }) =>
    auth === "oauth1" && Math.abs(clockAhead) >= SIGNATURE_MINUTES,
  pairGood: (_, { auth, pairGood }) => auth === "oauth1" && pairGood === true,
};

/** Whether every clue that the signature names is there. */
export function fits(signature: Signature, evidence: Evidence): boolean {
  return Object.entries(signature).every(([clue, wanted]) =>
    (TESTS[clue as keyof Signature] as Test<never>)(wanted as never, evidence)
  );
}
