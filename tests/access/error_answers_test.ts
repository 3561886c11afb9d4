import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { count, search } from "../../src/search/mod.ts";
import { proveSignature, signIn } from "../../src/access/later.ts";
import { lookForKeys } from "../../src/keys/later.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { cannedX } from "./canned_x.ts";
import {
  AS_A_SUCCESS,
  AT_THE_MINT,
  type ErrorAnswer,
  OF_X,
  ON_THE_WAY,
  VARIED,
} from "./error_answers.ts";
import { openNetwork } from "./open_network.ts";

const PAIR = { apiKey: MADE_UP.apiKey, apiSecret: MADE_UP.apiSecret };
const MINTING = "/oauth2/token";
const MINTED = "A".repeat(30) + "ofThisPair";

function respond({ status, body, headers }: Omit<ErrorAnswer, "id">): Response {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const json = { "content-type": "application/json" };
  return new Response(text, { status, headers: headers ?? (typeof body === "string" ? {} : json) });
}

async function failure(run: () => Promise<unknown>): Promise<AccessError> {
  const error = await assertRejects(run);
  assert(error instanceof AccessError, String(error));
  return error;
}

const told = (rows: ErrorAnswer[]) =>
  rows.map((row) => ({
    ...row,
    row,
    says: (typeof row.body === "string" ? row.body : JSON.stringify(row.body)).slice(0, 70),
  }));

