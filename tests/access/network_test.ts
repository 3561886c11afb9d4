import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../assert.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { cannedX, NO_CREDITS, silentX, UNAUTHORIZED, USAGE } from "./canned_x.ts";
import { REAL_TIMERS } from "../../src/access/patience.ts";
import { openNetwork } from "./open_network.ts";

const question = { path: "usage/tweets", doing: "ask" };

async function failure(url: string, more = {}, signal?: AbortSignal): Promise<AccessError> {
  const network = await openNetwork(url, more);
  const error = await assertRejects(() => network.get({ ...question, signal }));
  assert(error instanceof AccessError, String(error));
  return error;
}

Deno.test("Network sends the Bearer Token as it is, and says who is asking", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const network = await openNetwork(x.url);
  const { body } = await network.get(question);
  assertEquals(body, USAGE);
  const [{ path, headers }] = x.requests;
  assertEquals(path, "/2/usage/tweets");
  assertEquals(headers.get("authorization"), `Bearer ${MADE_UP.bearerToken}`);
  assert(headers.get("user-agent")!.startsWith("library-card/"));
});

Deno.test("Network mints a Bearer Token once for several questions at the same time", async () => {
  await using x = cannedX((request) =>
    request.url.endsWith("/oauth2/token")
      ? Response.json({ token_type: "bearer", access_token: MADE_UP.bearerToken })
      : Response.json(USAGE)
  );
  const { apiKey, apiSecret } = MADE_UP;
  const network = await openNetwork(x.url, { keys: { apiKey, apiSecret } });
  await Promise.all([network.get(question), network.get(question), network.get(question)]);
  const mints = x.requests.filter(({ path }) => path === "/oauth2/token");
  assertEquals(mints.length, 1);
  assertEquals(mints[0].headers.get("authorization"), `Basic ${btoa(`${apiKey}:${apiSecret}`)}`);
});

const ROWS: { id: AccessError["problem"]; status: number; body: unknown }[] = [
  { id: "unauthorized", status: 401, body: UNAUTHORIZED },
  { id: "credits-depleted", status: 402, body: NO_CREDITS },
  {
    id: "spend-cap-reached",
    status: 403,
    body: { title: "SpendCapReached", type: "https://api.twitter.com/2/problems/credits" },
  },
  {
    id: "app-not-enrolled",
    status: 403,
    body: { reason: "client-not-enrolled", type: "https://api.x.com/2/problems/client-forbidden" },
  },
  { id: "rate-limited", status: 429, body: { title: "Too Many Requests", type: "about:blank" } },
  { id: "server-trouble", status: 503, body: { title: "Service Unavailable" } },
  { id: "not-found", status: 404, body: "" },
];

Deno.test.each(ROWS)(
  "Network explains $id over HTTP, and shows no key",
  async ({ id, status, body }) => {
    await using x = cannedX(() =>
      typeof body === "string" ? new Response(body, { status }) : Response.json(body, { status })
    );
    const error = await failure(x.url);
    assertEquals([error.problem, error.status], [id, status]);
    assert(!Deno.inspect(error, { showHidden: true, depth: 9 }).includes(MADE_UP.bearerToken));
  },
);

const NOON = new Date("2026-11-24T12:00:00Z");

Deno.test("Network reads when the next window opens", async () => {
  await using x = cannedX(() =>
    Response.json({ title: "Too Many Requests" }, {
      status: 429,
      headers: { date: NOON.toUTCString(), "x-rate-limit-reset": String(+NOON / 1000 + 600) },
    })
  );
  const timers = { ...REAL_TIMERS, now: () => +NOON };
  const network = await openNetwork(x.url, { timers });
  const error = await assertRejects(() => network.get({ path: "usage/tweets", doing: "ask" }));
  assert(error instanceof AccessError);
  assertEquals(error.retryAt, new Date(+NOON + 600_000));
});

