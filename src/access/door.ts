import type { ITwitterApiClientPlugin, TwitterRateLimit } from "twitter-api-v2";
import { type AccessError, diagnose, type Evidence, readAnswer } from "../problems/mod.ts";
import { minutesAhead } from "./minutes_ahead.ts";
import { type Charge, isBilled } from "../money/mod.ts";
import { type Flight, takeOff } from "./flight.ts";
import type { Till } from "./till.ts";
import { isCutOff, readBody } from "./read_body.ts";
import { redirect } from "./redirect.ts";
import { withoutSecrets } from "./without_secrets.ts";

/** What the door needs to know. */
export interface DoorOptions {
  /** Where requests go. */
  baseUrl: URL;
  /** Seconds that one request may take. */
  timeout: number;
  /** Ends every request. */
  signal?: AbortSignal;
  /** Which keys are used and where they came from, in words. */
  keys: string;
  /** Sentences about odd shapes; they explain a refusal. */
  shapeNotes: string[];
  /** Whether a text holds any of the secrets; such a text is not repeated. */
  holdsSecret: (text: string) => boolean;
  /** A proxy is set that the library does not use. */
  unusedProxy?: boolean;
  /** Whether this leads to a practice room, as far as is known. */
  practice: () => boolean;
  /** Called with the headers of every answer, good or not. */
  onHeaders: (headers: Headers) => void;
  /** Called with every good answer. */
  onAnswer: (path: string, body: unknown) => void;
  /** Where every request is paid for. */
  till: Till;
}

/** What becomes of one request, for who asked. */
export interface Trace {
  /** How often it was sent, this time included. */
  tries: number;
  /** Whether it may have arrived. */
  sent: boolean;
  /** What is known of its failure. */
  evidence?: Evidence;
  /** What its good answer cost. */
  charge?: Charge;
}

/** A request as our plugin sees it: the library's own, with our additions. */
interface Request {
  url: string;
  headers?: Record<string, string>;
  compression?: string;
  forceParseMode?: string;
  query?: Record<string, unknown>;
  /** What is being done, as it reads after "Cannot". */
  doing?: string;
  signal?: AbortSignal;
  trace?: Trace;
}

/** X's answer headers, as node gives them. */
export type Headers = Record<string, string | string[] | undefined>;

/** What the library's errors hold, as far as we look. */
interface Failure {
  code?: number;
  data?: unknown;
  headers?: Headers;
  rateLimit?: TwitterRateLimit;
  rawContent?: string;
  _options?: { error?: { code?: string; name?: string } };
}

const MINTING = "/oauth2/token";

/**
 * The one door to the network, as a plugin of twitter-api-v2: every request of its clients, ours
 * and those that a user makes with `card.client`, goes through it. It sends to one host only,
 * bounds the time, and turns every failure into an `AccessError` without a request inside.
 */
