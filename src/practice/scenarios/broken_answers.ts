import { setTimeout as wait } from "node:timers/promises";

const JSON_TYPE = { "content-type": "application/json" };
const bytes = (text: string) => new TextEncoder().encode(text);

/** Says that more is to come than comes: the server then cuts the connection. */
export function cutWithin(): Response {
  const half = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes('{"data":[{"id":"1","text":"A rehearsed'));
      controller.close();
    },
  });
  return new Response(half, { headers: { ...JSON_TYPE, "content-length": "4096" } });
}

const CHUNK = bytes('{"id":"1","text":"A rehearsed post."},'.repeat(2000));

/** Larger than any answer of the X API: a page of 500 posts with everything has about 3 MB. */
const LARGE = 72 * 2 ** 20;

/**
 * JSON without an end. What lies above 72 MiB drips, so that a client without a limit of its own
 * runs into its time limit and not out of memory.
 */
export function endless(closed: AbortSignal): Response {
  let sent = 0;
  const posts = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes('{"data":['));
    },
    async pull(controller) {
      if (sent > LARGE) await wait(100, undefined, { signal: closed, ref: false }).catch(() => {});
      if (closed.aborted) return controller.close();
      controller.enqueue(CHUNK);
      sent += CHUNK.length;
    },
  });
  return new Response(posts, { headers: JSON_TYPE });
}
