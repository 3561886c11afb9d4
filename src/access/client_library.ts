import type { ITwitterApiClientPlugin, TwitterRateLimit } from "npm:twitter-api-v2@1.29.1";
import type { Agent } from "node:http";
import type { Charge } from "../money/mod.ts";
import type { AccessError, Evidence } from "../problems/mod.ts";

/** The version of Library Card; the same as in `deno.json`. */
export const VERSION = "0.2.0";

/** The version of twitter-api-v2 that signs and sends; the same as in `deno.json`. */
export const CLIENT_VERSION = "1.29.1";

/** X's answer headers, as node gives them. */
export type Headers = Record<string, string | string[] | undefined>;

/** What becomes of one request, for who asked. */
export interface Trace {
  /** How often it was sent, this time included. */
  tries: number;
  /** Whether it may have arrived. */
  sent: boolean;
  /** Ends it in the ledger, and says how; while it is on its way. */
  stop?: () => AccessError;
  /** What is known of its failure. */
  evidence?: Evidence;
  /** What its good answer cost. */
  charge?: Charge;
  /** What X may have charged for an answer that was lost. */
  lost?: Charge;
}

/** A request as the library hands it to a plugin, with our additions. */
export interface ClientRequest {
  url: string;
  headers?: Record<string, string>;
  compression?: string;
  requestEventDebugHandler?: unknown;
  forceParseMode?: string;
  query?: Record<string, unknown>;
  /** What is being done, as it reads after "Cannot". */
  doing?: string;
  signal?: AbortSignal;
  trace?: Trace;
  /** Whether a good answer has the shape that it must have. @default any JSON */
  expects?: (body: Record<string, unknown>) => boolean;
}

/** What the library made of a request. */
export interface ComputedRequest {
  url: URL;
  method: string;
  headers: Headers;
  body?: string | Uint8Array;
}

/** A good answer, as the library gives it to who asked. */
export interface ClientResponse {
  data: unknown;
  headers: Headers;
  rateLimit?: TwitterRateLimit;
}

/** What makes the library's requests, as far as we need it. */
export interface RequestMaker {
  /** Method, address, signed headers and body of a request. */
  getHttpRequestArgs(request: ClientRequest): ComputedRequest & { rawUrl: string };
  saveRateLimit(address: string, rateLimit: TwitterRateLimit): void;
}

/** What the library's errors hold, as far as we look. */
export interface ClientFailure {
  code?: number;
  data?: unknown;
  headers?: Headers;
  rateLimit?: TwitterRateLimit;
  rawContent?: string;
  _options?: { error?: { code?: string; name?: string } };
}

interface Hook {
  params: ClientRequest;
  computedParams: ComputedRequest;
}

/** The steps of a request at which the library asks its plugins. Source: twitter-api-v2 1.29.1. */
export interface ClientHooks {
  /** An answer given here is taken for the request's own, and nothing is sent. */
  onBeforeRequestConfig(
    hook: Pick<Hook, "params"> & { client: RequestMaker },
  ): Promise<ClientResponse | undefined>;
  onBeforeStreamRequestConfig(hook: Pick<Hook, "params">): void;
  onBeforeRequest(hook: Hook & { requestOptions: { agent?: Agent; signal?: AbortSignal } }): void;
  onResponseError(hook: Hook & { error: ClientFailure }): never;
  onRequestError(hook: Hook & { error: ClientFailure }): never;
  onAfterRequest(hook: Hook & { response: ClientResponse }): void;
}

/** Our hooks as a plugin: the library's types know nothing of what we add to a request. */
export const asPlugin = (hooks: ClientHooks): ITwitterApiClientPlugin =>
  hooks as unknown as ITwitterApiClientPlugin;

/** Reads what the library calls the rate limit of an answer. Source: twitter-api-v2 1.29.1. */
export function rateLimitOf(headers: Headers): TwitterRateLimit | undefined {
  const read = (prefix: string) =>
    headers[`${prefix}-limit`] === undefined ? undefined : {
      limit: Number(headers[`${prefix}-limit`]),
      remaining: Number(headers[`${prefix}-remaining`]),
      reset: Number(headers[`${prefix}-reset`]),
    };
  const window = read("x-rate-limit");
  const [day, userDay] = [read("x-app-limit-24hour"), read("x-user-limit-24hour")];
  return window && { ...window, ...(day && { day }), ...(userDay && { userDay }) };
}
