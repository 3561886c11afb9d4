import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { diagnose, type Evidence, PROBLEMS, readAnswer } from "../../src/problems/mod.ts";

const evidence = (status: number | undefined, body: unknown, more: Partial<Evidence> = {}) => ({
  doing: "search",
  host: "api.x.com",
  shapeNotes: [],
  ...readAnswer(body),
  status,
  ...more,
});

// Shapes of X's answers, with made-up values. Both hosts that X uses in `type` must do.
const ANSWERS: { id: string; status: number; body: unknown; says: string }[] = [
  {
    id: "unauthorized",
    status: 401,
    body: { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" },
    says: "does not accept",
  },
  {
    id: "credits-depleted",
    status: 402,
    body: {
      account_id: 1,
      title: "CreditsDepleted",
      detail: "No credits.",
      type: "https://api.twitter.com/2/problems/credits",
    },
    says: "your keys work",
  },
  {
    id: "spend-cap-reached",
    status: 403,
    body: {
      title: "SpendCapReached",
      detail: "Blocked.",
      reset_date: "2026-12-13",
      type: "https://api.x.com/2/problems/credits",
    },
    says: "2026-12-13",
  },
  {
    id: "app-not-enrolled",
    status: 403,
    body: {
      client_id: "1",
      title: "Client Forbidden",
      reason: "client-not-enrolled",
      required_enrollment: "Appropriate Level of API Access",
      type: "https://api.twitter.com/2/problems/client-forbidden",
    },
    says: "package",
  },
  {
    id: "unsupported-authentication",
    status: 403,
    body: {
      title: "Unsupported Authentication",
      status: 403,
      type: "https://api.x.com/2/problems/unsupported-authentication",
    },
    says: "Bearer Token",
  },
  {
    id: "bad-key-pair",
    status: 403,
    body: { errors: [{ code: 99, label: "authenticity_token_error", message: "No." }] },
    says: "does not know the pair",
  },
  {
    id: "forbidden",
    status: 403,
    body: { title: "Forbidden", type: "about:blank" },
    says: "refuses",
  },
  {
    id: "rate-limited",
    status: 429,
    body: { title: "Too Many Requests", type: "about:blank", status: 429 },
    says: "15 minutes",
  },
  {
    id: "rate-limited",
    status: 429,
    body: { errors: [{ code: 88, message: "Rate limit exceeded" }] },
    says: "15 minutes",
  },
  {
    id: "usage-cap-reached",
    status: 429,
    body: { title: "UsageCapExceeded", type: "https://api.x.com/2/problems/usage-capped" },
    says: "cap",
  },
  {
    id: "bad-query",
    status: 400,
    body: {
      title: "Invalid Request",
      errors: [{ parameters: { query: ["cats AND dogs"] }, message: "Ambiguous (at position 6)" }],
      type: "https://api.x.com/2/problems/invalid-request",
    },
    says: "at position 6",
  },
  {
    id: "bad-parameter",
    status: 400,
    body: {
      title: "Invalid Request",
      errors: [{ parameters: { max_results: ["5"] }, message: "[5] is not between 10 and 100" }],
      type: "https://api.twitter.com/2/problems/invalid-request",
    },
    says: "max_results",
  },
  {
    id: "server-trouble",
    status: 503,
    body: "<html>busy</html>",
    says: "your keys are not the cause",
  },
  { id: "not-found", status: 404, body: "", says: "there is nothing at" },
  { id: "unexpected-answer", status: 200, body: "<!DOCTYPE html><p>hi", says: "a web page" },
];

Deno.test.each(ANSWERS)(
  "diagnose() knows $id from status $status",
  ({ id, status, body, says }) => {
    const error = diagnose(evidence(status, body));
    assertEquals(error.problem, id as typeof error.problem);
    assertEquals(error.status, status);
    assertStringIncludes(error.message, says);
    assert(error.message.startsWith("Cannot search: "));
    assert(!error.message.endsWith("."));
    assert(error.nextSteps.length > 0);
    assert(error.docs.startsWith("https://"));
  },
);

const SILENCES = [
  { network: "ENOTFOUND", id: "unreachable", says: "looked up" },
  { network: "ECONNREFUSED", id: "unreachable", says: "nothing answers" },
  { network: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", id: "unreachable", says: "certificate" },
  { network: "NOTCAPABLE", id: "unreachable", says: "permission" },
  { network: "PARTIAL", id: "unreachable", says: "broke off" },
  { network: "SOMETHING_NEW", id: "unreachable", says: "no answer came" },
  { network: "TIMEOUT", id: "timed-out", says: "30 seconds" },
  { network: "ABORTED", id: "cancelled", says: "stopped" },
];

Deno.test.each(SILENCES)("diagnose() tells $network apart", ({ network, id, says }) => {
  const error = diagnose(evidence(undefined, undefined, { network }));
  assertEquals(error.problem, id as typeof error.problem);
  assertEquals(error.status, undefined);
  assertStringIncludes(error.message, says);
});

Deno.test("diagnose() blames the clock only where a signature depends on it", () => {
  const refused = { title: "Unauthorized", type: "about:blank" };
  const late = diagnose(evidence(401, refused, { auth: "oauth1", clockAhead: -7.2 }));
  assertEquals(late.problem, "clock-off");
  assertStringIncludes(late.message, "7 minutes slow");
  for (
    const more of [{ auth: "bearer", clockAhead: 60 }, { auth: "oauth1", clockAhead: 4 }] as const
  ) {
    assertEquals(diagnose(evidence(401, refused, more)).problem, "unauthorized");
  }
});

Deno.test("diagnose() names a proxy that is set and not used", () => {
  const known = evidence(undefined, undefined, { network: "ETIMEDOUT_X", unusedProxy: true });
  assertStringIncludes(diagnose(known).nextSteps[0], "NODE_USE_ENV_PROXY=1");
  assert(!diagnose({ ...known, unusedProxy: false }).nextSteps.join().includes("PROXY"));
});

Deno.test("diagnose() says when the next window opens", () => {
  const resetAt = new Date("2026-11-23T12:30:00Z");
  const error = diagnose(evidence(429, { title: "Too Many Requests" }, { resetAt }));
  assertStringIncludes(error.message, "12:30 UTC");
  assertEquals(error.retryAt, resetAt);
});

Deno.test("diagnose() names the keys that were refused, and where they came from", () => {
  const keys = "the Bearer Token from X_BEARER_TOKEN (environment)";
  const error = diagnose(evidence(401, { title: "Unauthorized" }, { keys }));
  assertStringIncludes(error.message, keys);
});

Deno.test("diagnose() blames the shape first where it is odd", () => {
  const shapeNotes = ["X_API_KEY looks like an Access Token."];
  const error = diagnose(evidence(401, { title: "Unauthorized" }, { shapeNotes }));
  assertEquals(error.nextSteps[0], shapeNotes[0]);
});

Deno.test("PROBLEMS has a row for every id, and every row has its source and docs", () => {
  for (const row of PROBLEMS) {
    assert(row.source.length > 0, row.id);
    assert(row.docs.startsWith("https://"), row.id);
  }
});
