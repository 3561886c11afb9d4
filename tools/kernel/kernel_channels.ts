import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "./kernel_process.ts";
import { type Fields, type Header, type Message, packMessage, unpackMessage } from "./message.ts";
import { ZmtpSocket } from "./zmtp.ts";

/** Who takes what the kernel says of its own accord. */
export interface Listeners {
  /** Everything on the output channel. */
  output: (message: Message) => void;
  /** A cell asks a question. */
  question: (message: Message) => Promise<void>;
}

/** How to ask the kernel. */
export interface AskOptions {
  /** The message's id; a new one by default. */
  id?: string;
  /** Seconds to wait for the reply. */
  timeout: number;
}

/** Who waits for which answer, until it comes, the time is over, or all hope is gone. */
class PendingReplies<Answer> {
  readonly #waiting = new Map<string, PromiseWithResolvers<Answer>>();
  readonly #closed = new AbortController();

  /** Aborted once nothing can be waited for any more. */
  get signal(): AbortSignal {
    return this.#closed.signal;
  }

  /**
   * Waits until `key` is settled.
   *
   * @param what What is waited for, as it reads after "wait for".
   * @param timeout Seconds.
   */
  waitFor(key: string, what: string, timeout: number): Promise<Answer> {
    this.signal.throwIfAborted();
    const waiter = Promise.withResolvers<Answer>();
    const late = new Error(`Cannot wait any longer for ${what}: nothing came within ${timeout} s`);
    const timer = setTimeout(() => waiter.reject(late), timeout * 1000);
    this.#waiting.set(key, waiter);
    const forget = () => {
      clearTimeout(timer);
      this.#waiting.delete(key);
    };
    waiter.promise.then(forget, forget);
    return waiter.promise;
  }

  /** Hands an answer to who waits for it, if anybody does. */
  settle(key: string, answer: Answer): void {
    this.#waiting.get(key)?.resolve(answer);
  }

  /** Sends everybody home with this reason; whoever comes later hears the first one. */
  close(reason: unknown): void {
    this.#closed.abort(reason);
    for (const waiter of this.#waiting.values()) waiter.reject(this.signal.reason);
  }
}

interface Sockets {
  shell: ZmtpSocket;
  control: ZmtpSocket;
  stdin: ZmtpSocket;
  iopub: ZmtpSocket;
}

/** The four channels to a kernel. */
export class KernelChannels {
  /** Who waits for what: replies by the request's id, and whatever the listeners settle. */
  readonly pending: PendingReplies<Message> = new PendingReplies();
  readonly #key: string;
  readonly #listeners: Listeners;
  readonly #session: string = crypto.randomUUID();
  #sockets?: Sockets;
  #reading: Promise<void>[] = [];
  #heard = false;

  constructor(key: string, listeners: Listeners) {
    this.#key = key;
    this.#listeners = listeners;
  }

  /** Connects, within so many seconds, and waits until the kernel answers. */
  async open(ports: Connection, timeout: number): Promise<void> {
    const late = new Error(`Cannot reach the kernel: no answer within ${timeout} s`);
    const timer = setTimeout(() => this.pending.close(late), timeout * 1000);
    try {
      this.#sockets = await this.#connect(ports);
      await this.#untilHeard(timeout);
    } finally {
      clearTimeout(timer);
    }
  }

  async #connect(ports: Connection): Promise<Sockets> {
    const { signal } = this.pending;
    // Shell and stdin need one name: the kernel sends questions to whoever sent the cell.
    const identity = crypto.randomUUID();
    const opening = [
      ZmtpSocket.connect("DEALER", { port: ports.shell_port, identity, signal }),
      ZmtpSocket.connect("DEALER", { port: ports.control_port, identity, signal }),
      ZmtpSocket.connect("DEALER", { port: ports.stdin_port, identity, signal }),
      ZmtpSocket.connect("SUB", { port: ports.iopub_port, signal }),
    ];
    const opened = await Promise.allSettled(opening);
    const sockets = opened.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
    if (sockets.length < opening.length) {
      for (const socket of sockets) socket.close();
      throw signal.reason;
    }
    const [shell, control, stdin, iopub] = sockets;
    const reply = (message: Message) => this.pending.settle(message.parent.msg_id ?? "", message);
    const output = (message: Message) => {
      this.#heard = true;
      this.#listeners.output(message);
    };
    this.#reading = [
      this.#read(shell, reply),
      this.#read(control, reply),
      this.#read(stdin, this.#listeners.question),
      this.#read(iopub, output),
    ];
    return { shell, control, stdin, iopub };
  }

  /** A subscription takes a moment to reach the kernel: asks until the output channel speaks too. */
  async #untilHeard(timeout: number): Promise<void> {
    while (!this.#heard) {
      await this.ask("kernel_info_request", {}, { timeout });
      await pause(5);
    }
  }

  async #read(socket: ZmtpSocket, take: (message: Message) => void | Promise<void>): Promise<void> {
    try {
      for await (const parts of socket) await take(unpackMessage(parts, this.#key));
    } catch (error) {
      this.pending.close(error);
    }
  }

  #send(channel: keyof Sockets, type: string, content: Fields, about: Partial<Header>, id: string) {
    const header: Header = {
      msg_id: id,
      msg_type: type,
      session: this.#session,
      username: "reader",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const message = { header, parent: about, metadata: {}, content };
    this.pending.signal.throwIfAborted();
    return this.#sockets![channel].send(packMessage(message, this.#key));
  }

  /** Sends a request and gives the reply to it. */
  async ask(
    type: string,
    content: Fields,
    { id = crypto.randomUUID(), timeout }: AskOptions,
  ): Promise<Message> {
    const reply = this.pending.waitFor(id, `the reply to ${type}`, timeout);
    await this.#send("shell", type, content, {}, id);
    return await reply;
  }

  /** Sends what a person typed. */
  async answer(content: Fields, question: Header): Promise<void> {
    await this.#send("stdin", "input_reply", content, question, crypto.randomUUID());
  }

  /** Asks the kernel to end; tells whether it can have been heard. */
  async requestShutdown(): Promise<boolean> {
    if (this.pending.signal.aborted || !this.#sockets) return false;
    try {
      const id = crypto.randomUUID();
      await this.#send("control", "shutdown_request", { restart: false }, {}, id);
      return true;
    } catch {
      return false;
    }
  }

  /** Closes the channels, and waits until nothing reads from them. */
  async close(): Promise<void> {
    this.pending.close(new Error("The kernel was stopped"));
    for (const socket of Object.values(this.#sockets ?? {})) socket.close();
    await Promise.all(this.#reading);
  }
}
