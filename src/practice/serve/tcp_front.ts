import { setTimeout as wait } from "node:timers/promises";

const HOST = "127.0.0.1";

/**
 * Connections at once: six for each of 200 browsers. Each takes three file handles, and a computer
 * that has no more of them, which may be at 4096, ends the server with everybody's work.
 */
const MOST = 1200;

/** Before somebody is let in again, in milliseconds. */
const PAUSE = 50;

/** Closes what may be closed already. */
function close(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch {
    // The other side was faster.
  }
}

const pour = (from: Deno.TcpConn, to: Deno.TcpConn) =>
  from.readable.pipeTo(to.writable).catch(() => {});

/**
 * Stands before a server and hands every byte on, so that a connection can be cut before an
 * answer: `Deno.serve` itself always sends the head of one first (measured on Deno 2.9.6).
 */
export class TcpFront {
  readonly #listener: Deno.TcpListener;
  readonly #behind: number;
  readonly #most: number;
  readonly #links = new Map<number, { from: string; cut: () => void }>();
  #unref = false;

  /**
   * @param listener Where clients come in.
   * @param behind The server's port on 127.0.0.1.
   * @param most So many connections are held; a further one takes the place of the oldest.
   */
  constructor(listener: Deno.TcpListener, behind: number, most: number = MOST) {
    this.#listener = listener;
    this.#behind = behind;
    this.#most = most;
    this.#welcome();
  }

  async #welcome(): Promise<void> {
    for (;;) {
      try {
        for await (const client of this.#listener) this.#link(client);
        return;
      } catch {
        // Too many connections for this computer: one guest's must not end the room for all.
        await wait(PAUSE);
      }
    }
  }

  async #link(client: Deno.TcpConn): Promise<void> {
    const server = await Deno.connect({ hostname: HOST, port: this.#behind }).catch(() => {});
    if (!server) return close(client);
    if (this.#links.size >= this.#most) this.#links.values().next().value!.cut();
    const cut = () => [client, server].forEach(close);
    const { port } = server.localAddr;
    this.#links.set(port, { from: client.remoteAddr.hostname, cut });
    if (this.#unref) [client, server].forEach((each) => each.unref());
    // Whoever goes first, HTTP has nothing more to say on this connection.
    await Promise.race([pour(client, server), pour(server, client)]);
    cut();
    this.#links.delete(port);
  }

  /** Cuts the connection that the server sees coming from this port. */
  cut(port: number): void {
    this.#links.get(port)?.cut();
  }

  /** The address of the client whose connection the server sees coming from this port. */
  from(port: number): string {
    return this.#links.get(port)?.from ?? "";
  }

  /** Cuts every connection. */
  cutAll(): void {
    for (const { cut } of this.#links.values()) cut();
  }

  /** Lets nobody in any more. */
  close(): void {
    this.#listener.close();
  }

  /** Lets the process end although this is open. */
  unref(): void {
    this.#unref = true;
    this.#listener.unref();
  }
}
