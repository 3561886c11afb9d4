import { inspect } from "node:util";
import { AccessError, checkAccess, connect } from "../../mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { type CannedX, cannedX, UNAUTHORIZED, USAGE } from "../access/canned_x.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";

/** Made anew by the server from the pair; no less a secret. */
const MINTED = `${"A".repeat(24)}MINTED%2Bbearer%3D${"9876543210".repeat(8)}`;
const SECRETS = [...Object.values(MADE_UP), MINTED];

const POSTS = { data: [{ id: "1", text: "Hello" }], meta: { result_count: 1 } };

const serve = (): CannedX =>
  cannedX((request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/oauth2/token") {
      return Response.json({ token_type: "bearer", access_token: MINTED });
    }
    if (pathname === "/2/tweets/search/stream") return new Response('{"data":{"id":"1"}}\r\n');
    if (pathname === "/2/usage/tweets") return Response.json(USAGE);
    if (pathname === "/2/tweets/search/recent") return Response.json(POSTS);
    return Response.json(UNAUTHORIZED, { status: 401 });
  });

/** Each secret as it is, as it stands in an address and in base64, beside what it may be joined with. */
function formsOf(secret: string): string[] {
  const { apiKey, apiSecret } = MADE_UP;
  return [
    secret,
    encodeURIComponent(secret),
    decodeURIComponent(secret),
    btoa(secret).replace(/=+$/, "").slice(0, -2),
    btoa(`${apiKey}:${apiSecret}`),
  ];
}
const FORMS = SECRETS.flatMap(formsOf);

/** A getter may make a new object each time, and that one again. */
const DEEPEST = 12;
/** The language's own, which everything inherits from. */
const PLAIN = new Set<object>([Object.prototype, Function.prototype, Array.prototype]);

/** Every object, text and byte within reach: own and inherited, listed or not, behind getters too. */
function* reach(root: unknown): Generator<{ path: string; text: string }> {
  const seen = new Set<unknown>([globalThis]);
  const open: [path: string, value: unknown, depth: number][] = [["", root, 0]];
  while (open.length > 0) {
    const [path, value, depth] = open.pop()!;
    if (typeof value === "string") yield { path, text: value };
    if (value === null || (typeof value !== "object" && typeof value !== "function")) continue;
    if (seen.has(value) || depth > DEEPEST) continue;
    seen.add(value);
    if (value instanceof Promise) value.catch(() => {});
    if (ArrayBuffer.isView(value)) {
      yield { path, text: new TextDecoder("latin1").decode(value as Uint8Array) };
      continue;
    }
    if (value instanceof Map || value instanceof Set) {
      for (const [i, entry] of [...value.entries()].entries()) {
        open.push([`${path}<${i}>`, entry, depth + 1]);
      }
    }
    for (let of: object | null = value; of && !PLAIN.has(of); of = Object.getPrototypeOf(of)) {
      for (const key of Reflect.ownKeys(of)) {
        const at = `${path}.${String(key)}`;
        yield { path: at, text: String(key) };
        const { value: plain, get } = Object.getOwnPropertyDescriptor(of, key)!;
        open.push([at, plain, depth + 1]);
        // On a prototype itself, the library's getters would make a client of nothing, and keep it.
        if (!get || Object.hasOwn(value, "constructor")) continue;
        try {
          open.push([at, get.call(value), depth + 1]);
        } catch {
          // A getter that gives nothing away.
        }
      }
    }
  }
}

function assertNoKeyIn(name: string, value: unknown): void {
  for (const { path, text } of reach(value)) {
    assert(!FORMS.some((form) => text.includes(form)), `a key stands in ${name}${path}`);
  }
  const faces = [
    inspect(value, { customInspect: false, showHidden: true, depth: 6 }),
    inspect(value, { showHidden: true, depth: 6 }),
    Deno.inspect(value, { showHidden: true, depth: 6 }),
    JSON.stringify(value) ?? "",
    String(value),
  ];
  for (const face of faces) assert(!FORMS.some((form) => face.includes(form)), `${name} shows one`);
}

const { apiKey, apiSecret, accessToken, accessTokenSecret, bearerToken } = MADE_UP;
const KEYS = [
  { which: "a Bearer Token", keys: { bearerToken } },
  { which: "the API key and secret", keys: { apiKey, apiSecret } },
  { which: "the four parts", keys: { apiKey, apiSecret, accessToken, accessTokenSecret } },
];
const quiet = { envFile: false, prompt: false, practice: false } as const;

