import type { ITwitterApiClientPlugin } from "npm:twitter-api-v2@1.29.1";
import { Buffer } from "node:buffer";
import type { Reservation } from "../money/mod.ts";
import { type AccessError, diagnose, type Evidence, raise } from "../problems/mod.ts";
import { redirect } from "./base_url.ts";
import {
  asPlugin,
  type ClientFailure,
  type ClientRequest,
  type ClientResponse,
  type ComputedRequest,
  type Headers,
  rateLimitOf,
  type RequestMaker,
  VERSION,
} from "./client_library.ts";
import {
  answerEvidence,
  type HoldsSecret,
  requestEvidence,
  type Surroundings,
  withoutSecrets,
} from "./failure_evidence.ts";
import { type Http2Session, NoAnswer } from "./http2_session.ts";
import type { Meter } from "./meter.ts";
import { ACCEPT_ENCODING, readBody } from "./read_body.ts";
import { type OpenRequest, openRequest } from "./request.ts";
import { authorizationOf } from "./sealed_client.ts";

/** What the door needs to know. */
export interface DoorOptions extends Surroundings {
  /** Ends every request that brings no signal of its own. */
  signal?: AbortSignal;
  holdsSecret: HoldsSecret;
  /** Throws where nothing is sent any more, since the keys were forgotten. */
  checkOpen: (doing: string) => void;
  /** Called with the headers of every answer, good or not. */
  onHeaders: (headers: Headers) => void;
  /** Called with every good answer. */
  onAnswer: (path: string, body: unknown) => void;
  /** Where every request is paid for. */
  meter: Meter;
  /** The way over HTTP/2, where there is one; else each request has a connection of its own. */
  session?: Http2Session;
}

/** A request on its way, with its line in the ledger. */
interface OnItsWay extends OpenRequest {
  reservation: Reservation;
}

/**
 * The one door to the network, as a plugin of twitter-api-v2: every request of its clients, ours
 * and those that a user makes with `card.client`, goes through it. It sends to one host only,
 * bounds the time, and turns every failure into an `AccessError` without a request inside.
 */
