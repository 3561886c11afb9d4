import { Buffer } from "node:buffer";
import { type ClientHttp2Session, connect as openHttp2, constants } from "node:http2";
import { connect as openTls } from "node:tls";
import type { Headers } from "./client_library.ts";

/** A request as it goes out, signed. */
export interface Outgoing {
  method: string;
  url: URL;
  headers: Headers;
  body?: string | Uint8Array;
}

/** Who watches over a request while it is on its way. */
export interface Watch {
  /** Ends it. */
  signal: AbortSignal;
  /** Called at the moment it goes out; before that, nothing can have been asked. */
  sent: () => void;
  /** Called with the size of each piece of its answer, in bytes. */
  received: (length: number) => void;
}

/** An answer as it came: nothing of it is read yet. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  data: Uint8Array;
}

/** Why there is no whole answer; `code` as in the errors of Node's own HTTP. */
export class NoAnswer extends Error {
  override name = "NoAnswer";

  /**
   * @param code `"ECONNRESET"` without a head, `"PARTIAL"` after it, or why no connection came.
   * @param refused Whether the host says that it did nothing: RFC 9113, section 8.7.
   */
  constructor(readonly code: string, readonly refused = false) {
    super(code);
  }
}

/** After so many milliseconds without use a connection may be dead, and nobody told us. */
const TRUSTED_IDLE = 15_000;

/**
 * Bytes that may come before we say that we go on. The standard's 64 kB would stop a page of posts in
 * the middle, and each stop costs a round trip.
 */
const WINDOW = 2 ** 24;

/** Ends with the signal, whatever is waited for. */
async function until<Result>(waited: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(new NoAnswer("ABORTED"));
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([waited, stopped.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

const codeOf = ({ code, name }: { code?: string; name?: string }): string =>
  code ?? name?.toUpperCase() ?? "UNKNOWN";

/** One connection, from the first who needs it to the last. */
class Connection {
  /** Its session, or nothing where the host chose HTTP/1.1. */
  readonly ready: Promise<ClientHttp2Session | undefined>;
  /** Whether further requests may take it. */
  open = true;
  #users = 0;
  #usedAt = 0;
  #end = () => {};
  #hold?: (held: boolean) => void;

  constructor({ hostname, port, origin }: URL) {
    const { promise, resolve, reject } = Promise.withResolvers<ClientHttp2Session | undefined>();
    this.ready = promise;
    // Whoever waits hears of it; there may be nobody any more.
    promise.catch(() => {});
    const fail = (error: object) => {
      this.open = false;
      reject(new NoAnswer(codeOf(error)));
    };
    try {
      const socket = openTls({
        host: hostname.replace(/^\[|\]$/g, ""),
        port: Number(port || 443),
        servername: /^[\d.]+$|^\[/.test(hostname) ? undefined : hostname,
        ALPNProtocols: ["h2", "http/1.1"],
      });
      this.#end = () => socket.destroy();
      socket.on("error", fail);
      socket.once("close", () => fail({ code: "ECONNRESET" }));
      socket.once("secureConnect", () => {
        if (socket.alpnProtocol !== "h2") {
          this.open = false;
          socket.destroy();
          return resolve(undefined);
        }
        socket.setNoDelay(true);
        const session = openHttp2(origin, {
          createConnection: () => socket,
          settings: { initialWindowSize: WINDOW, enablePush: false },
        });
        session.once("connect", () => session.setLocalWindowSize(WINDOW));
        const close = () => this.open = false;
        for (const event of ["goaway", "error", "close"]) session.on(event, close);
        this.#end = () => session.destroy();
        this.#hold = (held) => held ? session.ref() : session.unref();
        resolve(session);
      });
    } catch (error) {
      fail(error as Error);
    }
  }

  isFresh(now: number): boolean {
    return this.open && (this.#users > 0 || now - this.#usedAt < TRUSTED_IDLE);
  }

  take(): void {
    if (this.#users++ === 0) this.#hold?.(true);
  }

  /** An idle connection keeps no process alive; one that nobody waits for any more is not made. */
  leave(now: number): void {
    this.#usedAt = now;
    if (--this.#users > 0) return;
    if (this.#hold && this.open) this.#hold(false);
    else this.retire();
  }

  /** Takes no further requests, and ends with those that it has. */
  retire(): void {
    this.open = false;
    if (this.#users === 0) this.#end();
  }
}

/**
 * The way to one host over HTTP/2: one connection that is kept, for requests in turn and side by
 * side, so that each costs one round trip. Sends each request once, whatever becomes of it: what
 * was cut off is told to who asked, and only the next request opens a connection anew.
 */
export class Http2Session {
  readonly #url: URL;
  readonly #now: () => number;
  #connection?: Connection;
  #isSpoken = true;

  /**
   * @param url An address of the host.
   * @param now Milliseconds since 1970.
   */
  constructor(url: URL, now: () => number = Date.now) {
    this.#url = url;
    this.#now = now;
  }

  /**
   * Sends a request.
   *
   * @returns Its answer; nothing where the host speaks HTTP/1.1 only, and then nothing was sent.
   * @throws {NoAnswer}
   */
  async send(outgoing: Outgoing, watch: Watch): Promise<RawAnswer | undefined> {
    if (!this.#isSpoken) return undefined;
    const connection = this.#connect();
    connection.take();
    try {
      const session = await until(connection.ready, watch.signal);
      if (session) return await exchange(session, outgoing, watch);
      this.#isSpoken = false;
      return undefined;
    } catch (error) {
      // It may be the connection that is silent: the next request does not wait for it.
      if (watch.signal.aborted) connection.open = false;
      throw error;
    } finally {
      connection.leave(this.#now());
    }
  }

  #connect(): Connection {
    if (this.#connection?.isFresh(this.#now())) return this.#connection;
    this.#connection?.retire();
    return this.#connection = new Connection(this.#url);
  }
}

const { NGHTTP2_CANCEL, NGHTTP2_REFUSED_STREAM } = constants;

function exchange(
  session: ClientHttp2Session,
  { method, url, headers, body }: Outgoing,
  { signal, sent, received }: Watch,
): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  if (session.closed || session.destroyed) throw new NoAnswer("ECONNRESET", true);
  sent();
  const stream = session.request({
    ...headers,
    ":method": method,
    ":path": url.pathname + url.search,
  }, { endStream: body === undefined });
  const pieces: Uint8Array[] = [];
  let head: Headers | undefined;
  const lost = () => {
    const refused = !head && stream.rstCode === NGHTTP2_REFUSED_STREAM;
    reject(new NoAnswer(head ? "PARTIAL" : "ECONNRESET", refused));
  };
  const stop = () => {
    reject(new NoAnswer("ABORTED"));
    stream.close(NGHTTP2_CANCEL);
  };
  stream.on("response", (given) => head = given);
  stream.on("data", (piece: Uint8Array) => {
    pieces.push(piece);
    received(piece.length);
  });
  stream.on("end", () => {
    if (!head || stream.rstCode) return lost();
    const { ":status": status, ...others } = head;
    resolve({ status: Number(status), headers: others, data: Buffer.concat(pieces) });
  });
  stream.on("error", lost);
  stream.on("close", lost);
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  if (body !== undefined) stream.end(body);
  return promise.finally(() => signal.removeEventListener("abort", stop));
}