export function networkDoor(options: DoorOptions): ITwitterApiClientPlugin {
  const { baseUrl, till } = options;
  const flights = new WeakMap<object, Flight>();

  const evidence = (params: Request, headers: Headers = {}): Evidence => {
    const path = new URL(params.url).pathname;
    const scheme = headers.Authorization ?? headers.authorization ?? "";
    return {
      doing: params.doing ?? (path === MINTING ? "sign in" : "ask X"),
      host: baseUrl.host,
      path,
      query: typeof params.query?.query === "string" ? params.query.query : undefined,
      auth: /^OAuth/.test(String(scheme))
        ? "oauth1"
        : /^Basic/.test(String(scheme))
        ? "basic"
        : "bearer",
      messages: [],
      parameters: [],
      body: "none",
      keys: options.keys,
      shapeNotes: options.shapeNotes,
      timeout: options.timeout,
      unusedProxy: options.unusedProxy,
      practice: options.practice(),
      billed: isBilled(path),
      tries: params.trace?.tries,
    };
  };

  const explain = ({ trace }: Request, evidence: Evidence): AccessError => {
    if (trace) trace.evidence = evidence;
    return diagnose(evidence);
  };

  const fromAnswer = (params: Request, sent: Headers, status: number, failure: Failure) => {
    options.onHeaders(failure.headers ?? {});
    const reset = Number(failure.headers?.["x-rate-limit-reset"]);
    const encoding = failure.headers?.["content-encoding"];
    const answer = readAnswer(readBody(failure.data, encoding));
    // The one text from outside: whatever repeats a key is not repeated.
    const safe = (text: string | undefined) =>
      text !== undefined && options.holdsSecret(text) ? undefined : text;
    const safeOnes = (texts: readonly string[]) => texts.filter((text) => safe(text) !== undefined);
    return explain(params, {
      ...evidence(params, sent),
      ...answer,
      title: safe(answer.title),
      type: safe(answer.type),
      reason: safe(answer.reason),
      resetDate: safe(answer.resetDate),
      messages: safeOnes(answer.messages),
      parameters: safeOnes(answer.parameters),
      status,
      clockAhead: minutesAhead(failure.headers?.date),
      limit: failure.rateLimit?.limit,
      remaining: failure.rateLimit?.remaining,
      resetAt: reset > 0 ? new Date(reset * 1000) : undefined,
    });
  };

  const fromSilence = (params: Request, sent: Headers, network: string): AccessError =>
    explain(params, { ...evidence(params, sent), network });

  const land = (params: Request | object): Flight | undefined => {
    const flight = flights.get(params);
    flight?.land();
    flights.delete(params);
    const { trace } = params as Request;
    if (trace && flight) trace.sent = flight.connection.opened();
    return flight;
  };

  /** Takes a request that failed out of the ledger, unless X may have charged for it. */
  const unpaid = (flight: Flight | undefined, error: AccessError): AccessError => {
    if (flight) till.end(flight.slip, error, flight.connection.opened());
    return error;
  };

  return {
    onBeforeRequestConfig({ params }): void {
      const request = params as unknown as Request;
      redirect(request, baseUrl);
      // The library hands over the bytes, and we read them: it fails badly at some bodies.
      request.compression = "identity";
      request.forceParseMode = "buffer";
      if (request.signal?.aborted || options.signal?.aborted) {
        throw fromSilence(request, {}, "ABORTED");
      }
    },

    onBeforeStreamRequestConfig({ params }): void {
      const request = params as unknown as Request;
      redirect(request, baseUrl);
      till.passUnpriced(request.doing ?? "ask X");
    },

    onBeforeRequest({ params, computedParams, requestOptions }): void {
      const { signal, doing = "ask X" } = params as unknown as Request;
      const { url, method } = computedParams;
      const slip = till.open({ url, method, doing });
      const signals = [signal, options.signal];
      const { protocol } = baseUrl;
      const flight = takeOff({ protocol, timeout: options.timeout, signals, slip });
      flights.set(params, flight);
      requestOptions.agent = flight.connection.agent as unknown as typeof requestOptions.agent;
      requestOptions.signal = flight.controller.signal;
    },

    onResponseError({ params, computedParams, error }): never {
      const flight = land(params);
      const failure = error as unknown as Failure;
      const request = params as unknown as Request;
      const { headers } = computedParams;
      throw unpaid(flight, fromAnswer(request, headers, failure.code ?? 0, failure));
    },

    onRequestError({ params, computedParams, error }): never {
      const flight = land(params);
      const { _options, rawContent } = error as unknown as Failure;
      const cause = _options?.error;
      const why = flight?.ended ??
        (flight?.controller.signal.aborted
          ? "ABORTED"
          : rawContent !== undefined
          ? "PARTIAL"
          : cause?.code ?? cause?.name?.toUpperCase() ?? "UNKNOWN");
      const { headers } = computedParams;
      throw unpaid(flight, fromSilence(params as unknown as Request, headers, why));
    },

    onAfterRequest({ params, computedParams, response }): void {
      const flight = land(params);
      const request = params as unknown as Request;
      const { headers: sent, url } = computedParams;
      const headers = response.headers as Headers;
      options.onHeaders(headers);
      if (isCutOff(response.data, headers)) {
        throw unpaid(flight, fromSilence(request, sent, "PARTIAL"));
      }
      const data = withoutSecrets(
        readBody(response.data, headers["content-encoding"]),
        options.holdsSecret,
      );
      response.data = data;
      if (typeof data !== "object" || data === null || headers.location) {
        const status = headers.location ? 300 : 200;
        throw unpaid(flight, fromAnswer(request, sent, status, { data, headers }));
      }
      const charge = flight && till.settle(flight.slip, url, data);
      if (request.trace) request.trace.charge = charge;
      options.onAnswer(url.pathname, data);
    },
  };
}
