import { Agent as HttpAgent, type ClientRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Duplex } from "node:stream";
import { LARGEST_BODY } from "./read_body.ts";
import { authorizationOf } from "./sealed_client.ts";

/** One request, from before it is sent to its end. */
export interface OpenRequest {
  /** Makes its connection; for the request's own option `agent`. */
  readonly agent: HttpAgent;
  /** Ends it, whoever wants that: for the request's own option `signal`. */
  signal: AbortSignal;
  /**
   * Whether it may have gone out. Over HTTP/1.1: whether its connection was ever open; before that,
   * nothing can have been asked, nor charged.
   */
  opened: boolean;
  /** Why it was ended from our side, if it was. */
  readonly ended?: "ABORTED" | "TIMEOUT" | "TOO LARGE";
  /** Counts what came of its answer, in bytes, and ends it where that is too much. */
  received: (length: number) => void;
  /** It is over: nothing watches it any more. */
  close(): void;
}

/** What a request is opened with. */
export interface RequestLimits {
  /** `"http:"` or `"https:"`. */
  protocol: string;
  /** Seconds that it may take. */
  timeout: number;
  /** Whoever else may end it: the caller, the card, the Stop button. */
  signal: AbortSignal | undefined;
}

/** Why we ended a request ourselves: what its signal gives as a reason. */
class LimitReached {
  constructor(readonly code: "TIMEOUT" | "TOO LARGE") {}
}

/**
 * Opens a request: its own connection, and one signal for all that can end it, its time and the
 * size of its answer included. The library keeps what comes in until its end, and there need not
 * be one.
 */
export function openRequest({ protocol, timeout, signal }: RequestLimits): OpenRequest {
  const limits = new AbortController();
  // `AbortSignal.timeout` could not be taken back: it keeps the process alive until it fires.
  const clock = setTimeout(() => limits.abort(new LimitReached("TIMEOUT")), timeout * 1000);
  // The request itself keeps the process alive; its clock alone must not.
  Deno.unrefTimer(clock);
  const joined = AbortSignal.any(signal ? [signal, limits.signal] : [limits.signal]);
  let size = 0;
  const request: OpenRequest = {
    get agent() {
      return newConnection(protocol, request);
    },
    signal: joined,
    opened: false,
    get ended() {
      if (!joined.aborted) return undefined;
      return joined.reason instanceof LimitReached ? joined.reason.code : "ABORTED";
    },
    received(length) {
      size += length;
      if (size > LARGEST_BODY) limits.abort(new LimitReached("TOO LARGE"));
    },
    close: () => clearTimeout(clock),
  };
  return request;
}

/** What an agent is told of a request beside it. */
interface Told {
  headers?: object;
}

/** An agent with the step at which it is handed its request; Node's types leave that out. */
type Dispatcher = HttpAgent & {
  addRequest(request: ClientRequest, told: Told, ...more: unknown[]): void;
};

/** Signs a request on its way out: until then, nothing that is listed or logged has its keys. */
function sign(request: ClientRequest, { headers }: Told): void {
  const authorization = headers && authorizationOf(headers);
  if (authorization) request.setHeader("authorization", authorization);
}

const agentFor = (protocol: string) => protocol === "http:" ? HttpAgent : HttpsAgent;

/**
 * The agent for streams, which are opened by the library alone. It signs, and keeps none of the
 * connections, since they know what was sent.
 *
 * @param protocol `"http:"` or `"https:"`.
 */
export function streamAgent(protocol: string): HttpAgent {
  const Agent = agentFor(protocol);
  const agent = new Agent() as Dispatcher;
  agent.addRequest = (request, told, ...more) => {
    sign(request, told);
    (new Agent({ keepAlive: false }) as Dispatcher).addRequest(request, told, ...more);
  };
  return agent;
}

/**
 * A connection of its own for a request, watched. On a connection that is used again, Deno's
 * node:http sends a request that was stopped or cut off a second time by itself, and X would
 * charge it twice. Measured on Deno 2.9.1 and 2.9.6.
 */
function newConnection(protocol: string, watched: OpenRequest): HttpAgent {
  const opening = protocol === "http:" ? "connect" : "secureConnect";
  const agent = new (agentFor(protocol))({ keepAlive: false }) as Dispatcher;
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, done) => {
    const made: Duplex | undefined = connect(options, (error, tunnel) => {
      // Through a proxy there is no socket before the tunnel stands.
      if (tunnel && !made) watched.opened = true;
      done?.(error, tunnel);
    });
    made?.once(opening, () => watched.opened = true);
    return made!;
  };
  const dispatch = agent.addRequest.bind(agent);
  agent.addRequest = (request, told, ...more) => {
    sign(request, told);
    request.once("response", (response: IncomingMessage) => {
      response.on("data", ({ length }: Uint8Array) => watched.received(length));
    });
    dispatch(request, told, ...more);
  };
  return agent;
}
