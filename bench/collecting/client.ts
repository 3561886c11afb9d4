/**
 * One client at work, in a process of its own: collects or reads so many posts from a server and
 * prints what it took. Started by `bench/collect.ts`.
 */
import { existsSync } from "node:fs";
import process from "node:process";
import tls from "node:tls";
import { SELF_SIGNED } from "../../src/practice/serve/self_signed.ts";

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
    const { Agent } = await import("node:http");
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

if (import.meta.main) {
  console.log(JSON.stringify(await work(JSON.parse(Deno.args[0]))));
  Deno.exit(0);
}
