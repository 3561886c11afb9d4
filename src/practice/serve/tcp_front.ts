import { setTimeout as wait } from "node:timers/promises";

const HOST = "127.0.0.1";

/** Connections at once: six for each of 200 browsers. */
const MOST = 1200;

/** The file handles that a connection takes: the client's, and both ends of the one behind. */
const HANDLES = 3;

/** So many are left to the rest of the process, such as files, modules and a notebook's kernel. */
const LEFT_FREE = 124;

/**
 * How many connections a front may hold.
 *
 * @param handles So many files and connections may be open in this process.
 */
export function mostConnections(handles: number): number {
  return Math.max(8, Math.min(MOST, Math.floor((handles - LEFT_FREE) / HANDLES)));
}

/** Before somebody is let in again, in milliseconds. */
const PAUSE = 50;

/** How long an answer is waited for once a client has closed its side, in milliseconds. */
const HALF_CLOSED = 30_000;

/**
 * So many requests of a connection are answered at once. HTTP/1.1 asks one after the other; what
 * asks for more speaks HTTP/2 unbidden, of which one connection could hold hundreds.
 */
const AT_ONCE = 8;

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
export class Link {
  /** The address of the client. */
  readonly from: string;
  readonly #client: Deno.TcpConn;
  readonly #server: Deno.TcpConn;
  readonly #left = new AbortController();
  readonly #over = new AbortController();
  #answering = 0;
  #isUnanswered = false;
  #goOn = () => {};

  constructor(client: Deno.TcpConn, server: Deno.TcpConn) {
    this.from = client.remoteAddr.hostname;
    this.#client = client;
    this.#server = server;
  }

  /** Ends when the client has closed its side, though it may still read, or the link is cut. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** Hands on every byte, until it is over. `onProgress` hears of each that the server sends. */
  async run(onProgress: () => void): Promise<void> {
    const answer = pour(this.#server, this.#client, onProgress);
    // Once the server has nothing more to say, or one side is torn down, it is over.
    await Promise.race([answer, this.#ask().then(() => answer)]).catch(() => {});
    this.cut();
    this.#over.abort();
  }

  async #ask(): Promise<void> {
    await pour(this.#client, this.#server, () => this.#isUnanswered = true);
    this.#left.abort();
    if (this.#isUnanswered) {
      const isAnswered = new Promise<void>((resolve) => this.#goOn = resolve);
      const late = wait(HALF_CLOSED, undefined, { ref: false, signal: this.#over.signal });
      await Promise.race([isAnswered, late]);
    }
    // Told earlier, `Deno.serve` drops the request that it is at (measured on Deno 2.9.6).
    await this.#server.closeWrite();
  }

  /** Says that a request has come in full; `false` if too many of this link wait already. */
  asked(): boolean {
    return ++this.#answering <= AT_ONCE;
  }

  /** Says that what was asked is answered in full. */
  answered(): void {
    this.#answering -= 1;
    this.#isUnanswered = false;
    this.#goOn();
  }

  /** Cuts the connection. */
  cut(): void {
    this.#left.abort();
    close(this.#client);
    close(this.#server);
  }

  /** Lets the process end although this is open. */
  unref(): void {
    this.#client.unref();
    this.#server.unref();
  }
}

/**
 * Stands before a server and hands every byte on, so that a connection can be cut before an
 * answer: `Deno.serve` itself always sends the head of one first (measured on Deno 2.9.6).
 *
 * It holds no more connections than the process has handles for. What a client sends does not keep
 * its connection: heads that drip, bodies that never end and clients that do not read give way
 * like those that say nothing.
 */
export class TcpFront {
  readonly #listener: Deno.TcpListener;
  readonly #behind: () => number;
  readonly #most: number;
  /** By the server's view of their port; the one that was served longest ago comes first. */
  readonly #links = new Map<number, Link>();
  #unref = false;

  /**
   * @param listener Where clients come in.
   * @param behind The server's port on 127.0.0.1.
   * @param most So many connections are held. A further one takes the place of another: of the
   * client address that has most, the one that was served longest ago.
   */
  constructor(listener: Deno.TcpListener, behind: () => number, most: number) {
    this.#listener = listener;
    this.#behind = behind;
    this.#most = most;
    this.#welcome();
  }

  async #welcome(): Promise<void> {
    for (;;) {
      try {
        for await (const client of this.#listener) {
          if (this.#links.size >= this.#most) await this.#makeRoom();
          await this.#link(client);
        }
        return;
      } catch {
        // Too many connections for this computer: one guest's must not end the room for all.
        await this.#makeRoom(PAUSE);
      }
    }
  }

  /** Ends one connection, and waits until the server behind has learned of it. */
  async #makeRoom(pause = 0): Promise<void> {
    const byAddress = Map.groupBy(this.#links, ([, { from }]) => from);
    const [busiest] = [...byAddress.values()].sort((one, other) => other.length - one.length);
    if (busiest) {
      const [[port, link]] = busiest;
      this.#links.delete(port);
      link.cut();
    }
    await wait(pause);
  }

  /** Connects a client with the server; whom no handle is left for is let go. */
  async #link(client: Deno.TcpConn): Promise<void> {
    const server = await Deno.connect({ hostname: HOST, port: this.#behind() }).catch(() => {});
    if (!server) {
      close(client);
      return await this.#makeRoom();
    }
    const { port } = server.localAddr;
    const link = new Link(client, server);
    this.#links.set(port, link);
    if (this.#unref) link.unref();
    link.run(() => this.#served(port, link)).then(() => {
      if (this.#links.get(port) === link) this.#links.delete(port);
    });
  }

  /** Puts a connection behind all others, unless it has given way already. */
  #served(port: number, link: Link): void {
    if (this.#links.get(port) !== link) return;
    this.#links.delete(port);
    this.#links.set(port, link);
  }

  /** The connection that the server sees coming from this port; to be asked when a request comes. */
  linkOf(port: number): Link | undefined {
    const link = this.#links.get(port);
    if (link) this.#served(port, link);
    return link;
  }

  /** Cuts every connection. */
  cutAll(): void {
    for (const link of [...this.#links.values()]) link.cut();
  }

  /** Lets nobody in any more. */
  close(): void {
    this.#listener.close();
  }

  /** Lets the process end although this is open. */
  unref(): void {
    this.#unref = true;
    this.#listener.unref();
    for (const link of this.#links.values()) link.unref();
  }
}
