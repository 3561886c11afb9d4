import { setTimeout as wait } from "node:timers/promises";
import { handleLimit } from "./handle_limit.ts";
import type { Certificate } from "./self_signed.ts";
import { mostConnections, TcpFront } from "./tcp_front.ts";

/** A server that answers. */
export interface Served {
  port: number;
  shutdown(): Promise<void>;
  unref(): void;
}

/** What a room is served by. */
export interface ServeOptions {
  /** The address at which to listen. */
  hostname: string;
  /** 0 takes a free one. */
  port: number;
  /** Makes it https. */
  certificate?: Certificate;
}

/** Of whom a request comes. */
export interface Sender {
  /** The address from which it comes. */
  from: string;
  /** Ends when the client has closed its side, though it may still read. */
  left: AbortSignal;
}

/** What answers the requests of a room. */
export type RoomHandler = (request: Request, sender: Sender) => Response | Promise<Response>;

const trouble = () => new Response(null, { status: 500 });

type HttpServer = Deno.HttpServer<Deno.NetAddr>;

/** What stands behind the front. It says nothing in a terminal or notebook. */
const LOCAL = { hostname: "127.0.0.1", port: 0, onListen() {}, onError: trouble } as const;

/** Before a server that has ended is followed by another, in milliseconds. */
const PAUSE = 50;

/** How long clients may take to read what they asked for when the room closes, in milliseconds. */
const PATIENCE = 1000;

/** Why this computer does not let the room listen, and what to do. */
function refusal(error: Error, hostname: string, port: number): string {
  const doing = `Cannot open the room at ${hostname}, port ${port}`;
  if (error instanceof Deno.errors.AddrInUse) {
    const next = port === 65_535 ? port - 1 : port + 1;
    return `${doing}: another program is using it, perhaps a practice room that is still open; ` +
      `go on there, or close that one; or name another, such as port: ${next}, or leave the port ` +
      "out, and a free one is taken";
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return `${doing}: this system keeps that port for itself; choose one from 1024 to 65535, or ` +
      "leave the port out, and a free one is taken";
  }
  if (error instanceof Deno.errors.AddrNotAvailable) {
    return `Cannot open the room at "${hostname}": this computer has no such address; leave the ` +
      'host out, or use "0.0.0.0" for all that it has';
  }
  return `${doing}: this computer cannot listen there (${error.message}); leave host and port out`;
}

function listen(hostname: string, port: number): Deno.TcpListener {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(
      `Cannot open the room at port ${port}: a port is a whole number from 0 to 65535, and 0 ` +
        "takes a free one",
    );
  }
  try {
    return Deno.listen({ hostname, port });
  } catch (error) {
    // Deno itself says what it was not allowed, and how to allow it.
    if (!(error instanceof Error) || error instanceof Deno.errors.NotCapable) throw error;
    throw new RangeError(refusal(error, hostname, port), { cause: error });
  }
}

/**
 * A server that is followed by another should it end by itself, as `Deno.serve` does where it finds
 * no file handle for somebody who comes (measured on Deno 2.9.6).
 */
class Lasting {
  readonly #serve: () => HttpServer;
  readonly #onEnd: () => void;
  #server: HttpServer;
  #isClosed = false;
  #unref = false;

  /** @param onEnd Hears that one has ended, before the next begins: nobody is answered any more. */
  constructor(serve: () => HttpServer, onEnd: () => void) {
    this.#serve = serve;
    this.#onEnd = onEnd;
    this.#server = this.#begin();
  }

  #begin(): HttpServer {
    const server = this.#serve();
    if (this.#unref) server.unref();
    server.finished.catch(() => this.#beginAgain());
    return server;
  }

  async #beginAgain(): Promise<void> {
    this.#onEnd();
    // Until the handles of those who were cut are free.
    for (let isOpen = false; !isOpen && !this.#isClosed;) {
      await wait(PAUSE);
      try {
        this.#server = this.#begin();
        isOpen = true;
      } catch {
        this.#onEnd();
      }
    }
  }

  get port(): number {
    return this.#server.addr.port;
  }

  async shutdown(): Promise<void> {
    this.#isClosed = true;
    await this.#server.shutdown().catch(() => {});
  }

  unref(): void {
    this.#unref = true;
    this.#server.unref();
  }
}

/**
 * Serves a handler, which is told of whom a request comes. Where it gives `Response.error()`, the
 * connection is cut.
 *
 * @throws {RangeError} if the port is taken or kept, or if this computer has no such address.
 */
export function serveRoom(
  handler: RoomHandler,
  { hostname, port, certificate }: ServeOptions,
): Served {
  const listener = listen(hostname, port);
  const answer = async (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => {
    const link = front.linkOf(info.remoteAddr.port);
    // Whoever did not come through the front is let go, or has given way already.
    if (!link) return new Response(null, { status: 421 });
    const answered = () => link.answered();
    info.completed.then(answered, answered);
    const response = link.asked() ? await handler(request, link) : Response.error();
    if (response.type !== "error") return response;
    link.cut();
    // Nobody is there any more to read it.
    return new Response();
  };
  const serve = (): HttpServer =>
    certificate ? Deno.serve({ ...LOCAL, ...certificate }, answer) : Deno.serve(LOCAL, answer);
  const server = new Lasting(serve, () => front.cutAll());
  const front: TcpFront = new TcpFront(listener, () => server.port, mostConnections(handleLimit()));
  const end = async () => {
    front.close();
    const impatience = setTimeout(() => front.cutAll(), PATIENCE);
    await server.shutdown();
    clearTimeout(impatience);
  };
  let ending: Promise<void> | undefined;
  return {
    port: listener.addr.port,
    shutdown: () => ending ??= end(),
    unref() {
      front.unref();
      server.unref();
    },
  };
}
