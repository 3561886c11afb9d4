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

Deno.test("a stop in a practice room is not told as its word", () => {
  const { message } = diagnose({ ...evidence(undefined, ""), network: "ABORTED", practice: true });
  assertEquals(message, "Cannot search: it was stopped (PRACTICE)");
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

const invalid = (message: string, parameter = "query") => ({
  title: "Invalid Request",
  detail: "One or more parameters to your request was invalid.",
  errors: [{ parameters: { [parameter]: ["x"] }, message }],
  type: "https://api.x.com/2/problems/invalid-request",
});
const legacy = (code: number) => ({ errors: [{ code, message: "No." }] });

// The fragments by which X's own sentences are known.
const SENTENCES: { id: string; status: number; body: unknown; step: string }[] = [
  {
    id: "query-too-long",
    status: 400,
    body: invalid("Raw query length 600 exceeds max allowed 512"),
    step: "512",
  },
  { id: "query-too-long", status: 431, body: "", step: "512" },
  {
    id: "query-ambiguous",
    status: 400,
    body: invalid("Ambiguous use of and as a keyword (at position 6)"),
    step: "A space already means AND",
  },
  {
    id: "query-not-standalone",
    status: 400,
    body: invalid("Operator 'lang:en' cannot be used as a standalone operator (at position 1)"),
    step: "Add a word",
  },
  {
    id: "query-operator-unknown",
    status: 400,
    body: invalid("Reference to invalid operator 'since' (at position 1)"),
    step: "since and until",
  },
  {
    id: "query-unreadable",
    status: 400,
    body: invalid("missing EOF at ')' (at position 4)"),
    step: "parenthesis",
  },
  {
    id: "start-time-too-old",
    status: 400,
    body: invalid(
      "Invalid 'start_time':'2020-01-01T00:00Z'. 'start_time' must be on or after 2026-11-16T09:13Z",
      "start_time",
    ),
    step: 'since: "2026-11-16T09:13Z"',
  },
  {
    id: "end-time-too-late",
    status: 400,
    body: invalid("'end_time' must be a minimum of 10 seconds prior", "end_time"),
    step: "Leave out until",
  },
  {
    id: "ids-with-times",
    status: 400,
    body: invalid("Invalid use of 'since_id' or 'until_id' in conjunction with times", "since_id"),
    step: "sinceId",
  },
  {
    id: "field-unknown",
    status: 400,
    body: invalid("The value [colour] is not one of [id,text]", "tweet.fields"),
    step: "tweet.fields",
  },
  { id: "bad-parameter", status: 422, body: {}, step: "Change that option" },
  { id: "token-revoked", status: 401, body: legacy(89), step: "Regenerate" },
  { id: "keys-not-sent", status: 400, body: legacy(215), step: "space" },
  { id: "clock-off", status: 401, body: legacy(135), step: "clock" },
  { id: "unauthorized", status: 401, body: legacy(32), step: "Keys and tokens" },
  { id: "app-suspended", status: 401, body: legacy(416), step: "console.x.com" },
  { id: "account-locked", status: 403, body: legacy(326), step: "https://x.com" },
  { id: "account-locked", status: 403, body: legacy(64), step: "https://x.com" },
  { id: "old-endpoint", status: 403, body: legacy(453), step: "second version" },
  { id: "old-endpoint", status: 410, body: legacy(251), step: "second version" },
  {
    id: "permission-too-low",
    status: 403,
    body: { title: "Forbidden", type: "https://api.x.com/2/problems/oauth1-permissions" },
    step: "Read only",
  },
  {
    id: "blocked-on-the-way",
    status: 403,
    body: "<!DOCTYPE html><title>Attention Required!</title>",
    step: "VPN",
  },
];

Deno.test.each(SENTENCES)(
  "diagnose() explains $id, status $status",
  ({ id, status, body, step }) => {
    const error = diagnose(evidence(status, body));
    assertEquals(error.problem, id as typeof error.problem);
    assertStringIncludes(error.nextSteps.join(" "), step);
  },
);

Deno.test("diagnose() lets no words of a server move the cursor", () => {
  const error = diagnose(evidence(403, { title: "Forbidden", detail: "\u001b[2Jgone\u0007" }));
  assert(!/(?!\n)\p{Cc}/u.test(String(error)), JSON.stringify(String(error)));
  assertStringIncludes(error.message, "gone");
});

Deno.test("diagnose() marks the place in the query that X named", () => {
  const body = invalid("Reference to invalid operator 'min_faves' (at position 9)");
  const [step] = diagnose(evidence(400, body, { query: "library min_faves:5" })).nextSteps;
  assertStringIncludes(step, "\n       library min_faves:5\n               ^\n");
});

Deno.test("diagnose() tells one request a second from a window that is used up", () => {
  const refused = { title: "Too Many Requests", type: "about:blank" };
  const path = "/2/tweets/search/all";
  assertEquals(
    diagnose(evidence(429, refused, { path, remaining: 299 })).problem,
    "one-request-a-second",
  );
  assertEquals(diagnose(evidence(429, refused, { path, remaining: 0 })).problem, "rate-limited");
});

const WINDOWS = [
  { limit: 1, id: "small-window" },
  { limit: 5, id: "small-window" },
  { limit: 6, id: "rate-limited" },
  { limit: undefined, id: "rate-limited" },
];

Deno.test.each(WINDOWS)("diagnose() calls a used-up window of $limit $id", ({ limit, id }) => {
  const error = diagnose(evidence(429, { title: "Too Many Requests" }, { limit, remaining: 0 }));
  assertEquals(error.problem, id as typeof error.problem);
});

const SILENCES = [
  { network: "ENOTFOUND", id: "name-not-found", says: "looked up" },
  { network: "ECONNREFUSED", id: "connection-refused", says: "nothing answers" },
  { network: "ECONNRESET", id: "connection-cut", says: "cut before" },
  { network: "ENETUNREACH", id: "unreachable", says: "no way to it" },
  {
    network: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    id: "certificate-not-trusted",
    says: "certificate",
  },
  { network: "NOTCAPABLE", id: "permission-missing", says: "permission" },
  {
    network: "ERR_SSL_WRONG_VERSION_NUMBER",
    id: "certificate-not-trusted",
    says: "not by https",
  },
  { network: "PARTIAL", id: "answer-cut-off", says: "broke off" },
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
  assertStringIncludes(error.message, "12:30:00 UTC");
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

Deno.test("diagnose() says what a failed request cost, where it is billed and money is real", () => {
  const refused = { title: "Unauthorized", type: "about:blank" };
  const last = (error: { nextSteps: string[] }) => error.nextSteps.at(-1)!;
  const answered = (more: Partial<Evidence>) => last(diagnose(evidence(401, refused, more)));
  const cut = { network: "ECONNRESET" };
  const silent = last(diagnose(evidence(undefined, undefined, { ...cut, billed: true })));
  assertEquals(answered({ billed: true }), "Nothing was charged for this request.");
  assertStringIncludes(silent, "X may have charged for this request");
  assert(!answered({ billed: false }).includes("charged"));
  assert(!answered({ billed: true, practice: true }).includes("charged"));
});

Deno.test("every problem of PROBLEMS has a plain name of its own", () => {
  const names = PROBLEMS.map(({ name }) => name);
  assertEquals(names.filter((name, i) => names.indexOf(name) !== i), []);
  for (const name of names) assert(/^[A-Z][^.:;]{5,47}$/.test(name.replace(".env", "env")), name);
});

Deno.test("every row of PROBLEMS has its source and docs", () => {
  for (const row of PROBLEMS) {
    assert(row.source.length > 0, row.id);
    assert(row.docs.startsWith("https://") || row.id === "bad-option", row.id);
  }
});