Deno.test("the walk finds a key wherever one can stand", () => {
  class Hidden {
    #value = bearerToken;
    get value(): string {
      return this.#value;
    }
  }
  const places = [
    { a: [bearerToken] },
    Object.defineProperty({}, "a", { value: bearerToken }),
    { [Symbol("a")]: bearerToken },
    new Map([["a", { b: bearerToken }]]),
    new Set([bearerToken]),
    new TextEncoder().encode(`authorization: Bearer ${bearerToken}`),
    Object.create({ a: bearerToken }),
    new Hidden(),
    new Error("a", { cause: { a: `x${encodeURIComponent(bearerToken)}x` } }),
    { a: `Basic ${btoa(`${apiKey}:${apiSecret}`)}` },
  ];
  for (const [i, place] of places.entries()) {
    const found = [...reach(place)].some(({ text }) => FORMS.some((form) => text.includes(form)));
    assert(found, `place ${i}`);
  }
});

Deno.test.each(KEYS)(
  "nothing that a card with $which gives out has a key in reach",
  async ({ keys }) => {
    await using x = serve();
    const card = await connect({ ...quiet, keys, baseUrl: x.url });
    const { client } = card;
    const posts = await card.search("library");
    const page = await client.v2.search("library");
    const stream = await client.v2.searchStream({ autoConnect: false });
    const failure = await assertRejects(() => client.v2.get("lists/1"));
    const report = await checkAccess({ ...quiet, keys, baseUrl: x.url });
    const given = { card, client, keys: card.keys, posts, page, stream, failure, report };
    for (const [name, value] of Object.entries(given)) assertNoKeyIn(name, value);
    for (const value of [client.v1, client.v2, client.readOnly, client.readWrite]) {
      assertNoKeyIn("a part of the client", value);
    }
    const sent = x.requests.filter(({ path }) => path !== "/oauth2/token");
    assert(
      sent.every(({ headers }) => headers.get("authorization")),
      "a request went out unsigned",
    );
  },
);

Deno.test("a client that signs in anew keeps its new key to itself too", async () => {
  await using x = serve();
  const { client } = await connect({
    ...quiet,
    keys: { apiKey, apiSecret },
    baseUrl: x.url,
    prove: false,
  });
  for (const way of [client, client.readOnly]) {
    const app = await way.appLogin();
    await app.v2.search("library");
    assertNoKeyIn("the new client", app);
    assertEquals(x.requests.at(-1)!.headers.get("authorization"), `Bearer ${MINTED}`);
  }
});

Deno.test("a stream works, and neither it nor its failure has a key in reach", async () => {
  await using x = serve();
  const { client } = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const stream = await client.v2.searchStream();
  assertNoKeyIn("the open stream", stream);
  assertNoKeyIn("its client", client);
  for await (const post of stream) {
    assertEquals(post, { data: { id: "1" } } as unknown as typeof post);
    break;
  }
  assertEquals(x.requests.at(-1)!.headers.get("authorization"), `Bearer ${bearerToken}`);
  stream.destroy();
  assertNoKeyIn("the stream that ended", stream);
  const refused = await assertRejects(() => client.v2.sampleStream());
  assertStringIncludes(String((refused as Error).message), "401");
  assertNoKeyIn("the stream's failure", refused);
});

Deno.test("getActiveTokens() of card.client is refused with where the keys are kept", async () => {
  await using x = serve();
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const error = await assertRejects(() =>
    Promise.resolve().then(() => card.client.getActiveTokens())
  );
  assert(error instanceof AccessError);
  assertEquals(error.problem, "keys-stay-inside");
  assertStringIncludes(error.message, "the Bearer Token from bearerToken (connect({ keys }))");
});

Deno.test("card.client hands no raw request to a debug handler", async () => {
  await using x = serve();
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const before = x.requests.length;
  const error = await assertRejects(() =>
    card.client.v2.get("lists/1", {}, { requestEventDebugHandler() {} } as object)
  );
  assertEquals((error as AccessError).problem, "keys-stay-inside");
  assertEquals(x.requests.length, before);
});

Deno.test("the library's debug setting logs no key of a card's client", async () => {
  await using x = serve();
  const card = await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const { TwitterApiV2Settings } = await import("twitter-api-v2");
  const { debug, logger } = TwitterApiV2Settings;
  const logged: string[] = [];
  Object.assign(TwitterApiV2Settings, {
    debug: true,
    logger: {
      log: (...all: unknown[]) => logged.push(inspect(all, { showHidden: true, depth: 9 })),
    },
  });
  try {
    await card.client.v2.search("library");
    await assertRejects(() => card.client.v2.get("lists/1"));
  } finally {
    Object.assign(TwitterApiV2Settings, { debug, logger });
  }
  assert(logged.length > 3);
  assertNoKeyIn("what was logged", logged.join("\n"));
});

Deno.test("a client of somebody's own stays as the library made it", async () => {
  await using x = serve();
  await connect({ ...quiet, keys: { bearerToken }, baseUrl: x.url });
  const { TwitterApi } = await import("twitter-api-v2");
  const own = new TwitterApi(bearerToken);
  assertEquals(own.getActiveTokens(), { type: "oauth2", bearerToken });
});
