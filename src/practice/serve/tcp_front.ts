import { setTimeout as wait } from "node:timers/promises";

const HOST = "127.0.0.1";

/**
 * Connections at once: six for each of 200 browsers. Each takes three file handles, and a computer
 * that has no more of them, which may be at 4096, ends the server with everybody's work.
 */
const MOST = 1200;

/** Before somebody is let in again, in milliseconds. */
const PAUSE = 50;

/** How long an answer is waited for once a client has closed its side, in milliseconds. */
const HALF_CLOSED = 30_000;

/** Closes what may be closed already. */
function close(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch {
    // The other side was faster.
  }
}

/**
 * Hands on what comes, until one side ends. Not by streams: `readable` closes a connection for both
 * ways at its end.
 */
async function pour(from: Deno.TcpConn, to: Deno.TcpConn, onBytes = () => {}): Promise<void> {
  const bytes = new Uint8Array(16_384);
  for (let count; (count = await from.read(bytes)) !== null;) {
    onBytes();
    for (let sent = 0; sent < count;) sent += await to.write(bytes.subarray(sent, count));
  }
}

/** A connection of a client, and the one that stands for it behind the front. */
interface Link {
  from: string;
  cut: () => void;
  /** Says that what was asked is answered in full. */
  answered: () => void;
}

/**
 * Stands before a server and hands every byte on, so that a connection can be cut before an
 * answer: `Deno.serve` itself always sends the head of one first (measured on Deno 2.9.6).
 */
export class TcpFront {
  readonly #listener: Deno.TcpListener;
  readonly #behind: number;
  readonly #most: number;
  readonly #links = new Map<number, Link>();
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
    let isUnanswered = false;
    let goOn = () => {};
    const over = new AbortController();
    const cut = () => [client, server].forEach(close);
    const answered = () => {
      isUnanswered = false;
      goOn();
    };
    const { port } = server.localAddr;
    this.#links.set(port, { from: client.remoteAddr.hostname, cut, answered });
    if (this.#unref) [client, server].forEach((each) => each.unref());
    const ask = async () => {
      await pour(client, server, () => isUnanswered = true);
      if (isUnanswered) {
        const isAnswered = new Promise<void>((resolve) => goOn = resolve);
        const late = wait(HALF_CLOSED, undefined, { ref: false, signal: over.signal });
        await Promise.race([isAnswered, late]);
      }
      // Told earlier, `Deno.serve` drops the request that it is at (measured on Deno 2.9.6).
      await server.closeWrite();
    };
    const answer = pour(server, client);
    // Once the server has nothing more to say, or one side is torn down, it is over.
    await Promise.race([answer, ask().then(() => answer)]).catch(() => {});
    cut();
    over.abort();
    this.#links.delete(port);
  }

  /** Cuts the connection that the server sees coming from this port. */
  cut(port: number): void {
    this.#links.get(port)?.cut();
  }

  /** Says that what came on the connection that the server sees from this port is answered. */
  answered(port: number): void {
    this.#links.get(port)?.answered();
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
