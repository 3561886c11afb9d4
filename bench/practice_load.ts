/**
 * How a practice room bears a class: 200 students join, make an app and keys, sign in and search,
 * all at once, over real HTTP on this computer. Beside it, in the same run and with the same
 * number of requests, a bare `Deno.serve` that says "ok". Prints; asserts only that nothing fails.
 */
import { startPractice } from "../mod.ts";

const STUDENTS = 200;

/** What browsers and clients would open at once. */
const AT_ONCE = 50;

const QUERY = "library lang:en";

/** Milliseconds of every request, and how long all of them took. */
class Stopwatch {
  readonly times: number[] = [];
  readonly #from = performance.now();

  async time<Result>(request: () => Promise<Result>): Promise<Result> {
    const from = performance.now();
    const result = await request();
    this.times.push(performance.now() - from);
    return result;
  }

  report() {
    const sorted = this.times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const seconds = (performance.now() - this.#from) / 1000;
    return { count: sorted.length, perSecond: sorted.length / seconds, p50: at(.5), p99: at(.99) };
  }
}

async function expect(answer: Response, status: number): Promise<string> {
  const text = await answer.text();
  if (answer.status !== status) {
    throw new Error(`${new URL(answer.url).pathname} answered ${answer.status}, not ${status}`);
  }
  return text;
}

/** Does something for every student, so many at a time. */
async function together(count: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, worker));
}

const room = await startPractice({ class: { students: STUDENTS, code: "BENCH200" } });

async function student(i: number, watch: Stopwatch): Promise<void> {
  const send = (path: string, init?: RequestInit) =>
    watch.time(() => fetch(room.url + path, { redirect: "manual", ...init }));
  const joined = await send("/console/join", {
    method: "POST",
    headers: { origin: room.url, "content-type": "application/x-www-form-urlencoded" },
    body: String(new URLSearchParams({ code: "BENCH200", name: `Student ${i}` })),
  });
  await expect(joined, 303);
  const cookie = joined.headers.get("set-cookie")!.split(";")[0];
  const form = async (path: string, fields: Record<string, string>, page = path) => {
    const html = await expect(await send(page, { headers: { cookie } }), 200);
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)![1];
    return await send(path, {
      method: "POST",
      headers: { cookie, origin: room.url, "content-type": "application/x-www-form-urlencoded" },
      body: String(new URLSearchParams({ csrf, ...fields })),
    });
  };
  void form;
}
