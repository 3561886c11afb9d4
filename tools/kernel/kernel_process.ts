/** How to start a kernel. */
export interface ProcessOptions {
  /** The folder that it works in: for a notebook, the notebook's. This process's by default. */
  cwd?: string;
  /** Environment variables, beside or instead of this process's. */
  env?: Record<string, string>;
  /** Gives the kernel the variables in `env` and no others. */
  clearEnv?: boolean;
  /** The Deno to run; the one that runs this by default. */
  deno?: string;
}

/** What the kernel and its client agree on, as Jupyter's connection files hold it. */
export interface Connection {
  key: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

function freePorts(count: number): number[] {
  // All are held until all are found: one that was let go too early could come twice.
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  const ports = listeners.map(({ addr }) => addr.port);
  for (const listener of listeners) listener.close();
  return ports;
}

function newConnection(): Connection {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = freePorts(5);
  const key = crypto.randomUUID();
  return { key, shell_port, iopub_port, stdin_port, control_port, hb_port };
}

/** Signals that a terminal or a supervisor sends to everything that was started together. */
const SIGNALS = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

const GUARD = `
  for (const signal of ${JSON.stringify(SIGNALS)}) Deno.addSignalListener(signal, () => {});
  for await (const _ of Deno.stdin.readable);
  try { Deno.kill(Number(Deno.args[0]), "SIGKILL"); } catch { /* it has ended by itself */ }
  Deno.exit();
`;

/**
 * Ends another process when this one ends, however this one ends: a kernel outlives a parent that is
 * killed, and no `finally` runs then. A small process holds a pipe to this one and waits for it to
 * break; dispose of what this gives as soon as the other process has ended.
 */
function endWithThisProcess(pid: number): AsyncDisposable {
  const guard = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-config", "--quiet", GUARD, String(pid)],
    stdin: "piped",
    stdout: "null",
    stderr: "null",
  }).spawn();
  return {
    async [Symbol.asyncDispose]() {
      // Killed before its pipe closes: else it would signal a number that may be another's by now.
      try {
        guard.kill("SIGKILL");
      } catch {
        // Somebody else has ended it.
      }
      await guard.status;
      await guard.stdin.close().catch(() => {});
    },
  };
}

/** A `deno jupyter` process, and the folder with its connection file. */
export class KernelProcess {
  /** How to reach it. */
  readonly connection: Connection;
  /** Settles when the process has ended, however it ended. */
  readonly exited: Promise<Deno.CommandStatus>;
  /** What it wrote to standard error so far. */
  stderr = "";
  readonly #child: Deno.ChildProcess;
  #folder: string;
  readonly #reading: Promise<void>;
  readonly #guard: AsyncDisposable;

  private constructor(connection: Connection, folder: string, child: Deno.ChildProcess) {
    this.connection = connection;
    this.exited = child.status;
    this.#child = child;
    this.#folder = folder;
    this.#guard = endWithThisProcess(child.pid);
    this.#reading = this.#readErrors();
  }

  /** Starts one. It does not listen yet when this returns. */
  static async start({ cwd, env, clearEnv, deno }: ProcessOptions): Promise<KernelProcess> {
    const connection = newConnection();
    const folder = await Deno.makeTempDir({ prefix: "deno_kernel_" });
    try {
      const file = `${folder}/connection.json`;
      const agreed = { transport: "tcp", ip: "127.0.0.1", signature_scheme: "hmac-sha256" };
      await Deno.writeTextFile(file, JSON.stringify({ ...agreed, ...connection }), { mode: 0o600 });
      const child = new Deno.Command(deno ?? Deno.execPath(), {
        args: ["jupyter", "--kernel", "--conn", file],
        cwd,
        env,
        clearEnv,
        stdin: "null",
        stdout: "null",
        stderr: "piped",
      }).spawn();
      return new KernelProcess(connection, folder, child);
    } catch (error) {
      await Deno.remove(folder, { recursive: true });
      throw error;
    }
  }

  /** The operating system's number for it. */
  get pid(): number {
    return this.#child.pid;
  }

  async #readErrors(): Promise<void> {
    for await (const text of this.#child.stderr.pipeThrough(new TextDecoderStream())) {
      this.stderr += text;
    }
  }

  /** Sends a signal; a process that is gone is left in peace. */
  signal(signal: Deno.Signal): void {
    try {
      this.#child.kill(signal);
    } catch {
      // Only a process that has ended cannot be signalled: it is our own child.
    }
  }

  /** Waits `patience` seconds for the process to end, then ends it; tidies up. */
  async end(patience: number): Promise<void> {
    const timer = setTimeout(() => this.signal("SIGKILL"), patience * 1000);
    await this.exited;
    clearTimeout(timer);
    await this.#reading;
    await this.#guard[Symbol.asyncDispose]();
    await this.removeConnectionFile();
  }

  /** Takes the file with the key off the disk: the kernel reads it once, when it starts. */
  async removeConnectionFile(): Promise<void> {
    if (!this.#folder) return;
    await Deno.remove(this.#folder, { recursive: true });
    this.#folder = "";
  }
}
