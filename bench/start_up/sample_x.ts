/**
 * A server in a process of its own that answers what a sample search asks for, each question with
 * the same bytes for every client: what is measured is the client. The bytes are those of a practice
 * room.
 *
 * `deno run --allow-all bench/start_up/sample_x.ts` prints its address.
 */
import { fileURLToPath } from "node:url";
import { startPractice } from "../../src/practice/mod.ts";

/** What everybody asks for: ten posts of the last week. */
export const SAMPLE = "library lang:en";

/** A server on its way: where it is, what opens it, and its end. */
export interface SampleX extends AsyncDisposable {
  url: string;
  /** Any would do; this one says that it is good nowhere. */
  bearerToken: string;
}

interface Kept {
  body: Uint8Array;
  status: number;
  headers: [string, string][];
}

const PATHS = ["/2/usage/tweets", "/2/usage/credits", "/2/tweets/search/recent"];

/** What a practice room answers, asked as our own client asks. */
async function answers(): Promise<Map<string, Kept>> {
  await using room = await startPractice();
  const { bearerToken } = room.issueKeys();
  const kept = new Map<string, Kept>();
  for (const path of PATHS) {
    const address = new URL(path, room.url);
    if (path.includes("search")) {
      address.search = new URLSearchParams({
        query: SAMPLE,
        max_results: "10",
        // Those that X calls by one name in both of its dialects, so that all clients can read them.
        "tweet.fields": "id,text,created_at,lang,author_id",
      }).toString();
    }
    const answer = await fetch(address, { headers: { authorization: `Bearer ${bearerToken}` } });
    const body = new Uint8Array(await answer.arrayBuffer());
    const headers = [...answer.headers].filter(([name]) =>
      !["content-length", "content-encoding", "transfer-encoding", "date"].includes(name)
    );
    kept.set(path, { body, status: answer.status, headers });
  }
  return kept;
}

/** Starts it, and waits until it listens. */
export async function startSampleX(): Promise<SampleX> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--quiet", fileURLToPath(import.meta.url)],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  const url = new TextDecoder().decode(value).trim();
  return {
    url,
    bearerToken: "AAAA-MADE-UP-FOR-A-MEASUREMENT",
    async [Symbol.asyncDispose]() {
      await reader.cancel();
      child.kill();
      await child.status;
    },
  };
}

if (import.meta.main) {
  const kept = await answers();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    const { body, ...rest } = kept.get(new URL(request.url).pathname) ??
      { body: new Uint8Array(), status: 404, headers: [] };
    return new Response(body as BodyInit, rest);
  });
  console.log(`http://127.0.0.1:${server.addr.port}`);
}