Deno.test("Network does not repeat a text in which a server echoes the key", async () => {
  await using x = cannedX((request) =>
    Response.json({
      title: "Forbidden",
      detail: `You sent ${request.headers.get("authorization")}`,
    }, {
      status: 403,
    })
  );
  const error = await failure(x.url);
  assert(!JSON.stringify(error).includes(MADE_UP.bearerToken));
  assert(!String(error).includes("AAAAAAAA"));
});

Deno.test("Network does not repeat a Bearer Token that it minted, nor the pair it was minted from", async () => {
  const { apiKey, apiSecret, bearerToken } = MADE_UP;
  for (
    const echo of [bearerToken, btoa(`${apiKey}:${apiSecret}`), encodeURIComponent(bearerToken)]
  ) {
    await using x = cannedX((request) =>
      request.url.endsWith("/oauth2/token")
        ? Response.json({ token_type: "bearer", access_token: bearerToken })
        : Response.json({ title: "Forbidden", detail: `You sent ${echo}` }, { status: 403 })
    );
    const error = await failure(x.url, { keys: { apiKey, apiSecret } });
    assertEquals(error.problem, "forbidden");
    assert(!JSON.stringify(error).includes(echo), echo.slice(0, 4));
  }
});

const ECHOES: { how: string; echo: (key: string) => string }[] = [
  { how: "in base64", echo: btoa },
  { how: "by half", echo: (key) => key.slice(-40) },
  { how: "in groups", echo: (key) => key.replace(/.{10}/g, "$& ") },
  { how: "in capitals", echo: (key) => key.toUpperCase() },
];

Deno.test.each(ECHOES)(
  "Network does not repeat a key that a server echoes $how",
  async ({ echo }) => {
    const text = echo(MADE_UP.bearerToken);
    await using x = cannedX(() =>
      Response.json({
        title: text,
        reason: text,
        reset_date: text,
        type: `https://example.org/${text}`,
        errors: [{ message: text, parameters: { [text]: [text] } }],
      }, { status: 403 })
    );
    const error = await failure(x.url);
    assert(!JSON.stringify(error).includes(text.slice(0, 12)), error.problem);
  },
);

Deno.test("Network does not repeat a key in what a good answer says of itself", async () => {
  await using x = cannedX((request) => {
    const title = `Not Found ${request.headers.get("authorization")}`;
    return Response.json({ data: [{ id: "1" }], errors: [{ title, resource_type: "user" }] });
  });
  const { body } = await (await openNetwork(x.url)).get(question);
  assertEquals(body, { data: [{ id: "1" }], errors: [{ title: "", resource_type: "user" }] });
});

Deno.test("a stream of the client, and its errors, show no key", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  const { v2 } = (await openNetwork(x.url)).client();
  const stream = v2.searchStream({ autoConnect: false });
  const { ApiResponseError } = await import("twitter-api-v2");
  const error = new ApiResponseError(
    "Request failed with code 401",
    {
      request: { headers: { authorization: MADE_UP.bearerToken } },
    } as unknown as ConstructorParameters<typeof ApiResponseError>[1],
  );
  for (const shown of [stream, error]) {
    for (
      const face of [
        Deno.inspect(shown, { showHidden: true, getters: true, depth: 9 }),
        JSON.stringify(shown),
      ]
    ) assert(!face.includes("MADEUP"), face);
  }
});

Deno.test("Network does not follow a redirect, and takes no key there", async () => {
  await using elsewhere = cannedX(() => Response.json(USAGE));
  await using x = cannedX(() => Response.redirect(`${elsewhere.url}/2/usage/tweets`, 302));
  assertEquals((await failure(x.url)).problem, "redirected");
  assertEquals(elsewhere.requests.length, 0);
});

Deno.test("Network does not take the body of a redirect for an answer", async () => {
  const headers = { location: "https://example.org/" };
  await using x = cannedX(() => Response.json(USAGE, { status: 307, headers }));
  assertEquals((await failure(x.url)).problem, "redirected");
});

Deno.test("Network calls a web page in place of an answer what it is", async () => {
  await using x = cannedX(() =>
    new Response("<!DOCTYPE html><title>Sign in to the campus network</title>", {
      headers: { "content-type": "text/html" },
    })
  );
  const error = await failure(x.url);
  assertEquals(error.problem, "unexpected-answer");
  assertStringIncludes(error.message, "a web page");
});

