import type { Certificate } from "./self_signed.ts";
import { TcpFront } from "./tcp_front.ts";

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

/** What stands behind the front. */
const LOCAL = { hostname: "127.0.0.1", port: 0, onListen() {} } as const;

/** How long clients may take to read what they asked for when the room closes, in milliseconds. */
const PATIENCE = 1000;

function listen(hostname: string, port: number): Deno.TcpListener {
  try {
    return Deno.listen({ hostname, port });
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrNotAvailable)) throw error;
    throw new RangeError(
      `Cannot open the room at "${hostname}": this computer has no such address`,
    );
  }
}

/**
 * Serves a handler, which is told from which address a request comes. Where it gives
 * `Response.error()`, the connection is cut.
 *
 * @throws {Deno.errors.AddrInUse} if the port is taken.
 * @throws {RangeError} if this computer has no such address.
 */
export function serveRoom(
  handler: (request: Request, from: string) => Response | Promise<Response>,
  { hostname, port, certificate }: ServeOptions,
): Served {
  const listener = listen(hostname, port);
  const answer = async (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => {
    const { port } = info.remoteAddr;
    const answered = () => front.answered(port);
    info.completed.then(answered, answered);
    const response = await handler(request, front.from(port));
    if (response.type !== "error") return response;
    front.cut(port);
    // Nobody is there any more to read it.
    return new Response();
  };
  const server = certificate
    ? Deno.serve({ ...LOCAL, ...certificate }, answer)
    : Deno.serve(LOCAL, answer);
  const front = new TcpFront(listener, server.addr.port);
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
