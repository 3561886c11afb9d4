import { join } from "node:path";
import { raise } from "../problems/mod.ts";
import { lastLines } from "./program.ts";

/** How to start the server of a JupyterLab. */
export interface ServerOptions {
  /** The program with its first arguments. */
  command: string[];
  args: string[];
  /** All its environment variables; JUPYTER_TOKEN is among them. */
  env: Record<string, string>;
  /** The folder that it shows. */
  root: string;
  port: number;
  token: string;
}

/** Milliseconds between two looks whether the server listens by now. */
const LOOK = 100;
/** Seconds in which a slow computer has it started. */
const START = 120;
/** Seconds for the kernels to end when the server is closed. */
const END = 15;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The server of a JupyterLab, with the kernels that it starts. */
export class LabServer {
  /** Settles when it has ended, however it ended. */
  readonly ended: Promise<void>;
  readonly #child: Deno.ChildProcess;
  readonly #address: string;
  readonly #token: string;
  readonly #reading: Promise<void>;
  #log = "";
  #hasEnded = false;

  private constructor(child: Deno.ChildProcess, { port, token }: ServerOptions) {
    this.#child = child;
    this.#address = `http://127.0.0.1:${port}`;
    this.#token = token;
    this.#reading = this.#readLog();
    this.ended = child.status.then(() => {
      this.#hasEnded = true;
    });
  }

  /**
   * Starts one, and waits until it listens.
   *
   * @throws {AccessError} `jupyterlab-unavailable` if it ends first, with its last words.
   */
  static async start(options: ServerOptions, signal?: AbortSignal): Promise<LabServer> {
    const { command: [path, ...first], args, env, root } = options;
    const child = new Deno.Command(path, {
      args: [...first, ...args],
      env,
      clearEnv: true,
      cwd: root,
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
    const server = new LabServer(child, options);
    try {
      await server.#listens(options.port, signal);
      return server;
    } catch (error) {
      await server.#kill();
      throw error;
    }
  }

  async #listens(port: number, signal?: AbortSignal): Promise<void> {
    for (let waited = 0; waited < START * 1000; waited += LOOK) {
      signal?.throwIfAborted();
      if (this.#hasEnded) break;
      try {
        (await Deno.connect({ hostname: "127.0.0.1", port })).close();
        return;
      } catch {
        await Promise.race([pause(LOOK), this.ended]);
      }
    }
    if (this.#hasEnded) await this.#reading;
    throw raise("jupyterlab-unavailable", {
      doing: "open JupyterLab",
      found: this.#hasEnded
        ? `it ended while it started: ${lastLines(this.#log) || "it did not say why"}`
        : `it does not listen after ${START} seconds: ${lastLines(this.#log)}`,
    });
  }

  /** Only the last of it is kept: the log of a long day is long. */
  async #readLog(): Promise<void> {
    for await (const text of this.#child.stderr.pipeThrough(new TextDecoderStream())) {
      this.#log = (this.#log + text).slice(-10_000);
    }
  }

  async #kill(): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await this.ended;
    await this.#reading;
  }

  /** Ends it, and first its kernels. Asked over HTTP, since Windows has no signal for it. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.#kill(), END * 1000);
    try {
      const headers = { Authorization: `token ${this.#token}` };
      const asked = await fetch(`${this.#address}/api/shutdown`, { method: "POST", headers });
      await asked.body?.cancel();
      // A server with a password of its user's own does not know the token.
      if (!asked.ok) this.#child.kill("SIGTERM");
    } catch {
      // It is ending already: Ctrl-C reached it, too.
    }
    await this.ended;
    clearTimeout(timer);
    await this.#reading;
  }
}

/** The first notebook in a folder, by name, if there is one. */
export async function firstNotebook(folder: string): Promise<string | undefined> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (name.endsWith(".ipynb")) names.push(name);
  }
  const [first] = names.sort();
  return first === undefined ? undefined : join(folder, first);
}