Deno.test("Network calls broken JSON an unexpected answer", async () => {
  await using x = cannedX(() =>
    new Response('{"data": [', { headers: { "content-type": "application/json" } })
  );
  assertEquals((await failure(x.url)).problem, "unexpected-answer");
});

Deno.test("Network tells that nothing answers", async () => {
  const x = cannedX(() => new Response());
  await x[Symbol.asyncDispose]();
  const error = await failure(x.url);
  assertEquals([error.problem, error.status], ["connection-refused", undefined]);
  assertEquals(error.cause?.code, "ECONNREFUSED");
});

const HALF = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{";

Deno.test("Network gives up on a server that never answers", async () => {
  await using x = silentX();
  const error = await failure(x.url, { timeout: 0.2 });
  assertEquals(error.problem, "timed-out");
  assertStringIncludes(error.message, "0.2 seconds");
});

Deno.test("Network gives up on a server that stops in the middle of an answer", async () => {
  await using x = silentX(HALF);
  assertEquals((await failure(x.url, { timeout: 0.2 })).problem, "timed-out");
});

Deno.test("Network gives up on an answer without end before it fills the memory", async () => {
  const megabyte = new Uint8Array(2 ** 20).fill(32);
  await using x = cannedX(() =>
    new Response(
      new ReadableStream({ pull: (controller) => controller.enqueue(megabyte) }),
      { headers: { "content-type": "application/json" } },
    )
  );
  const before = Deno.memoryUsage().rss;
  assertEquals((await failure(x.url, { timeout: 60 })).problem, "answer-too-large");
  assert(Deno.memoryUsage().rss - before < 2 ** 30, "it kept far more than it should");
});

Deno.test("Network ends a question when its signal says so", async () => {
  await using x = silentX();
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  assertEquals((await failure(x.url, {}, controller.signal)).problem, "cancelled");
});

Deno.test("Network sends a request once, also when it is stopped or cut off after another", async () => {
  const controller = new AbortController();
  await using x = cannedX(async ({ url }) => {
    if (!url.includes("search")) return Response.json(USAGE);
    setTimeout(() => controller.abort(), 20);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return Response.json({});
  });
  const network = await openNetwork(x.url);
  await network.get(question);
  const search = { path: "tweets/search/recent", doing: "search", signal: controller.signal };
  await assertRejects(() => network.get(search));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assertEquals(x.requests.map(({ path }) => path), ["/2/usage/tweets", "/2/tweets/search/recent"]);
});

Deno.test("Network sends nothing once the card's signal has ended it", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  assertEquals((await failure(x.url, { signal: AbortSignal.abort() })).problem, "cancelled");
  assertEquals(x.requests.length, 0);
});

Deno.test("the client of twitter-api-v2 goes through the same door", async () => {
  await using x = cannedX(() => Response.json(UNAUTHORIZED, { status: 401 }));
  const client = (await openNetwork(x.url)).client();
  const error = await assertRejects(() => client.v2.singleTweet("1"));
  assert(error instanceof AccessError);
  assertEquals(error.problem, "unauthorized");
  assertEquals(x.requests[0].path, "/2/tweets/1");
});

Deno.test("the client of twitter-api-v2 takes keys to no other host", async () => {
  await using x = cannedX(() => Response.json(USAGE));
  await using elsewhere = cannedX(() => Response.json(USAGE));
  const client = (await openNetwork(x.url)).client();
  const error = await assertRejects(() => client.get(`${elsewhere.url}/2/users/me`));
  assert(error instanceof AccessError);
  assertEquals(elsewhere.requests.length + x.requests.length, 0);
});

