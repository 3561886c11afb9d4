import { Buffer } from "node:buffer";
import { setTimeout as pause } from "node:timers/promises";
import { decodeFrame, encodeMessage, greeting, GREETING_SIZE, ready } from "./zmtp_wire.ts";

/** The kinds of socket that a Jupyter client needs. */
export type SocketType = "DEALER" | "SUB";

/** What to connect to. */
export interface SocketOptions {
  /** A port on 127.0.0.1. */
  port: number;
  /** The name that the other end knows this socket by. */
  identity?: string;
  /** Ends the wait for a port on which nobody listens yet. */
  signal: AbortSignal;
}

const CHUNK = 65_536;
const ALL_TOPICS = Buffer.from([1]);

const isGone = (error: unknown) =>
  error instanceof Deno.errors.UnexpectedEof || error instanceof Deno.errors.ConnectionReset ||
  error instanceof Deno.errors.BrokenPipe;

/**
 * One ZeroMQ socket with one peer, over TCP on loopback: sends messages of several parts, and is an
 * async iterable of those that arrive. Needs no native code.
 */
export class ZmtpSocket {
  readonly #connection: Deno.TcpConn;
  #unread: Buffer = Buffer.alloc(0);
  #lastWrite: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  /**
   * Connects; tries again while nobody listens yet.
   *
   * @throws {Error} The signal's reason, once it is aborted.
   */
  static async connect(type: SocketType, options: SocketOptions): Promise<ZmtpSocket> {
    for (;;) {
      options.signal.throwIfAborted();
      try {
        return await ZmtpSocket.#open(type, options);
      } catch {
        await pause(10);
      }
    }
  }

  static async #open(
    type: SocketType,
    { port, identity = "", signal }: SocketOptions,
  ): Promise<ZmtpSocket> {
    const socket = new ZmtpSocket(await Deno.connect({ hostname: "127.0.0.1", port }));
    const close = () => socket.close();
    signal.addEventListener("abort", close);
    try {
      await socket.#shakeHands(type, identity);
      return socket;
    } catch (error) {
      close();
      throw error;
    } finally {
      signal.removeEventListener("abort", close);
    }
  }

  async #shakeHands(type: SocketType, identity: string): Promise<void> {
    this.#connection.setNoDelay(true);
    await this.#write(greeting());
    await this.#read(GREETING_SIZE);
    await this.#write(ready(type, identity));
    const { command } = await decodeFrame((bytes) => this.#read(bytes));
    if (!command) throw new Error("Cannot open a socket: a message came before the greeting");
    if (type === "SUB") await this.send([ALL_TOPICS]);
  }

  async #write(bytes: Buffer): Promise<void> {
    for (let sent = 0; sent < bytes.length;) {
      sent += await this.#connection.write(bytes.subarray(sent));
    }
  }

  async #read(bytes: number): Promise<Buffer> {
    if (this.#unread.length < bytes) {
      const buffer = Buffer.alloc(Math.max(bytes, CHUNK));
      let size = this.#unread.copy(buffer);
      while (size < bytes) {
        const received = await this.#connection.read(buffer.subarray(size));
        if (received === null) throw new Deno.errors.UnexpectedEof("the peer has closed");
        size += received;
      }
      this.#unread = buffer.subarray(0, size);
    }
    const taken = this.#unread.subarray(0, bytes);
    this.#unread = this.#unread.subarray(bytes);
    return taken;
  }

  /** Sends one message. Calls made at the same time go out one after the other. */
  send(parts: Buffer[]): Promise<void> {
    const sent = this.#lastWrite.then(() => this.#write(encodeMessage(parts)));
    this.#lastWrite = sent.catch(() => {});
    return sent;
  }

  /** Each message that arrives, until either end closes. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer[]> {
    const read = (bytes: number) => this.#read(bytes);
    let parts: Buffer[] = [];
    try {
      for (;;) {
        const { body, more, command } = await decodeFrame(read);
        if (command) continue;
        parts.push(body);
        if (more) continue;
        yield parts;
        parts = [];
      }
    } catch (error) {
      if (!this.#closed && !isGone(error)) throw error;
    }
  }

  /** Closes this end. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.close();
  }
}
