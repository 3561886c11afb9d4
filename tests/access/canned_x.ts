import tls from "node:tls";
import { SELF_SIGNED } from "../../src/practice/serve/self_signed.ts";

/** Whether canned answers come over HTTP/2: `both_ways_slow_test.ts` runs these tests a second time so. */
const OVER_HTTP2 = Deno.env.get("CANNED_X_OVER") === "http2";

/** Has this process trust the self-signed certificate. */
export function trustSelfSigned(): void {
  // Deno has it, and its types do not yet.
  (tls as unknown as { setDefaultCACertificates(certificates: string[]): void })
    .setDefaultCACertificates([SELF_SIGNED.cert]);
}

/** A server with canned answers in X's shapes, for what a practice room does not do yet. */
export interface CannedX extends AsyncDisposable {
  url: string;
  /** What came in: method, path with query, and headers. */
  requests: { method: string; path: string; headers: Headers }[];
}

/** Serves one handler on loopback. */
export function cannedX(handler: (request: Request) => Response | Promise<Response>): CannedX {
  const requests: CannedX["requests"] = [];
  const secured = OVER_HTTP2 ? SELF_SIGNED : {};
  if (OVER_HTTP2) trustSelfSigned();
  const listening = { hostname: "127.0.0.1", port: 0, onListen() {}, ...secured };
  const server = Deno.serve(listening, (request) => {
    const { pathname, search } = new URL(request.url);
    // A copy: those of a request can be read for as long as its connection stands.
    const headers = new Headers(request.headers);
    requests.push({ method: request.method, path: pathname + search, headers });
    return handler(request);
  });
  return {
    url: `${OVER_HTTP2 ? "https" : "http"}://127.0.0.1:${server.addr.port}`,
    requests,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Answers each path with a status and a body, as told, and every other with 500. */
export function cannedPaths(
  answers: Record<string, [status: number, body: unknown]>,
  headers: Record<string, string> = {},
): CannedX {
  return cannedX((request) => {
    const [status, body] = answers[new URL(request.url).pathname] ?? [500, {}];
    return Response.json(body, { status, headers });
  });
}

/** A server that accepts, sends what it is told, and then says nothing more. */
export function silentX(firstBytes = "") {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const open: Deno.Conn[] = [];
  const serving = (async () => {
    for await (const connection of listener) {
      open.push(connection);
      if (firstBytes) await connection.write(new TextEncoder().encode(firstBytes));
    }
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    async [Symbol.asyncDispose]() {
      listener.close();
      for (const connection of open) connection.close();
      await serving;
    },
  };
}

/** X's good answer to `GET /2/usage/tweets`, numbers as text, as since version 2.167. */
export const USAGE = {
  data: { project_usage: "1234", project_cap: "3000000", cap_reset_day: 12, project_id: "1" },
};

/** X's answer to keys that it does not accept. */
export const UNAUTHORIZED = {
  title: "Unauthorized",
  type: "about:blank",
  status: 401,
  detail: "Unauthorized",
};

/** X's answer to an account without credits. */
export const NO_CREDITS = {
  title: "CreditsDepleted",
  detail: "No credits.",
  type: "https://api.x.com/2/problems/credits",
};

/** X's answer to a pair for which it mints no Bearer Token. */
export const NO_MINT = {
  errors: [{ code: 99, label: "authenticity_token_error", message: "No." }],
};

/** X's answer to a search without a query, whose signature is good. */
export const NO_QUERY = {
  title: "Invalid Request",
  errors: [{ parameters: { query: [] }, message: "The `query` parameter can not be empty" }],
  type: "https://api.x.com/2/problems/invalid-request",
};