Deno.test("the client of twitter-api-v2 shows no key, nor do its parts and pages", async () => {
  await using x = cannedX(() => Response.json({ data: [{ id: "1", text: "Hello" }], meta: {} }));
  for (
    const keys of [{ bearerToken: MADE_UP.bearerToken }, MADE_UP, {
      ...MADE_UP,
      bearerToken: undefined,
    }]
  ) {
    const client = (await openNetwork(x.url, { keys })).client();
    const page = await client.v2.search("hello");
    for (const value of [client, client.v1, client.v2, client.readOnly, { a: [[client]] }, page]) {
      const faces = [Deno.inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value)];
      for (const secret of Object.values(MADE_UP)) {
        assert(!faces.some((face) => face.includes(secret)), "a key is shown");
      }
    }
  }
});

Deno.test("Network says which permissions are missing, and does not ask for them", async () => {
  const code = `
    import { connect } from ${JSON.stringify(new URL("../../mod.ts", import.meta.url).href)};
    const keys = ${JSON.stringify({ apiKey: MADE_UP.apiKey, apiSecret: MADE_UP.apiSecret })};
    try {
      await connect({ keys, prompt: false, practice: false });
    } catch (error) {
      console.log(String(error));
    }`;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, code);
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "--no-lock", "--config", config, file],
  }).output();
  await Deno.remove(file);
  const text = new TextDecoder().decode(stdout);
  assertStringIncludes(text, "without the permission to reach api.x.com");
  assertStringIncludes(text, "--allow-net=api.x.com --allow-sys=ca");
});

/** What a program of its own is told when it asks X, with these variables set. */
async function toldWith(env: Record<string, string>): Promise<string> {
  const code = `
    import { connect } from ${JSON.stringify(new URL("../../mod.ts", import.meta.url).href)};
    const keys = ${JSON.stringify({ bearerToken: MADE_UP.bearerToken })};
    const options = { keys, baseUrl: "https://x.invalid", patience: 0, prompt: false };
    console.log(String(await connect({ ...options, practice: false }).catch((error) => error)));`;
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, code);
  const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--allow-all", "--no-lock", "--config", config, file],
    env,
  }).output();
  await Deno.remove(file);
  return new TextDecoder().decode(stdout);
}

/** A proxy that lets nobody through; notes who asked it for the way to X. */
function closedProxy() {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const asked: string[] = [];
  /** Reads to the end of the headers: a connection that is closed on unread bytes is cut, not refused. */
  const refuse = async (connection: Deno.Conn) => {
    const decoder = new TextDecoder();
    let head = "";
    const bytes = new Uint8Array(4096);
    while (!head.includes("\r\n\r\n")) {
      const count = await connection.read(bytes);
      if (count === null) break;
      head += decoder.decode(bytes.subarray(0, count), { stream: true });
    }
    // Deno itself may ask for other hosts, as for a newer version of itself.
    if (head.includes("x.invalid")) asked.push(head);
    await connection.write(new TextEncoder().encode("HTTP/1.1 403 Forbidden\r\n\r\n"));
    connection.close();
  };
  const serving = (async () => {
    for await (const connection of listener) refuse(connection).catch(() => {});
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    asked,
    async [Symbol.asyncDispose]() {
      listener.close();
      await serving;
    },
  };
}

Deno.test("Network tells of a proxy that does not let it through, and of one that it does not use", async () => {
  await using proxy = closedProxy();
  const env = { HTTPS_PROXY: proxy.url, NO_PROXY: "", DENO_NO_UPDATE_CHECK: "1" };
  const used = await toldWith({ ...env, NODE_USE_ENV_PROXY: "1" });
  assertStringIncludes(used, "problem: proxy-refused");
  assertEquals(proxy.asked.length, 1);
  assertStringIncludes(proxy.asked[0], "CONNECT x.invalid:443");
  assert(!proxy.asked[0].includes("AAAA"), "the proxy is given a key");
  const unused = await toldWith({ ...env, NODE_USE_ENV_PROXY: "" });
  assertStringIncludes(unused, "HTTPS_PROXY is set, and it is not used yet");
  assertEquals(proxy.asked.length, 1);
});

Deno.test("an error from a practice room says that it is practice", async () => {
  await using x = cannedX(() =>
    Response.json(UNAUTHORIZED, { status: 401, headers: { "x-practice-room": "made-up posts" } })
  );
  assertStringIncludes((await failure(x.url)).message, "PRACTICE");
});