Deno.test.each(told([...OF_X, ...VARIED, ...ON_THE_WAY, ...AS_A_SUCCESS]))(
  "a search that is answered $status $says is told as $id",
  async ({ id, row, query = "library" }) => {
    await using x = cannedX(() => respond(row));
    const network = await openNetwork(x.url);
    const error = await failure(() => search(network, query, { checkQuery: false }));
    assertEquals(error.problem, id, error.message);
    assert(error.message.startsWith("Cannot search: "));
    assert(!/undefined|\[object/.test(String(error)), String(error));
  },
);

Deno.test.each(told(AT_THE_MINT))(
  "a minting that is answered $status $says is told as $id, and not as of a Bearer Token",
  async ({ id, row }) => {
    await using x = cannedX(() => respond(row));
    const network = await openNetwork(x.url, { keys: PAIR });
    const error = await failure(() => search(network, "library"));
    assertEquals(error.problem, id, error.message);
    assert(!/your keys work|compare the Bearer Token/.test(String(error)), String(error));
  },
);

Deno.test("the rows of error answers are as many as they should be", () => {
  assert(OF_X.length + VARIED.length + ON_THE_WAY.length + AS_A_SUCCESS.length >= 120);
});

Deno.test("no answer of a proxy is told as a fault of the keys, the app or the account", async () => {
  const blames = /suspended|\blocked|does not accept|regenerate|your keys work/i;
  for (const row of ON_THE_WAY.filter(({ id }) => id !== "bad-callback")) {
    await using x = cannedX(() => respond(row));
    const network = await openNetwork(x.url);
    const error = await failure(() => search(network, "library"));
    assert(!blames.test(error.message), error.message);
  }
});

const WORDS = [
  { detail: "Words of X." },
  { message: "Words of X." },
  { error_description: "Words of X.", error: "odd_thing" },
  { errors: [{ message: "Words of X." }] },
  { errors: [{ details: "Words of X." }] },
  { errors: ["Words of X."] },
  { error: { message: "Words of X." } },
  { error: "Words of X." },
  [{ msg: "Words of X." }],
  { reply: { because: "Words of X." } },
  "Words of X.",
];

Deno.test.each(WORDS.map((body) => ({ body, says: JSON.stringify(body) })))(
  "an unknown error shows the words in $says",
  async ({ body }) => {
    await using x = cannedX(() => respond({ status: 409, body: JSON.stringify(body) }));
    const error = await failure(async () => search(await openNetwork(x.url), "library"));
    assertStringIncludes(error.message, "Words of X.");
  },
);

const VAGUE = [
  { status: 401, body: { detail: "The sky fell." }, id: "unauthorized" },
  { status: 503, body: { error: "The sky fell." }, id: "server-trouble" },
  { status: 403, body: { required_enrollment: "The sky fell" }, id: "forbidden" },
  { status: 429, body: "The sky fell.", id: "rate-limited" },
  { status: 403, body: { detail: "空: The sky fell." }, id: "forbidden" },
];

Deno.test.each(VAGUE)(
  "an error that is known by its status $status only shows the words of the answer, too",
  async ({ status, body, id }) => {
    await using x = cannedX(() => respond({ status, body }));
    const error = await failure(async () => search(await openNetwork(x.url), "library"));
    assertEquals(error.problem as string, id);
    assertStringIncludes(error.message, "The sky fell");
  },
);

Deno.test("the words of an answer are cut, and hold no key and nothing that moves a cursor", async () => {
  const long = `\u001b[2J\u202E${"word ".repeat(2000)}`;
  const body = { errors: [{ message: long }, { message: `You sent ${MADE_UP.bearerToken}` }] };
  await using x = cannedX(() => respond({ status: 409, body }));
  const error = await failure(async () => search(await openNetwork(x.url), "library"));
  assertStringIncludes(error.message, "word word");
  assert(error.message.length < 500, error.message);
  assert(JSON.stringify(error).length < 3000);
  assert(!String(error).includes(MADE_UP.bearerToken));
  assert(!/(?!\n)[\p{Cc}\p{Bidi_Control}]/u.test(String(error)));
});

Deno.test("an error that is nested 20,000 deep is read as far as errors go", async () => {
  const body = `${'{"error":'.repeat(20_000)}{}${"}".repeat(20_000)}`;
  await using x = cannedX(() => respond({ status: 403, body }));
  const error = await failure(async () => search(await openNetwork(x.url), "library"));
  assertEquals(error.problem, "forbidden");
});

Deno.test.each([
  { status: 411, body: "Length Required" },
  { status: 413, body: "" },
  { status: 431, body: "" },
])("a search that is refused with $status and no JSON cost nothing", async (answer) => {
  await using x = cannedX(() => respond(answer));
  const network = await openNetwork(x.url);
  const error = await failure(() => search(network, "library"));
  assertStringIncludes(error.nextSteps.join(" "), "Nothing was charged for this request.");
  assertEquals(network.ledger.total().cost, { low: 0, high: 0 });
});

Deno.test("an answer that nobody expected on this computer is opened by plain http", async () => {
  await using x = cannedX(() => respond({ status: 200, body: "" }));
  const error = await failure(async () => search(await openNetwork(x.url), "library"));
  assertStringIncludes(
    error.nextSteps.join(" "),
    `Open ${x.url.replace("https:", "http:")} in a browser`,
  );
});

Deno.test("no post is shown as words of an error", async () => {
  const data = [{ id: "1", text: "A post about rate limits.", name: "Forbidden" }];
  await using x = cannedX(() => Response.json({ data, meta: { result_count: 1 } }));
  const error = await failure(async () => count(await openNetwork(x.url), "library"));
  assertEquals(error.problem, "unexpected-answer");
  assert(!JSON.stringify(error).includes("A post"));
});

const NO_COUNTS = [
  ...AS_A_SUCCESS.filter(({ body }) => !JSON.stringify(body).includes("result_count")),
  { id: "unexpected-answer", status: 200, body: { data: [] } },
  { id: "unexpected-answer", status: 200, body: { data: [{ start: "a", end: "b" }] } },
  { id: "unexpected-answer", status: 200, body: { data: [null] } },
  { id: "unexpected-answer", status: 200, body: { meta: { total_tweet_count: "many" } } },
] as ErrorAnswer[];

Deno.test.each(told(NO_COUNTS))(
  "a count that is answered $status $says is no zero",
  async ({ id, row }) => {
    await using x = cannedX(() => respond(row));
    const error = await failure(async () => count(await openNetwork(x.url), "library"));
    assertEquals(error.problem, id, error.message);
  },
);

const ZEROS = [
  { meta: { result_count: 0 } },
  { meta: { result_count: "0" }, errors: [] },
  { data: [], meta: { result_count: 0 } },
  {
    meta: { result_count: 0 },
    errors: [{ resource_type: "user", title: "Not Found Error", value: "nobody" }],
  },
];

Deno.test.each(ZEROS.map((body) => ({ body, says: JSON.stringify(body) })))(
  "a search that is answered $says found nothing, and X said so",
  async ({ body }) => {
    await using x = cannedX(() => Response.json(body));
    assertEquals((await search(await openNetwork(x.url), "library")).length, 0);
  },
);

Deno.test("an error that comes as a success costs nothing where X charges for no such error", async () => {
  await using x = cannedX(() => respond({ status: 200, body: { title: "UsageCapExceeded" } }));
  const network = await openNetwork(x.url);
  const error = await failure(() => count(network, "library"));
  assertStringIncludes(error.nextSteps.at(-1)!, "Nothing was charged");
  assertEquals(network.balance.session.cost.high, 0);
});

const SIGN_IN_REFUSALS = [
  { status: 401, body: { title: "Unauthorized" }, id: "unauthorized" },
  { status: 401, body: { errors: [{ code: 89, message: "No." }] }, id: "token-revoked" },
];

Deno.test.each(SIGN_IN_REFUSALS)(
  "a Bearer Token that X made and then refuses ($id) is not advised about as if somebody had it",
  async ({ status, body, id }) => {
    let refuses = true;
    await using x = cannedX(({ url }) =>
      new URL(url).pathname === MINTING
        ? Response.json({ token_type: "bearer", access_token: MINTED })
        : refuses
        ? respond({ status, body })
        : Response.json({ meta: { result_count: 0 } })
    );
    const network = await openNetwork(x.url, { keys: PAIR });
    const error = await failure(() => search(network, "library"));
    assertEquals(error.problem as string, id);
    assertStringIncludes(error.message, "X made a Bearer Token of the API key from");
    assert(!/does not accept|are good|copied whole|leave the Bearer Token/.test(String(error)));
    assert(!String(error).includes(MINTED));
    refuses = false;
    await search(network, "library");
    const minted = x.requests.filter(({ path }) => path === MINTING).length;
    assertEquals(minted, 2, "a new one is made, as the steps say");
  },
);

Deno.test("a Bearer Token of one's own that is refused beside a good pair is told of as before", async () => {
  await using x = cannedX(({ url }) =>
    new URL(url).pathname === MINTING
      ? Response.json({ token_type: "bearer", access_token: MINTED })
      : respond({ status: 401, body: { title: "Unauthorized" } })
  );
  const keys = { ...PAIR, bearerToken: MADE_UP.bearerToken };
  const error = await failure(async () => search(await openNetwork(x.url, { keys }), "library"));
  assertStringIncludes(error.message, "X does not accept the Bearer Token from");
  assertStringIncludes(error.nextSteps.join(" "), "leave the Bearer Token out");
});

const WAYS = [
  { ways: "OAuth 2.0 User Context", step: "None of the keys that Library Card uses" },
  { ways: "OAuth 1.0a User Context, OAuth 2.0 User Context", step: "Use the four-part password" },
  { ways: "OAuth 2.0 Application-Only", step: "Use a Bearer Token here" },
];

Deno.test.each(WAYS)(
  "where X takes only $ways, that is what is advised",
  async ({ ways, step }) => {
    const detail = `Authenticating with this is forbidden for this endpoint. ` +
      `Supported authentication types are [${ways}].`;
    await using x = cannedX(() => respond({ status: 403, body: { detail } }));
    const error = await failure(async () => search(await openNetwork(x.url), "library"));
    assertEquals(error.problem, "unsupported-authentication");
    assertStringIncludes(error.nextSteps[0], step);
  },
);

Deno.test("usage that is answered with an error and status 200 signs nobody in", async () => {
  await using x = cannedX(() => respond({ status: 200, body: { errors: [{ code: 32 }] } }));
  const { bearerToken } = MADE_UP;
  const keys = await lookForKeys({ keys: { bearerToken }, prompt: false });
  const network = await openNetwork(x.url);
  const error = await failure(() => signIn(keys, network, "usage"));
  assertEquals(error.problem, "unauthorized");
});

const NO_PROOFS = [
  { status: 400, body: "Bad Request" },
  { status: 400, body: { errors: [{ code: 215, message: "Bad Authentication data" }] } },
  { status: 200, body: { errors: [{ code: 32, message: "No." }] } },
];

Deno.test.each(NO_PROOFS)("the answer $body proves no signature", async ({ status, body }) => {
  const { bearerToken: _, ...keys } = MADE_UP;
  await using x = cannedX(() => respond({ status, body }));
  const network = await openNetwork(x.url, { keys });
  await failure(() => proveSignature(network));
});