export function networkDoor(options: DoorOptions): ITwitterApiClientPlugin {
  const { baseUrl, timeout, holdsSecret, meter, session } = options;
  const open = new WeakMap<ClientRequest, OnItsWay>();

  const explain = ({ trace }: ClientRequest, evidence: Evidence): AccessError => {
    if (trace) trace.evidence = evidence;
    return diagnose(evidence);
  };

  const fromAnswer = (
    request: ClientRequest,
    sent: Headers,
    status: number,
    failure: ClientFailure,
  ): AccessError => {
    options.onHeaders(failure.headers ?? {});
    const body = readBody(failure.data, failure.headers).value;
    return explain(request, {
      ...requestEvidence(request, sent, options),
      ...answerEvidence(status, body, failure, holdsSecret, options.now()),
    });
  };

  const fromSilence = (
    request: ClientRequest,
    sent: Headers,
    network: string,
    arrived: boolean,
  ): AccessError =>
    explain(request, { ...requestEvidence(request, sent, options), network, arrived });

  /** Looked at before anything is sent; a request of our own brings the card's signal with it. */
  const signalOf = (request: ClientRequest, sent: Headers): AbortSignal | undefined => {
    const signal = request.signal ?? options.signal;
    if (signal?.aborted) throw fromSilence(request, sent, "ABORTED", false);
    return signal;
  };

  /** Takes a request from the way; once only, so that nothing is paid for twice. */
  const close = (request: ClientRequest): OnItsWay | undefined => {
    const over = open.get(request);
    over?.close();
    open.delete(request);
    const { trace } = request;
    if (trace && over) [trace.sent, trace.stop] = [over.opened, undefined];
    return over;
  };

  /** Takes a request that failed out of the ledger, unless X may have charged for it. */
  const unpaid = (
    { trace }: ClientRequest,
    over: OnItsWay | undefined,
    error: AccessError,
  ): AccessError => {
    const lost = over && meter.end(over.reservation, error, over.opened);
    if (trace) trace.lost ??= lost;
    return error;
  };

  const address = (request: ClientRequest): void => {
    options.checkOpen(request.doing ?? "ask X");
    redirect(request, baseUrl);
    request.headers = {
      ...request.headers,
      "user-agent": `library-card/${VERSION}`,
      "accept-encoding": ACCEPT_ENCODING,
    };
  };

  /** Pays for a request and starts its clock. */
  const begin = (request: ClientRequest, { url, method, headers }: ComputedRequest): OnItsWay => {
    const signal = signalOf(request, headers);
    const reservation = meter.open({ url, method, doing: request.doing ?? "ask X" });
    const opened = openRequest({ protocol: baseUrl.protocol, timeout, signal });
    const over = Object.assign(opened, { reservation });
    open.set(request, over);
    if (request.trace) {
      request.trace.stop = () =>
        unpaid(request, close(request), fromSilence(request, headers, "ABORTED", over.opened));
    }
    return over;
  };

  /** Takes an answer that is no refusal, and puts what it holds in place of its bytes. */
  const accept = (
    params: ClientRequest,
    { headers: sent, url }: ComputedRequest,
    response: ClientResponse,
  ): void => {
    const over = close(params);
    const { headers } = response;
    options.onHeaders(headers);
    const { value: body, isCutOff } = readBody(response.data, headers);
    if (isCutOff) throw unpaid(params, over, fromSilence(params, sent, "PARTIAL", true));
    const isGood = typeof body === "object" && body !== null && !headers.location &&
      (params.expects?.(body as Record<string, unknown>) ?? true);
    if (!isGood) {
      const status = headers.location ? 300 : 200;
      throw unpaid(params, over, fromAnswer(params, sent, status, { data: body, headers }));
    }
    // First of all: what is bought is put down, whatever becomes of it.
    const charge = over && meter.settle(over.reservation, url, body);
    if (params.trace) params.trace.charge = charge;
    const data = response.data = withoutSecrets(body, holdsSecret);
    options.onAnswer(url.pathname, data);
  };

  /** Sends a request over HTTP/2; where the host does not speak it, the library goes on with it. */
  const sendOver = async (
    session: Http2Session,
    params: ClientRequest,
    client: RequestMaker,
  ): Promise<ClientResponse | undefined> => {
    const computed = client.getHttpRequestArgs(params);
    const { headers: sent, method, url, body } = computed;
    const over = begin(params, computed);
    const headers = signed(sent, body);
    const answer = await session.send({ method, url, headers, body }, {
      signal: over.signal,
      sent: () => over.opened = true,
      received: over.received,
    }).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.refused) over.opened = false;
      const why = over.ended ?? error.code;
      throw unpaid(params, close(params), fromSilence(params, sent, why, over.opened));
    });
    if (!answer) return undefined;
    if (answer.status >= 400) {
      throw unpaid(params, close(params), fromAnswer(params, sent, answer.status, answer));
    }
    const rateLimit = rateLimitOf(answer.headers);
    if (rateLimit) client.saveRateLimit(computed.rawUrl, rateLimit);
    const response = { data: answer.data, headers: answer.headers, rateLimit };
    accept(params, computed, response);
    return response;
  };

  return asPlugin({
    async onBeforeRequestConfig({ params, client }) {
      if (params.requestEventDebugHandler) {
        throw raise("keys-stay-inside", {
          doing: params.doing ?? "ask X",
          found: "requestEventDebugHandler is handed the whole request, its keys included",
        });
      }
      address(params);
      // The library hands over the bytes, and we read them: it fails badly at some bodies.
      params.compression = "identity";
      params.forceParseMode = "buffer";
      return session && await sendOver(session, params, client);
    },

    onBeforeStreamRequestConfig({ params }) {
      address(params);
      meter.passUnpriced(params.doing ?? "ask X");
    },

    onBeforeRequest({ params, computedParams, requestOptions }) {
      const request = open.get(params) ?? begin(params, computedParams);
      requestOptions.agent = request.agent;
      requestOptions.signal = request.signal;
    },

    onResponseError({ params, computedParams: { headers }, error }) {
      const over = close(params);
      throw unpaid(params, over, fromAnswer(params, headers, error.code ?? 0, error));
    },

    onRequestError({ params, computedParams: { headers }, error: { _options, rawContent } }) {
      const over = close(params);
      const cause = _options?.error;
      const heard = rawContent === undefined ? undefined : "PARTIAL";
      const why = over?.ended ?? heard ?? cause?.code ?? cause?.name?.toUpperCase() ?? "UNKNOWN";
      throw unpaid(params, over, fromSilence(params, headers, why, over?.opened ?? true));
    },

    onAfterRequest: ({ params, computedParams, response }) =>
      accept(params, computedParams, response),
  });
}

/** The headers as they go out: until then, nothing that is listed or logged has the keys. */
function signed(headers: Headers, body: string | Uint8Array | undefined): Headers {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const authorization = authorizationOf(headers);
  return {
    ...Object.fromEntries(named),
    ...(authorization && { authorization }),
    ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
  };
}
