import { CellOutputs, type CellResult, Displays } from "./cell_outputs.ts";
import { KernelChannels } from "./kernel_channels.ts";
import { KernelProcess, type ProcessOptions } from "./kernel_process.ts";
import type { Fields, Message } from "./message.ts";

/** A question that a cell asked. */
export interface InputRequest {
  /** The question, as the reader sees it. */
  prompt: string;
  /** Whether what is typed is hidden. */
  password: boolean;
}

/** Answers a question as a person would; `undefined` is an empty line. */
export type Answer = (
  prompt: string,
  password: boolean,
) => string | undefined | Promise<string | undefined>;

/** The person at the keyboard, and what they were asked. */
class Questions {
  /** Every question so far. */
  readonly asked: InputRequest[] = [];
  readonly #answer?: Answer;

  constructor(answer?: Answer) {
    this.#answer = answer;
  }

  /** Whether there is anybody to answer. */
  get answerable(): boolean {
    return this.#answer !== undefined;
  }

  /** Takes in one `input_request`; gives what is typed. */
  async reply({ prompt, password }: Fields): Promise<string> {
    const question = { prompt: String(prompt), password: password === true };
    this.asked.push(question);
    return await this.#answer?.(question.prompt, question.password) ?? "";
  }
}

/** How to start a kernel. */
export interface KernelOptions extends ProcessOptions {
  /** Who answers when a cell asks. Without one, cells may not ask. */
  answer?: Answer;
}

/** How to run one cell. */
export interface ExecuteOptions {
  /** Whether the cell may ask: by default if there is somebody to answer. */
  allowStdin?: boolean;
  /** Seconds that it may take. */
  timeout?: number;
}

const MARKER = "application/x-end-of-cell";
const START_TIMEOUT = 30;
const FLUSH_TIMEOUT = 30;
const PATIENCE = 2;
const START_ATTEMPTS = 3;

/**
 * A real Deno kernel, spoken to as Jupyter does. It ends with `await using`, with `stop()`, and with
 * this process.
 */
export class Kernel implements AsyncDisposable {
  readonly #process: KernelProcess;
  readonly #channels: KernelChannels;
  readonly #questions: Questions;
  readonly #displays = new Displays();
  readonly #cells = new Map<string, CellOutputs>();
  #stopped?: Promise<void>;

  private constructor(process: KernelProcess, answer?: Answer) {
    this.#process = process;
    this.#questions = new Questions(answer);
    this.#channels = new KernelChannels(process.connection.key, {
      output: (message) => this.#takeOutput(message),
      question: (message) => this.#reply(message),
    });
    process.exited.then(({ code, signal }) => {
      const how = signal ?? `exit code ${code}`;
      this.#channels.pending.close(
        new Error(`The kernel has ended: ${how}. ${process.stderr}`.trim()),
      );
    });
  }

  /**
   * Starts a kernel and waits until it answers.
   *
   * @throws {Error} If it ends or stays silent; what it wrote to standard error is in the message.
   */
  static async start({ answer, ...options }: KernelOptions = {}): Promise<Kernel> {
    for (let attempt = 1;; attempt++) {
      const kernel = new Kernel(await KernelProcess.start(options), answer);
      try {
        await kernel.#channels.open(kernel.#process.connection, START_TIMEOUT);
        await kernel.#process.removeConnectionFile();
        return kernel;
      } catch (error) {
        await kernel.stop();
        // The ports were free a moment ago; now and then another program is quicker.
        const taken = /address.*in use|os error 98/i.test(kernel.#process.stderr);
        if (!taken || attempt === START_ATTEMPTS) throw error;
      }
    }
  }

  /** The operating system's number for the kernel's process. */
  get pid(): number {
    return this.#process.pid;
  }

  /** Every question that a cell asked so far. */
  get prompts(): readonly InputRequest[] {
    return this.#questions.asked;
  }

  /** Settles when the kernel's process has ended. */
  get exited(): Promise<Deno.CommandStatus> {
    return this.#process.exited;
  }

  /**
   * Runs one cell.
   *
   * @throws {Error} If the kernel ends, or the time is over. A cell that fails is a result.
   */
  async execute(
    code: string,
    { allowStdin = this.#questions.answerable, timeout = 120 }: ExecuteOptions = {},
  ): Promise<CellResult> {
    const cell = new CellOutputs(this.#displays);
    const id = crypto.randomUUID();
    this.#cells.set(id, cell);
    try {
      const { content } = await this.#channels.ask("execute_request", {
        code,
        silent: false,
        store_history: true,
        user_expressions: {},
        allow_stdin: allowStdin,
        stop_on_error: true,
      }, { id, timeout });
      await this.#flush(cell);
      return cell.result(content);
    } finally {
      this.#cells.delete(id);
    }
  }

  /**
   * Waits until all that a cell showed has arrived. The kernel says "idle" before its last outputs
   * are on their way, so a marker that shows nothing is sent after them, through the same queue.
   */
  async #flush(cell: CellOutputs): Promise<void> {
    const id = crypto.randomUUID();
    const mark = crypto.randomUUID();
    const bundle = JSON.stringify({ data: { [MARKER]: mark }, metadata: {}, transient: {} });
    this.#cells.set(id, cell);
    try {
      await Promise.all([
        this.#channels.pending.waitFor(mark, "the end of a cell's outputs", FLUSH_TIMEOUT),
        this.#channels.ask("execute_request", {
          code: `await Deno.jupyter.broadcast("display_data", ${bundle})`,
          silent: true,
          store_history: false,
          user_expressions: {},
          allow_stdin: false,
          stop_on_error: false,
        }, { id, timeout: FLUSH_TIMEOUT }),
      ]);
    } finally {
      this.#cells.delete(id);
    }
  }

  #takeOutput(message: Message): void {
    const { header, parent, content } = message;
    const mark = (content.data as Fields | undefined)?.[MARKER];
    if (mark !== undefined) this.#channels.pending.settle(String(mark), message);
    else if (header.msg_type === "update_display_data") this.#displays.update(content);
    else this.#cells.get(parent.msg_id ?? "")?.take(message);
  }

  async #reply({ content, header }: Message): Promise<void> {
    const value = await this.#questions.reply(content);
    await this.#channels.answer({ status: "ok", value }, header);
  }

  /** What the Stop button does. A kernel in which nobody listens for it ends. */
  interrupt(): void {
    this.#process.signal("SIGINT");
  }

  /** Ends the kernel: asks first, and does not ask twice. */
  stop(): Promise<void> {
    return this.#stopped ??= this.#end();
  }

  async #end(): Promise<void> {
    const asked = await this.#channels.requestShutdown();
    await this.#process.end(asked ? PATIENCE : 0);
    await this.#channels.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
