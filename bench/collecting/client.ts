/**
 * One client at work, in a process of its own: collects or reads so many posts and prints what it
 * took; and what starts such a process.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import { SELF_SIGNED } from "../../src/practice/serve/self_signed.ts";
import { pythonEnvironment } from "../../tools/python_environment.ts";

/** What a client is to do. */
export interface Job {
  client: "library-card" | "twitter-api-v2" | "fetch" | "read";
  url: string;
  posts: number;
  /** Of Library Card: how many lanes. */
  lanes?: number;
  extras?: boolean;
  /** Where Library Card collects to, or what is read. */
  to?: string;
  /** For `"read"`: a file or folder to export to; nothing iterates. */
  out?: string;
}

/** What it took. */
export interface Took {
  /** From the first request on, or from the opening of the file; all imports are done before. */
  milliseconds: number;
  posts: number;
  /** Of the processor, in milliseconds: what others do on the machine changes little of it. */
  processor: number;
  /** The most memory that the process had, in MB. */
  megabytes: number;
}

const QUERY = "library";
const BEARER_TOKEN = `${"A".repeat(22)}${"MADEUP".repeat(13)}`;
const EXTRAS = { authors: true, references: true, media: true, places: true };
const FIELDS = {
  "tweet.fields":
    "created_at,lang,author_id,conversation_id,public_metrics,referenced_tweets,entities",
};

/** In MB; where the system does not tell the peak, what is there at the end. */
function peakMemory(): number {
  const status = "/proc/self/status";
  const [, kilobytes] = existsSync(status)
    ? /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync(status)) ?? []
    : [];
  return kilobytes ? Number(kilobytes) / 1024 : Deno.memoryUsage().rss / 2 ** 20;
}

/** Has this process trust the server's own certificate. */
function trustSelfSigned(): void {
  // Deno has it, and its types do not yet.
  (tls as unknown as { setDefaultCACertificates(certificates: string[]): void })
    .setDefaultCACertificates([SELF_SIGNED.cert]);
}

/** Each makes ready what is not measured, and gives what is: it tells how many posts it had. */
const CLIENTS: Record<Job["client"], (job: Job) => Promise<() => Promise<number>>> = {
  async "library-card"({ url, posts, lanes, extras, to }) {
    const { connect } = await import("../../mod.ts");
    if (url.startsWith("https:")) trustSelfSigned();
    const card = await connect({
      ...{ keys: { bearerToken: BEARER_TOKEN }, baseUrl: url, prompt: false, prove: false },
    });
    return async () => {
      using collection = await card.collect(QUERY, {
        ...{ to: to!, limit: posts, lanes, onProgress() {}, ...(extras ? EXTRAS : {}) },
      });
      return collection.length;
    };
  },

  async "twitter-api-v2"({ url, posts }) {
    const { TwitterApi } = await import("twitter-api-v2");
    const { Agent } = await import(url.startsWith("https:") ? "node:https" : "node:http");
    if (url.startsWith("https:")) trustSelfSigned();
    const httpAgent = new Agent({ keepAlive: true });
    const lead = {
      // deno-lint-ignore no-explicit-any -- the library's own type names no url
      onBeforeRequest({ computedParams }: any) {
        const { pathname, search } = new URL(computedParams.url);
        computedParams.url = new URL(pathname + search, url);
      },
    };
    const client = new TwitterApi(BEARER_TOKEN, { plugins: [lead], httpAgent });
    return async () => {
      const found = await client.v2.search(QUERY, { max_results: 100, ...FIELDS });
      const kept = [];
      for await (const post of found) if (kept.push(post) >= posts) break;
      return kept.length;
    };
  },

  fetch({ url, posts }) {
    return Promise.resolve(async () => {
      const kept = new Map<string, object>();
      for (let next = ""; kept.size < posts;) {
        const token = next && `&next_token=${next}`;
        const path = `/2/tweets/search/recent?query=${QUERY}&max_results=100${token}`;
        const { data, meta } = await (await fetch(url + path)).json();
        for (const post of data) kept.set(post.id, post);
        if (!(next = meta.next_token)) break;
      }
      return kept.size;
    });
  },

  async read({ to, out }) {
    const { openCollection } = await import("../../mod.ts");
    return async () => {
      using collection = await openCollection(to!);
      if (out) return (await collection.export(out)).posts;
      let posts = 0;
      for await (const { id } of collection) if (id) posts += 1;
      return posts;
    };
  },
};

/** Does a job here, and tells what it took. */
async function work(job: Job): Promise<Took> {
  const run = await CLIENTS[job.client](job);
  const [began, before] = [performance.now(), process.cpuUsage()];
  const posts = await run();
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, posts, processor: (user + system) / 1000, megabytes: peakMemory() };
}

/** Clients in Python. */
export type Peer = "tweepy" | "twarc";
/** What one of the clients is to do: of Library Card, also over HTTP/1.1 where it could speak HTTP/2. */
export type Task = Omit<Job, "client" | "url"> & { client: Job["client"] | Peer; http1?: boolean };

/** Starts the clients, each in a process of its own, and keeps what they collect until the end. */
export class Clients implements AsyncDisposable {
  readonly #folder: string;
  readonly #python: string | undefined;
  #files = 0;

  private constructor(folder: string, python: string | undefined) {
    this.#folder = folder;
    this.#python = python;
  }

  static async open(): Promise<Clients> {
    const { python } = pythonEnvironment("library-card-clients");
    const isThere = await Deno.stat(python).then(() => true, () => false);
    return new Clients(await Deno.makeTempDir(), isThere ? python : undefined);
  }

  get peers(): Peer[] {
    return this.#python ? ["tweepy", "twarc"] : [];
  }

  file(ending = "sqlite"): string {
    return join(this.#folder, `${++this.#files}.${ending}`);
  }

  /** Has a client do something in a process of its own. */
  async run({ http1, ...task }: Task, url = ""): Promise<Took> {
    const job = JSON.stringify({ to: this.file(), ...task, url });
    const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const isPeer = this.peers.includes(task.client as Peer);
    const command = new Deno.Command(isPeer ? this.#python! : Deno.execPath(), {
      args: isPeer ? [here("peers.py"), job] : [
        ...["run", "--allow-all", "--no-check", "--quiet", "--config", here("../../deno.json")],
        ...[here("client.ts"), job],
      ],
      // Where a proxy is set, HTTP/2 is not spoken; and nothing takes this one.
      env: http1 ? { HTTPS_PROXY: "http://127.0.0.1:9" } : {},
      stderr: "inherit",
    });
    const { success, stdout } = await command.output();
    if (!success) throw new Error(`Cannot measure ${task.client}: it failed`);
    const took: Took = JSON.parse(new TextDecoder().decode(stdout));
    if (took.posts < task.posts) {
      throw new Error(`Cannot measure ${task.client}: ${took.posts} of ${task.posts} posts came`);
    }
    return took;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.#folder, { recursive: true });
  }
}

if (import.meta.main) {
  console.log(JSON.stringify(await work(JSON.parse(Deno.args[0]))));
  Deno.exit(0);
}
